/** What is the text of the engine's script? */
import loads from "virtual:engine";

/** Part after part, so that the page moves meanwhile. */
export async function engineText(): Promise<string> {
  const parts = await Promise.all(loads.map((load) => load()));
  return parts.map((part) => part.default).join("");
}
