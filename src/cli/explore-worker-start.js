/** How does a thread that explores seeds start? */
import { register } from "tsx/esm/api";

register();
await import("./explore-worker.ts");
