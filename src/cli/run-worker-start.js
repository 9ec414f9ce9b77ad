/** How does the thread that simulates start? */
import { register } from "tsx/esm/api";

register();
await import("./run-worker.ts");
