/** `npm run build:engine`: the engine's one script, as a file. */
import { mkdirSync, writeFileSync } from "node:fs";
import { ROOT } from "../aliases.ts";
import { bundleEngine } from "./bundle.ts";

const folder = `${ROOT}dist`;

bundleEngine().then((script) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/engine.js`, script);
  console.log(`dist/engine.js  ${(script.length / 1024).toFixed(1)} KiB`);
});
