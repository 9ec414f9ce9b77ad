/** Is gRPC's service config taken as it stands, and refused with a reason? */
import { describe, expect, test } from "vitest";
import { ms } from "../../src/ports/time.ts";
import { callConfigOf } from "../../src/rpc/service-config.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import { SMALL } from "./small-scenario.ts";

const RETRY = {
  maxAttempts: 3,
  initialBackoff: "0.1s",
  maxBackoff: "1s",
  backoffMultiplier: 2,
  retryableStatusCodes: ["unavailable", 14, "ABORTED"],
};

/** As it stands in the examples of gRPC's own documents. */
const WHOLE = {
  loadBalancingConfig: [{ xds_experimental: { x: 1 } }, { round_robin: {} }],
  methodConfig: [
    {
      name: [{ service: "farcall.bank.Bank", method: "Pay" }],
      waitForReady: true,
      timeout: "1.5s",
      retryPolicy: RETRY,
    },
    { name: [{ service: "farcall.bank.Bank" }], timeout: "2s" },
    { name: [{}], timeout: "3s" },
  ],
  retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
};

function problemsOf(serviceConfig: unknown): readonly string[] {
  const clients = SMALL.clients.map((one) => ({ ...one, serviceConfig }));
  const parsed = parseScenario({ ...SMALL, clients });
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

test("what gRPC's documents show is taken; an unknown balancer passed over", () => {
  expect(problemsOf(WHOLE)).toEqual([]);
});

test("the most exact name counts, then the service, then all (A2)", () => {
  const config = callConfigOf(WHOLE, undefined);
  expect(config.of("/farcall.bank.Bank/Pay")).toMatchObject({
    timeout: ms(1_500),
    waitForReady: true,
    retry: {
      maxAttempts: 3,
      retryableStatusCodes: ["UNAVAILABLE", "UNAVAILABLE", "ABORTED"],
      backoff: { initial: ms(100), max: ms(1_000), multiplier: 2 },
    },
  });
  expect(config.of("/farcall.bank.Bank/Balance").timeout).toBe(ms(2_000));
  expect(config.of("/farcall.greeter.Greeter/Hello").timeout).toBe(ms(3_000));
});

test.each([{}, { service: "" }, { service: "", method: "" }])(
  "%j is the name of all methods",
  (name) => {
    const given = { methodConfig: [{ name: [name], timeout: "3s" }] };
    expect(problemsOf(given)).toEqual([]);
    expect(callConfigOf(given).of("/a.B/C").timeout).toBe(ms(3_000));
  },
);

test("more than five attempts act as five (A6)", () => {
  const methodConfig = [
    { name: [{}], retryPolicy: { ...RETRY, maxAttempts: 9 } },
  ];
  const { retry } = callConfigOf({ methodConfig }, undefined).of("/a/b");
  expect(retry?.maxAttempts).toBe(5);
});

describe("a reason is given for", () => {
  const method = (change: object) => ({
    methodConfig: [{ name: [{}], ...change }],
  });
  const retry = (change: object) =>
    method({ retryPolicy: { ...RETRY, ...change } });
  test.each<[object, string]>([
    [
      { loadBalancingConfig: [{ ring_hash_experimental: {} }] },
      "names no balancer that is known; use pick_first, round_robin",
    ],
    [
      { loadBalancingConfig: [{ round_robin: {}, pick_first: {} }] },
      "has an entry that is not one balancer",
    ],
    [
      {
        loadBalancingConfig: [
          { least_request_experimental: { choiceCount: 1 } },
        ],
      },
      "least_request_experimental.choiceCount: 1 is below 2",
    ],
    [
      { loadBalancingConfig: [{ round_robin: { bogus: 1 } }] },
      'loadBalancingConfig[0].round_robin: "bogus" is not known here; give {}',
    ],
    [
      {
        loadBalancingConfig: [
          { least_request_experimental: { choiceCuont: 3 } },
        ],
      },
      '"choiceCuont" is not known here; did you mean "choiceCount"?',
    ],
    [
      { loadBalancingConfig: [{ pick_first: { shuffleAddressList: 1 } }] },
      "pick_first.shuffleAddressList: 1 is neither; say true or false",
    ],
    [{ loadBalancingConfig: [{ round_robin: 7 }] }, "7 is no object; give {}"],
    [
      { loadBalancingConfig: [{ round_robin: {} }, { xds: 7 }] },
      "loadBalancingConfig[1].xds: 7 is no object; give its settings",
    ],
    [{ loadBalancingPolicy: "round_robin" }, "use loadBalancingConfig"],
    [method({ timeout: "1500ms" }), '"1500ms" is not one; give seconds'],
    [method({ timeout: "0s" }), '"0s" is not one; give seconds above 0'],
    [method({ hedgingPolicy: {} }), "hedged calls are not built yet"],
    [method({ name: [{ metod: "Pay" }] }), 'did you mean "method"?'],
    [
      method({ name: [{ method: "Pay" }] }),
      'methodConfig[0].name[0]: {"method":"Pay"} has a method ' +
        "and no service; name the service as well",
    ],
    [method({ name: [{ service: "", method: "Pay" }] }), "no service"],
    [
      {
        methodConfig: [
          { name: [{ service: "a.B" }, {}] },
          { name: [{ service: "a.C" }, { service: "a.B", method: "" }] },
        ],
      },
      'methodConfig[1].name[1]: {"service":"a.B","method":""} is the name of ' +
        "methodConfig[0].name[0], too; give each name one methodConfig",
    ],
    [
      method({ name: [{}, { service: "" }] }),
      "give each name one methodConfig",
    ],
    [retry({ maxAttempts: 1 }), "1 is below 2"],
    [retry({ backoffMultiplier: 0 }), "0 is below 0.001"],
    [retry({ retryableStatusCodes: [] }), "is empty; give a status"],
    [retry({ retryableStatusCodes: ["BUSY"] }), '"BUSY" is no status'],
    [retry({ retryableStatusCodes: [99] }), "99 is no status"],
    [retry({ initialBackoff: undefined }), "initialBackoff: is missing"],
    [{ retryThrottling: { maxTokens: 1001, tokenRatio: 1 } }, "above 1000"],
  ])("%j", (config, words) => {
    expect(problemsOf(config).join("\n")).toContain(words);
  });
});
