/** How does the thread that simulates start? */
import { register as registerHook } from "node:module";
import { register } from "tsx/esm/api";

register();
// A script may lie anywhere, as a scenario may.
registerHook("./resolve-farcall.js", import.meta.url);
await import("./run-worker.ts");
