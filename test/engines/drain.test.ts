/** Does each engine finish its microtasks between two events? */
import { expect, test } from "vitest";
import { bundleEngine } from "../../web/engine/bundle.ts";
import { peer } from "../support/peers.ts";
import { ROOT } from "../support/source.ts";
import { inWorker, launchChromium } from "./chromium-engine.ts";
import { run } from "./kernel-workload.ts";
import { type Driven, openBareContext } from "./node-engine.ts";
import { openQuickJs } from "./quickjs-engine.ts";

const SEEDS = [1, 2, 3, 4, 5];

const bundle = await bundleEngine(`${ROOT}test/engines/kernel-workload.ts`);
const expected: string[] = [];
for (const seed of SEEDS) expected.push(await run(seed));

function drive({ evaluate }: Driven): string[] {
  return SEEDS.map((seed) => {
    evaluate(`farcallEngine.open(${seed}); ""`);
    while (evaluate("farcallEngine.step()") !== "end");
    return evaluate("farcallEngine.digest()");
  });
}

test("a Worker in Chromium does", async (context) => {
  const browser = await launchChromium(peer("chromium", context));
  const page = await browser.newPage();
  const script = `${bundle};(async () => {
    const digests = [];
    for (const seed of ${JSON.stringify(SEEDS)}) {
      digests.push(await farcallEngine.run(seed));
    }
    postMessage(digests);
  })();`;
  expect(await inWorker(page, script)).toEqual(expected);
  await browser.close();
});

test("QuickJS does, when the host empties its job queue", async () => {
  const engine = await openQuickJs(bundle);
  expect(drive(engine)).toEqual(expected);
  engine.close();
});

test("a context with only the language does", () => {
  expect(drive(openBareContext(bundle))).toEqual(expected);
});

// Were it not so, the tests above would prove nothing.
test("a drain of only twenty microtasks gives another run", async () => {
  const engine = await openQuickJs(bundle, 20);
  expect(drive(engine)).not.toEqual(expected);
  engine.close();
});
