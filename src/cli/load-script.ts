/** Which code acts on a run? */
import { existsSync } from "node:fs";
import type { Script } from "../scenario/script.ts";
import { loadDefault } from "./load-default.ts";
import { badInput } from "./verb.ts";

/** The default export of a file. Throws BadInput when it is no function. */
export async function loadScript(path: string): Promise<Script> {
  if (!existsSync(path)) {
    throw badInput("--script", `there is no file ${path}`, "check the path");
  }
  const given = await loadDefault(path, (value) => value, "the script");
  if (typeof given === "function") return given as Script;
  const remedy = "export default async (world) => { … }";
  throw badInput("--script", `${path} has no function as default`, remedy);
}
