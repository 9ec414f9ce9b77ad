/** Where does a learner write? */
import { fileURLToPath } from "node:url";

/** The git-ignored folder of the checkout: nothing in it is tested by ours. */
export function workFolder(): string {
  return fileURLToPath(new URL("../../work/", import.meta.url));
}
