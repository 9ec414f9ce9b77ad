/** When does a client learn that a name stands for other servers? */
import { describe, expect, test } from "vitest";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { mayAskAt } from "../../src/cluster/dns-pace.ts";
import { after, ms, START, seconds } from "../../src/ports/time.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const A = { name: "a" };
const B = { name: "b", startsAtMs: 1_000 };

/** One server at first, two from 2 s on, and a call each 100 ms. */
function growing(changes: Partial<Scenario> = {}): Scenario {
  return {
    name: "growing",
    title: { en: "Growing" },
    summary: { en: "One server becomes two." },
    hosts: [A, B, { name: "names" }, { name: "shop" }],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 1 } },
      deadlineMs: 1_000,
    },
    nameServer: {
      host: "names",
      records: [
        {
          name: "greeter.example",
          ttlMs: 500,
          hosts: ["a"],
          changes: [{ atMs: 2_000, hosts: ["a", "b"] }],
        },
      ],
    },
    services: ["a", "b"].map((host) => ({ service: "greeter", host })),
    clients: [
      {
        name: "shop",
        host: "shop",
        service: "greeter",
        target: "dns:///greeter.example:50051",
        serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
      },
    ],
    workloads: [
      {
        kind: "open-loop",
        name: "visitors",
        client: "shop",
        call: { method: "hello" },
        perSecond: 10,
        arrivals: "constant",
        count: 80,
        startMs: 100,
      },
    ],
    startJitterMsMax: 0,
    ...changes,
  };
}

async function run(scenario: Scenario) {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const done = await runScenario(parsed.value, { seed: 1 });
  if (done.failure !== undefined) throw done.failure;
  return done;
}

/** What the shop believed, and since when in ms. */
function beliefs({ trace }: Awaited<ReturnType<typeof run>>): string[] {
  return [...rowsThatFit(trace, { event: "list.learned" })].map(
    ({ at, cells }) => `${at / 1e6} ${cells.at(-1)}`,
  );
}

function clientWith(change: object, server: object = {}): Partial<Scenario> {
  const { clients, services } = growing();
  return {
    clients: clients.map((one) => ({ ...one, ...change })),
    services: services.map((one) => ({ ...one, ...server })),
  };
}

describe("a client that found its servers by name", () => {
  test("never asks again while its connection is well", async () => {
    const quiet = await run(growing());
    expect(beliefs(quiet)).toEqual(["102 a:50051"]);
    const atB = { event: "handler.started", host: "b" };
    expect([...rowsThatFit(quiet.trace, atB)]).toEqual([]);
    expect(quiet.checks).toEqual([]);
  });

  test("asks when a connection ends, but not twice in 30 s", async () => {
    const aged = clientWith({}, { connectionAgeMs: 3_000 });
    const asked = await run(growing(aged));
    const rows = [...rowsThatFit(asked.trace, { event: "name.asked" })];
    expect(rows.map(({ at }) => at / 1e6)).toEqual([100]);
  });

  test("asks at once where it may", async () => {
    const eager = { resolution: { intervalMs: 0 } };
    const aged = clientWith(eager, { connectionAgeMs: 3_000 });
    const [first, second] = beliefs(await run(growing(aged)));
    expect(first).toBe("102 a:50051");
    // The connection is 3 s old, a tenth more or less.
    expect(second).toMatch(/^(2[89]|3[0-4])\d\d.* a:50051, b:50051$/);
  });

  test("asks by itself where it is told to", async () => {
    const eager = { resolution: { intervalMs: 0, refreshMs: 1_000 } };
    expect(beliefs(await run(growing(clientWith(eager))))).toEqual([
      "102 a:50051",
      "2106 a:50051, b:50051",
    ]);
  });

  test("keeps its list while the name server is silent", async () => {
    const eager = { resolution: { intervalMs: 0, refreshMs: 1_000 } };
    const dead = await run(
      growing({
        ...clientWith(eager),
        faults: [{ atMs: 500, action: { kind: "crash", host: "names" } }],
      }),
    );
    expect(beliefs(dead)).toEqual(["102 a:50051"]);
    const answered = [...rowsThatFit(dead.trace, { event: "call.answered" })];
    expect(answered).toHaveLength(80);
  });

  test("fails calls while it never heard an answer", async () => {
    const dead = await run(
      growing({
        faults: [{ atMs: 50, action: { kind: "crash", host: "names" } }],
        untilMs: 7_000,
      }),
    );
    const failed = [...rowsThatFit(dead.trace, { event: "call.failed" })];
    const why = failed.map(({ cells }) => cells.join(" "));
    expect(why[0]).toContain("DEADLINE_EXCEEDED");
    expect(why.at(-1)).toContain("the name server names does not answer");
  });
});

test("the pace is the later of the answer's life and the interval", () => {
  const at = after(START, seconds(10));
  const known = { at, ttl: seconds(20) };
  expect(mayAskAt(undefined, {})).toBe(START);
  expect(mayAskAt(known, {})).toBe(after(at, seconds(30)));
  expect(mayAskAt(known, { interval: ms(0) })).toBe(after(at, seconds(20)));
});

describe("what makes no sense is told", () => {
  const problemsOf = (changes: Partial<Scenario>) => {
    const parsed = parseScenario(growing(changes));
    return parsed.ok ? [] : parsed.problems;
  };

  test("a name that nobody knows", () => {
    const target = "dns:///greater.example:50051";
    expect(problemsOf(clientWith({ target }))).toEqual([
      {
        path: "clients[0].target",
        what: 'no name server knows "greater.example"',
        remedy: expect.stringContaining("greeter.example"),
      },
    ]);
  });

  test("hosts that are not there, and times out of order", () => {
    const record = {
      name: "greeter.example",
      ttlMs: 500,
      hosts: ["a", "c"],
      weights: { b: 2 },
      changes: [
        { atMs: 20, hosts: ["a"] },
        { atMs: 10, hosts: ["a"] },
      ],
    };
    const nameServer = { host: "nobody", records: [record] };
    expect(problemsOf({ nameServer }).map(({ path }) => path)).toEqual([
      "nameServer.host",
      "nameServer.records[0].hosts[1]",
      "nameServer.records[0].weights.b",
      "nameServer.records[0].changes[1].atMs",
      "clients[0].target",
    ]);
  });

  test("a list of names", () => {
    const target = "dns:///a.example:1,b.example:1";
    expect(problemsOf(clientWith({ target }))[0]?.path).toBe(
      "clients[0].target",
    );
  });
});
