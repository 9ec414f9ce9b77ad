/** Is a browser fast enough to simulate in? */
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { bundleEngine } from "../../web/engine/bundle.ts";
import { peer } from "../support/peers.ts";
import { ROOT } from "../support/source.ts";
import { inWorker, launchChromium } from "./chromium-engine.ts";

const CALLS = 10_000;
const ROUNDS = 4;

/** The budget is 0.5; a busy machine gets ten times as much room. */
const RATIO_MIN = 0.05;

type Measure = (calls: number) => Promise<number>;

test("Chromium makes unary calls at a good part of Node's rate", async (context) => {
  const browser = await launchChromium(peer("chromium", context));
  const page = await browser.newPage();
  const entry = `${ROOT}test/engines/unary-workload.ts`;
  const bundle = await bundleEngine(entry);
  const inNode = runInThisContext(`${bundle};farcallEngine.unaryRate`);
  const best = async (measure: Measure) => {
    let rate = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      rate = Math.max(rate, await measure(CALLS));
    }
    return rate;
  };
  const node = await best(inNode as Measure);
  const chromium = (await inWorker(
    page,
    `${bundle};(${best})(farcallEngine.unaryRate).then(postMessage)`
      .replaceAll("ROUNDS", String(ROUNDS))
      .replaceAll("CALLS", String(CALLS)),
  )) as number;
  await browser.close();
  const ratio = chromium / node;
  console.log(
    `unary calls a second: Chromium ${Math.round(chromium)}, ` +
      `Node ${Math.round(node)}, ratio ${ratio.toFixed(2)} (budget 0.5)`,
  );
  expect(ratio).toBeGreaterThan(RATIO_MIN);
});
