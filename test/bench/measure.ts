/** Measures one side of one benchmark, in a process of its own. */
import { BENCHMARKS } from "./catalogue.ts";
import { serveForParent } from "./grpc-js.ts";

const [name = "", side = ""] = process.argv.slice(2);

if (name === "serve-grpc-js") {
  await serveForParent();
} else {
  const benchmark = BENCHMARKS.find((one) => one.name === name);
  const measure =
    side === "ours" ? benchmark?.ours : benchmark?.references[side];
  if (measure === undefined) throw new Error(`no ${side} of "${name}"`);
  console.log(JSON.stringify(await measure()));
  process.exit(0);
}
