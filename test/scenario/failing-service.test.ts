/** Who finds out about a server that fails and says that it is well? */
import { expect, test } from "vitest";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { ClientSpec, Scenario } from "../../src/scenario/scenario.ts";

const CALLS = 40;

function worldOf(policy: Partial<ClientSpec>): Scenario {
  const failing = { fromMs: 500, untilMs: 1_500 };
  return {
    name: "lying-health",
    title: { en: "Well, it says" },
    summary: { en: "One of two servers fails its callers for a second." },
    hosts: [{ name: "ada" }, { name: "bob" }, { name: "shop" }],
    services: [
      { service: "greeter", host: "ada", hasHealth: true },
      { service: "greeter", host: "bob", hasHealth: true, failing },
    ],
    clients: [
      {
        name: "shop",
        host: "shop",
        service: "greeter",
        target: "ada:50051,bob:50051",
        ...policy,
      },
    ],
    workloads: [
      {
        kind: "open-loop",
        name: "visitors",
        client: "shop",
        call: { method: "hello", deadlineMs: 200 },
        perSecond: 20,
        arrivals: "constant",
        count: CALLS,
        startMs: 25,
      },
    ],
    untilMs: 3_000,
  };
}

const roundRobin = { loadBalancingConfig: [{ round_robin: {} }] };

async function failuresWith(policy: Partial<ClientSpec>): Promise<number> {
  const parsed = parseScenario(worldOf(policy));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { trace, failure } = await runScenario(parsed.value, { seed: 1 });
  expect(failure).toBeUndefined();
  return [...rowsThatFit(trace, { event: "call.failed" })].length;
}

test("asking for its health does not: half the calls of a second fail", async () => {
  const serviceConfig = {
    ...roundRobin,
    healthCheckConfig: { serviceName: "" },
  };
  expect(await failuresWith({ serviceConfig })).toBe(10);
});

test("counting its failures does", async () => {
  const outlierDetection = { consecutiveErrors: 3, maxEjectionPercent: 50 };
  const serviceConfig = roundRobin;
  expect(await failuresWith({ serviceConfig, outlierDetection })).toBe(3);
});
