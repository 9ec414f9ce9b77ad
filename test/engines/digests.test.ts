/** Is a run the same run on every engine? */
import { afterAll, expect, test } from "vitest";
import type { Order } from "../../web/engine/order.ts";
import { peer } from "../support/peers.ts";
import { cardsOf, engineBundle } from "./bundle.ts";
import { loadInChromium } from "./chromium-engine.ts";
import type { LoadedEngine } from "./engine-api.ts";
import { loadInBareContext, loadInNode } from "./node-engine.ts";
import { loadInQuickJs } from "./quickjs-engine.ts";
import { SEEDS } from "./seeds.ts";

/** QuickJS interprets: all scenarios with all seeds take it minutes. */
const TEST_MS_MAX = 60_000 + SEEDS * 12_000;

/** A crash in the middle: branches must agree too. */
function branchOf({ name, hosts }: { name: string; hosts: readonly string[] }) {
  const host = hosts[0] ?? "";
  return {
    scenario: name,
    seed: 1,
    interventions: [`90ms=crash:${host}`, `400ms=restart:${host}`],
  };
}

async function ordersOf(bundle: string): Promise<readonly Order[]> {
  const cards = cardsOf(bundle);
  const plain = cards.flatMap(({ name: scenario }) =>
    Array.from({ length: SEEDS }, (_, index) => {
      return { scenario, seed: index + 1, interventions: [] };
    }),
  );
  return [...plain, ...cards.map(branchOf)];
}

const bundle = await engineBundle();
const orders = await ordersOf(bundle);
const node = loadInNode(bundle);
const expected = await node.digests(orders);
const compared = [node.name];
let differing = 0;

/** The first row that differs, as each of the two engines tells it. */
async function firstDifference(
  engine: LoadedEngine,
  order: Order,
): Promise<string> {
  const ours = await node.lines(order);
  const theirs = await engine.lines(order);
  const rows = Math.max(ours.length, theirs.length);
  for (let row = 0; row < rows; row += 1) {
    if (ours[row] === theirs[row]) continue;
    const here = `${node.name}: ${ours[row]}`;
    return `row ${row}\n${here}\n${engine.name}: ${theirs[row]}`;
  }
  return "no row, only the digests differ";
}

async function compare(engine: LoadedEngine): Promise<void> {
  const digests = await engine.digests(orders);
  const differs = orders.filter(
    (_, index) => digests[index] !== expected[index],
  );
  compared.push(engine.name);
  differing += differs.length;
  const [first] = differs;
  if (first === undefined) return engine.close();
  const difference = await firstDifference(engine, first);
  await engine.close();
  const { scenario, seed, interventions } = first;
  const name = `${scenario} --seed ${seed} ${interventions.join(" ")}`;
  const count = `${differs.length} of ${orders.length} digests differ`;
  expect.fail(`${engine.name}: ${count}, first ${name} at ${difference}`);
}

test(
  "Chromium gives the digests of Node",
  async (context) => {
    const path = peer("chromium", context);
    await compare(await loadInChromium(bundle, path));
  },
  TEST_MS_MAX,
);

test(
  "QuickJS gives the digests of Node",
  async () => {
    await compare(await loadInQuickJs(bundle));
  },
  TEST_MS_MAX,
);

test("a context with only the language gives the digests of Node", async () => {
  await compare(loadInBareContext(bundle));
});

test("every seed and every scenario gives another digest", () => {
  expect(new Set(expected).size).toBe(orders.length);
});

afterAll(() => {
  const engines = `${compared.length} engines (${compared.join(", ")})`;
  console.log(`${orders.length} digests on ${engines}, ${differing} differ`);
});
