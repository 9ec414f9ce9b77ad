#!/usr/bin/env node
/** How does the `farcall` command start? */
import { register as registerHook } from "node:module";
import { register } from "tsx/esm/api";

// The sources are TypeScript and run as they are; there is no build step.
register();
registerHook("./resolve-farcall.js", import.meta.url);
const { start } = await import("./main.ts");
await start();
