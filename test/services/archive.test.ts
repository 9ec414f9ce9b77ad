/** Do an archive and those who ask it for others keep to deadlines? */
import { expect, test } from "vitest";
import { columnOf, rowsThatFit } from "../../src/check/row-query.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario, UpstreamSpec } from "../../src/scenario/scenario.ts";
import { fewerHosts } from "../../src/scenario/shrink-steps.ts";

type Upstream = Partial<UpstreamSpec>;

/** A reader asks the desk, the desk an archive; 10 ms for each way. */
function world(upstream: Upstream, pages: number, deadlineMs?: number) {
  return {
    name: "reader-desk-archive",
    title: { en: "A reader" },
    summary: { en: "A reader asks the desk." },
    hosts: ["reader", "desk", "archive"].map((name) => ({ name })),
    defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
    services: [
      {
        service: "librarian",
        host: "desk",
        serviceTimeMs: 0,
        upstream: { target: "archive:50051", ...upstream },
      },
      { service: "archive", host: "archive", serviceTimeMs: 0 },
    ],
    clients: [
      {
        name: "reader",
        host: "reader",
        service: "librarian",
        target: "desk:50051",
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "asks",
        client: "reader",
        calls: [
          { method: "search", request: { word: "sea", pages: 3 }, atMs: 10 },
          {
            method: "search",
            request: { word: "storm", pages },
            atMs: 500,
            ...(deadlineMs !== undefined && { deadlineMs }),
          },
        ],
      },
    ],
    startJitterMsMax: 0,
  } as const satisfies Scenario;
}

interface Told {
  /** Of the desk's call, in ms; -1, none. */
  readonly givenMs: number;
  readonly reply: string;
  /** When the archive was done with the long search, from 500 ms on. */
  readonly readUntilMs: number;
}

async function told(scenario: Scenario): Promise<Told> {
  const { trace, failure } = await runScenario(scenario, { seed: 1 });
  expect(failure).toBeUndefined();
  const last = (event: string, host: string) =>
    [...rowsThatFit(trace, { event, host, fromMs: 500 })].at(-1);
  const given = last("call.started", "desk");
  const granted = last("workload.granted", "reader");
  const done = last("handler.finished", "archive");
  return {
    givenMs: Number(given && columnOf(given, "timeout_ns")) / 1e6,
    reply: String(granted && columnOf(granted, "reply")),
    readUntilMs: (done?.at ?? Number.NaN) / 1e6 - 500,
  };
}

test("an archive reads a page in 10 ms, and counts", async () => {
  expect(await told(world({}, 12))).toEqual({
    givenMs: -0.000001,
    reply: "hits 2, isExact true",
    readUntilMs: 140,
  });
});

test("with a parent the rest of the deadline travels, and its end", async () => {
  const { givenMs, readUntilMs } = await told(world({}, 60, 200));
  expect(givenMs).toBe(200);
  // On its way travels how long is left: each deadline is a way later.
  expect(readUntilMs).toBe(220);
});

test("who takes no notice of the call above reads to the end", async () => {
  const alone = await told(world({ isDetached: true }, 60, 200));
  expect(alone).toMatchObject({ givenMs: -0.000001, readUntilMs: 620 });
});

test("of the own time-out and the rest, the shorter holds", async () => {
  const own = await told(world({ timeoutMs: 50 }, 60, 200));
  expect(own).toMatchObject({ givenMs: 50, readUntilMs: 70 });
  const rest = await told(world({ timeoutMs: 900 }, 60, 200));
  expect(rest.givenMs).toBe(200);
  const both = { timeoutMs: 250, isDetached: true };
  expect((await told(world(both, 60, 200))).givenMs).toBe(250);
});

function problemsOf(scenario: unknown): readonly string[] {
  const parsed = parseScenario(scenario);
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

test("whom nobody can ask, or who asks in a circle, is named", () => {
  const good = world({}, 3);
  const [desk, archive] = good.services;
  const withServices = (...services: readonly object[]) =>
    problemsOf({ ...good, services });
  expect(withServices(desk, archive)).toEqual([]);
  expect(
    withServices(desk, { ...archive, upstream: { target: "desk:50051" } }),
  ).toContain("services[1].upstream: archive asks nobody; leave it out");
  expect(withServices({ ...desk, upstream: { target: "hall:1" } })).toEqual([
    "services[0].upstream.target: at hall:1 is nobody; " +
      "name host and port of archive or librarian",
  ]);
  const circle = { ...desk, upstream: { target: "desk:50051" } };
  expect(withServices(circle, archive)).toEqual([
    "services[0].upstream.target: desk:50051 asks itself in the end; " +
      "let somebody of them ask nobody",
  ]);
});

test("who shrinks a run keeps those who are asked", () => {
  const spare = { name: "spare" };
  const good = world({}, 3);
  const smaller = [...fewerHosts({ ...good, hosts: [...good.hosts, spare] })];
  expect(smaller.length).toBeGreaterThan(0);
  for (const one of smaller) expect(problemsOf(one)).toEqual([]);
});
