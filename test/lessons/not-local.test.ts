/** Is lesson 2 graded as a teacher would, and do its programs run? */
import { describe, expect, test } from "vitest";
import { clickMs } from "../../lessons/02-not-like-a-local-call/evidence.ts";
import { reserveEach } from "../../lessons/02-not-like-a-local-call/far.ts";
import { reserveEach as reserveHere } from "../../lessons/02-not-like-a-local-call/local.ts";
import {
  BEGIN_MS,
  cutHalfWay,
  DELAY_MS_MAX,
  tenCalls,
} from "../../lessons/02-not-like-a-local-call/scene-basket.ts";
import { tellBasket } from "../../lessons/02-not-like-a-local-call/tells.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { ms } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { serve } from "../../src/rpc/server.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { warehouse } from "../../src/services/warehouse.ts";
import { warehouseContract } from "../../src/services/warehouse-contract.ts";
import { flightsAt, flightsOf } from "../../web/scene/flights.ts";
import { rowsOf } from "../../web/scene/scene-trace.ts";
import { TestWorld } from "../rpc/test-world.ts";
import { sceneTraceOf } from "../scene/scene-of.ts";
import { graderOf, hiddenBy, SALTS } from "./grader.ts";

const LAST = { event: "call.answered", where: { n: 11 } };

const { lesson, textOf, gradeText, problemsOf } = await graderOf(
  "not-like-a-local-call",
);

test.each(SALTS)("the solution passes on seeds hidden by %j", async (salt) => {
  const seeds = hiddenBy(salt, 8);
  expect(await problemsOf(textOf("solution.ts"), seeds)).toEqual([]);
});

describe("another right way earns all points", () => {
  const made = textOf("solution.ts");
  const robotFirst = `    await fetchFromShelf(item, ctx);
    const pieces = left.get(item) ?? PIECES;
    if (pieces === 0) throw new RpcError("NOT_FOUND", \`no \${item} is left\`);
    left.set(item, pieces - 1);
`;

  test.each<[string, (text: string) => string]>([
    [
      "takes a piece first, and gives it back if it is not brought",
      (text) =>
        text.replace(
          robotFirst,
          `const pieces = left.get(item) ?? PIECES;
    if (pieces === 0) throw new RpcError("NOT_FOUND", "none is left");
    left.set(item, pieces - 1);
    try {
      await fetchFromShelf(item, ctx);
    } catch (error) {
      left.set(item, (left.get(item) ?? 0) + 1);
      throw error;
    }
`,
        ),
    ],
    [
      "settles all and reads their ends",
      (text) =>
        text.replace(
          /const outcomes = items\.map[\s\S]*?Promise\.all\(outcomes\) };/,
          `const tries = items.map((item) => reserve(item, ctx));
      const ends = await Promise.allSettled(tries);
      const outcomes = ends.map((end) =>
        end.status === "fulfilled" ? "OK" : end.reason.status,
      );
      return { outcomes };`,
        ),
    ],
    [
      "keeps what was sold instead of what is left",
      (text) =>
        text
          .replace("left.get(item) ?? PIECES", "PIECES - (left.get(item) ?? 0)")
          .replace(
            "left.set(item, pieces - 1)",
            "left.set(item, PIECES - pieces + 1)",
          ),
    ],
  ])("%s", async (_way, change) => {
    const text = change(made);
    expect(text).not.toBe(made);
    expect(await problemsOf(text)).toEqual([]);
  });
});

test("the start earns nothing, and hears why for each task", async () => {
  const { points, tests } = await gradeText(textOf("start.ts"));
  expect(points).toBe(0);
  for (const { id } of lesson.exercise?.tasks ?? []) {
    const own = tests.filter(({ task }) => task === id);
    expect(
      own.some(({ message }) => message !== null),
      id,
    ).toBe(true);
  }
});

describe("what is wrong with one task costs that task alone", () => {
  test.each([
    ["keeps-what-was-not-brought", ["others"]],
    ["checks-too-early", ["others"]],
    ["in-order-of-arrival", ["parts"]],
    ["hides-the-reason", ["parts"]],
    ["leaves-out-failures", ["parts"]],
    ["one-failure-ends-all", ["parts"]],
    ["one-failure-is-said-of-all", ["parts"]],
    ["says-ok-all-the-same", ["parts"]],
  ])("%s", async (name, tasks) => {
    const { tests } = await gradeText(textOf(`wrong/${name}.ts`));
    const failed = tests.filter(({ message }) => message !== null);
    expect(failed.map(({ task }) => task)).toEqual(tasks);
  });
});

test("who makes two mistakes hears of both, and of no third", async () => {
  const text = textOf("wrong/in-order-of-arrival.ts");
  const fetch = "    await fetchFromShelf(item, ctx);\n";
  const both = text
    .replace(fetch, "")
    .replace(/( {4}left\.set\(.*\n)/, `$1${fetch}`);
  const { tests } = await gradeText(both);
  expect(
    tests.flatMap(({ messageKey, task }) =>
      messageKey ? [task, messageKey] : [],
    ),
  ).toEqual([
    ...["parts", "in-order-of-arrival"],
    ...["others", "keeps-what-was-not-brought"],
  ]);
});

test.each(["answers-before-the-robots", "one-after-the-other"])(
  "%s: of what is answered at the wrong time nothing else is said",
  async (name) => {
    const { tests } = await gradeText(textOf(`wrong/${name}.ts`));
    const [parts] = tests.filter(({ task }) => task === "parts");
    expect(parts?.messageKey).toBe("not-judged-yet");
    const [others] = tests.filter(({ task }) => task === "others");
    expect(others?.message).toBeNull();
  },
);

test("who finds everything sold out hears that no robot went", async () => {
  const text = textOf("solution.ts").replace(
    "    await fetchFromShelf(item, ctx);\n",
    '    if (item !== "") throw new RpcError("NOT_FOUND", "none left");\n$&',
  );
  const { points, tests } = await gradeText(text);
  expect(points).toBeLessThan(7);
  const [time] = tests.filter(({ task }) => task === "time");
  expect(time?.messageKey).toBe("no-robot-yet");
});

test.each([1, 25, DELAY_MS_MAX])(
  "over %i ms the customer clicks when the connection stands",
  async (delayMs) => {
    const run = await runScenario(tenCalls(delayMs), { seed: 1 });
    const [first] = rowsThatFit(run.trace, { event: "call.answered" });
    expect(first?.at).toBeLessThan(ms(BEGIN_MS - 10));
    expect(clickMs(run)).toBe(BEGIN_MS);
    const [last] = [...rowsThatFit(run.trace, LAST)];
    const { en } = tellBasket(run);
    expect(en).toContain(`From ${BEGIN_MS} ms, the click, to `);
    expect(en).toContain(`to ${Number(last?.at) / 1e6} ms, the last answer`);
  },
);

test("each request after the cut is seen to be lost", async () => {
  const rows = rowsOf(await sceneTraceOf(cutHalfWay));
  const lost = flightsAt(flightsOf(rows), "call").filter(
    ({ what, end }) => what === "request" && end === "dropped",
  );
  const atMs = lost.map(({ startNs }) => startNs / 1e6);
  expect(atMs).toEqual([860, 1060, 1260, 1460]);
});

test("both programs that the lesson shows reserve every item", async () => {
  const items = ["cup", "jar", "cup"];
  const here: string[] = [];
  reserveHere({ reserve: ({ item }) => here.push(item) }, items);
  expect(here).toEqual(items);
  const world = new TestWorld();
  serve(world.host("warehouse"), {
    port: 50_051,
    protocol: grpc(),
    services: [warehouse()],
  });
  const to = { host: "warehouse", port: 50_051 };
  const channel = new Channel(world.host("shop"), { to, protocol: grpc() });
  const shelves = client(warehouseContract, channel);
  let isDone = false;
  void reserveEach(shelves, items).then(() => {
    isDone = true;
  });
  await world.run();
  expect(isDone).toBe(true);
  expect(world.shown.at(-1)).toBe("warehouse reserved 3");
});

test("a call within a program takes nanoseconds, not microseconds", () => {
  const seen = new Map<string, number>();
  const shelves = {
    reserve: ({ item }: { readonly item: string }) => {
      seen.set(item, seen.size);
    },
  };
  const items = Array.from({ length: 1000 }, (_, n) => `item ${n % 10}`);
  let bestNs = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 50; times += 1) {
    const startedAt = performance.now();
    reserveHere(shelves, items);
    const tookNs = (performance.now() - startedAt) * 1e6;
    bestNs = Math.min(bestNs, tookNs / items.length);
  }
  // With the look into the map, and on a machine that has much else to do.
  expect(bestNs).toBeLessThan(1000);
});
