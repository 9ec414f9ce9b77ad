/** Do our client and grpc-js's do the same when servers fail by one script? */
import { constants } from "node:http2";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ServiceConfig } from "../../src/rpc/service-config.ts";
import type { SeenAttempt, Step } from "./script-server.ts";
import { type Heard, ours, play, type Script, theirs } from "./two-clients.ts";

const UNAVAILABLE = { kind: "status", code: 14 } as const;
const OK = { kind: "ok" } as const;
const REFUSED = {
  kind: "reset",
  code: constants.NGHTTP2_REFUSED_STREAM,
} as const;

const RETRY = {
  maxAttempts: 4,
  initialBackoff: "0.01s",
  maxBackoff: "0.03s",
  backoffMultiplier: 2,
  retryableStatusCodes: ["UNAVAILABLE"],
};

type MethodConfig = NonNullable<ServiceConfig["methodConfig"]>[number];

function configOf(
  change: Partial<MethodConfig> = {},
  rest: Omit<ServiceConfig, "methodConfig"> = {},
): ServiceConfig {
  return {
    loadBalancingConfig: [{ pick_first: {} }],
    methodConfig: [{ name: [{}], ...change }],
    ...rest,
  };
}

const ROUND_ROBIN = { loadBalancingConfig: [{ round_robin: {} }] };

/** One server, one call, a policy with UNAVAILABLE, unless it says so. */
function script(change: Partial<Script>): Script {
  return {
    servers: ["a"],
    config: configOf({ retryPolicy: RETRY }),
    steps: [],
    run: ({ call }) => call(),
    ...change,
  };
}

async function both(script: Script): Promise<{ our: Heard; their: Heard }> {
  const [our, their] = await Promise.all([
    play(ours, script),
    play(theirs, script),
  ]);
  return { our, their };
}

/** "a", "a 1", "b 2": who was asked, after how many attempts. */
function inShort({ statuses, attempts }: Heard): string {
  const asked = attempts.map(({ server, previous }) =>
    `${server} ${previous}`.trimEnd(),
  );
  return `${asked.join(", ")}: ${statuses.join(", ")}`;
}

/** The servers by the order in which they were asked: the first is chance. */
function inTurn({ statuses, attempts }: Heard): Heard {
  const order = [...new Set(attempts.map(({ server }) => server))];
  const renamed = attempts.map(
    ({ server, previous }): SeenAttempt => ({
      server: `n${order.indexOf(server) + 1}`,
      previous,
    }),
  );
  return { statuses, attempts: renamed };
}

/** What both must do, by script. */
const SAME: Readonly<Record<string, [Script, string]>> = {
  "A6: a retryable status is tried again until one answers": [
    script({ steps: [UNAVAILABLE, UNAVAILABLE] }),
    "a, a 1, a 2: OK",
  ],
  "A6: maxAttempts counts the first attempt": [
    script({ steps: Array(9).fill(UNAVAILABLE) }),
    "a, a 1, a 2, a 3: UNAVAILABLE",
  ],
  "A6: more than five attempts act as five": [
    script({
      config: configOf({ retryPolicy: { ...RETRY, maxAttempts: 9 } }),
      steps: Array(9).fill(UNAVAILABLE),
    }),
    "a, a 1, a 2, a 3, a 4: UNAVAILABLE",
  ],
  "A6: any other status is final": [
    script({ steps: [{ kind: "status", code: 13 }] }),
    "a: INTERNAL",
  ],
  "A6: a status may be a number, or a name in any case": [
    script({
      config: configOf({
        retryPolicy: { ...RETRY, retryableStatusCodes: [8, "internal"] },
      }),
      steps: [
        { kind: "status", code: 8 },
        { kind: "status", code: 13 },
      ],
    }),
    "a, a 1, a 2: OK",
  ],
  "A6: response headers commit the call": [
    script({ steps: [{ ...UNAVAILABLE, hasHeaders: true }] }),
    "a: UNAVAILABLE",
  ],
  "A6: a request that outgrew the retry buffer commits the call": [
    script({ requestBytes: 2_097_152, steps: [UNAVAILABLE] }),
    "a: UNAVAILABLE",
  ],
  "A6: what outgrew it is not sent again when it was refused, either": [
    script({ requestBytes: 2_097_152, steps: [REFUSED] }),
    "a: UNAVAILABLE",
  ],
  "A6: half a MiB fits into it": [
    script({ requestBytes: 524_288, steps: [UNAVAILABLE] }),
    "a, a 1: OK",
  ],
  "A6: push-back of 20 ms, then OK": [
    script({ steps: [{ ...UNAVAILABLE, pushback: "20" }] }),
    "a, a 1: OK",
  ],
  "A6: push-back says stop": [
    script({ steps: [UNAVAILABLE, { ...UNAVAILABLE, pushback: "-1" }] }),
    "a, a 1: UNAVAILABLE",
  ],
  "A6: push-back does not make a final status retryable": [
    script({ steps: [{ kind: "status", code: 5, pushback: "1" }] }),
    "a: NOT_FOUND",
  ],
  "A6: what was refused goes once more, uncounted, without a policy": [
    script({ config: configOf(), steps: [REFUSED] }),
    "a, a: OK",
  ],
  "A6: refused twice, and there is no policy": [
    script({ config: configOf(), steps: [REFUSED, REFUSED] }),
    "a, a: UNAVAILABLE",
  ],
  "A6: refused twice, then by policy": [
    script({ steps: [REFUSED, REFUSED, UNAVAILABLE] }),
    "a, a, a 1, a 2: OK",
  ],
  "A6: GOAWAY that leaves the call out is a refusal": [
    script({ config: configOf(), steps: [{ kind: "goaway" }] }),
    "a, a: OK",
  ],
  "A6: a connection that is cut is UNAVAILABLE, and retryable": [
    script({ steps: [{ kind: "cut" }] }),
    "a, a 1: OK",
  ],
  "A6: a connection that is cut, without a policy": [
    script({ config: configOf(), steps: [{ kind: "cut" }] }),
    "a: UNAVAILABLE",
  ],
  "A6: throttled: half the tokens are gone": [
    script({
      config: configOf(
        { retryPolicy: RETRY },
        { retryThrottling: { maxTokens: 4, tokenRatio: 0.1 } },
      ),
      steps: Array(9).fill(UNAVAILABLE),
      run: async ({ call }) => {
        await call();
        await call();
      },
    }),
    "a, a 1, a: UNAVAILABLE, UNAVAILABLE",
  ],
  "A6: successes give back what opens the throttle again": [
    script({
      config: configOf(
        { retryPolicy: RETRY },
        { retryThrottling: { maxTokens: 4, tokenRatio: 1 } },
      ),
      // 4, 3, 2: shut; 3, 4; 3: open; 4.
      steps: [UNAVAILABLE, UNAVAILABLE, OK, OK, UNAVAILABLE],
      run: async ({ call }) => {
        for (let n = 0; n < 4; n += 1) await call();
      },
    }),
    "a, a 1, a, a, a, a 1: UNAVAILABLE, OK, OK, OK",
  ],
  "RST_STREAM INTERNAL_ERROR is INTERNAL": [
    script({ steps: [{ kind: "reset", code: 2 }] }),
    "a: INTERNAL",
  ],
  "RST_STREAM CANCEL is CANCELLED": [
    script({ steps: [{ kind: "reset", code: 8 }] }),
    "a: CANCELLED",
  ],
  "RST_STREAM ENHANCE_YOUR_CALM is RESOURCE_EXHAUSTED": [
    script({ steps: [{ kind: "reset", code: 11 }] }),
    "a: RESOURCE_EXHAUSTED",
  ],
  "HTTP 503 without gRPC is UNAVAILABLE": [
    script({ config: configOf(), steps: [{ kind: "http", status: 503 }] }),
    "a: UNAVAILABLE",
  ],
  "A6: HTTP 503 alone is retryable": [
    script({ steps: [{ kind: "http", status: 503 }] }),
    "a, a 1: OK",
  ],
  "A6: HTTP 503 with a page commits the call": [
    script({ steps: [{ kind: "http", status: 503, text: "sorry" }] }),
    "a: UNAVAILABLE",
  ],
  "the deadline ends a call that nobody answers": [
    script({
      isWarm: true,
      steps: [{ kind: "silence" }],
      run: ({ call }) => call(500),
    }),
    "a: DEADLINE_EXCEEDED",
  ],
  "the deadline covers the waits between attempts": [
    script({
      isWarm: true,
      steps: [{ ...UNAVAILABLE, pushback: "60000" }],
      run: ({ call }) => call(500),
    }),
    "a: DEADLINE_EXCEEDED",
  ],
  "a method's timeout shortens the deadline": [
    script({
      isWarm: true,
      config: configOf({ timeout: "0.500000000s" }),
      steps: [{ kind: "silence" }],
    }),
    "a: DEADLINE_EXCEEDED",
  ],
  "A62: pick first passes over a port that is closed, and stays": [
    script({
      servers: ["a", "b"],
      closed: ["a"],
      run: async ({ call, start }) => {
        await call();
        await start("a");
        await call();
      },
    }),
    "b, b: OK, OK",
  ],
  "A62: pick first begins anew when its connection is gone": [
    script({
      servers: ["a", "b"],
      steps: [{ kind: "die" }],
      run: async ({ call, start }) => {
        await call();
        await start("a");
        await call();
      },
    }),
    "a, b 1, b: OK, OK",
  ],
  "pick first fails at once while every address fails": [
    script({ config: configOf(), closed: ["a"] }),
    ": UNAVAILABLE",
  ],
  "A6: an attempt that gets no connection is retryable": [
    script({ servers: ["a", "b"], closed: ["a", "b"] }),
    ": UNAVAILABLE",
  ],
  "wait for ready: the call outlasts a server that is away": [
    script({
      config: configOf(),
      isPatient: true,
      closed: ["a"],
      run: async ({ call, start }) => {
        const ended = call();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await start("a");
        await ended;
      },
    }),
    "a: OK",
  ],
  "wait for ready: the deadline ends the wait": [
    script({
      config: configOf(),
      isPatient: true,
      closed: ["a"],
      run: ({ call }) => call(60),
    }),
    ": DEADLINE_EXCEEDED",
  ],
};

describe("the same from both", () => {
  test.concurrent.each(Object.entries(SAME))(
    "%s",
    async (_name, [given, so]) => {
      const { our, their } = await both(given);
      expect([inShort(our), inShort(their)]).toEqual([so, so]);
    },
  );
});

/** Where the turn begins is chance in both. */
const IN_TURN: Readonly<Record<string, [Script, string]>> = {
  "round robin: each in its turn": [
    script({
      config: configOf({}, ROUND_ROBIN),
      run: async ({ call }) => {
        for (let n = 0; n < 5; n += 1) await call();
      },
    }),
    "n1, n2, n1, n2, n1: OK, OK, OK, OK, OK",
  ],
  "round robin: a retry is picked anew, so the other one gets it": [
    script({
      config: configOf({ retryPolicy: RETRY }, ROUND_ROBIN),
      steps: [UNAVAILABLE, OK, UNAVAILABLE, UNAVAILABLE],
      run: async ({ call }) => {
        await call();
        await call();
      },
    }),
    "n1, n2 1, n1, n2 1, n1 2: OK, OK",
  ],
  "round robin: the one that died is left out": [
    script({
      config: configOf({ retryPolicy: RETRY }, ROUND_ROBIN),
      steps: [OK, { kind: "die" }],
      run: async ({ call }) => {
        for (let n = 0; n < 4; n += 1) await call();
      },
    }),
    "n1, n2, n1 1, n1, n1: OK, OK, OK, OK",
  ],
  "round robin: a GOAWAY is no failure": [
    script({
      config: configOf({}, ROUND_ROBIN),
      steps: [{ kind: "goaway" }],
    }),
    "n1, n2: OK",
  ],
};

describe("the same from both, whoever is first", () => {
  test.concurrent.each(Object.entries(IN_TURN))(
    "%s",
    async (_name, [given, so]) => {
      const warm = { ...given, servers: ["a", "b"], isWarm: true };
      const { our, their } = await both(warm);
      const heard = [our, their].map((one) => inShort(inTurn(one)));
      expect(heard).toEqual([so, so]);
    },
  );
});

/** What is not the same, and who says which is right. At most five. */
const DIFFERENT: Readonly<
  Record<string, readonly [Script, { ours: string; theirs: string }]>
> = {
  // Source: grpc/doc/service_config.md, "wait_for_ready"; grpc-js reads it in
  // service-config.ts, and its calls go by their own metadata alone.
  "waitForReady of a service config: grpc-js passes over it": [
    script({
      config: configOf({ waitForReady: true }),
      closed: ["a"],
      run: ({ call }) => call(700),
    }),
    { ours: ": DEADLINE_EXCEEDED", theirs: ": UNAVAILABLE" },
  ],
  // Source: the JSON form of google.protobuf.Duration. grpc-js, since
  // grpc-node #1785, takes the digits behind the dot as so many nanoseconds.
  'timeout "0.9s": nine nanoseconds to grpc-js': [
    script({
      config: configOf({ timeout: "0.9s" }),
      steps: [UNAVAILABLE],
    }),
    { ours: "a: UNAVAILABLE", theirs: ": DEADLINE_EXCEEDED" },
  ],
  // Source: gRFC A6 "pushback": what cannot be read says "do not retry".
  // grpc-js expects `parseInt` to throw; it returns NaN, which is not < 0.
  "push-back that is no number: grpc-js tries again at once": [
    script({ steps: [{ ...UNAVAILABLE, pushback: "soon" }] }),
    { ours: "a: UNAVAILABLE", theirs: "a, a 1: OK" },
  ],
  // Source: gRFC A6 "throttling": a failure that is final takes a token too,
  // when its status is retryable. To grpc-js a committed call is over before.
  "a failure after response headers takes no token from grpc-js": [
    script({
      config: configOf(
        { retryPolicy: RETRY },
        { retryThrottling: { maxTokens: 4, tokenRatio: 0.1 } },
      ),
      // Ours has 3, 2: shut; theirs 4, 3: open.
      steps: [{ ...UNAVAILABLE, hasHeaders: true }, UNAVAILABLE],
      run: async ({ call }) => {
        await call();
        await call();
      },
    }),
    {
      ours: "a, a: UNAVAILABLE, UNAVAILABLE",
      theirs: "a, a, a 1: UNAVAILABLE, OK",
    },
  ],
  // Source: gRFC A6 "throttling": a throttled failure is returned, it does
  // not wait. grpc-js asks its tokens when the backoff is over.
  "tokens that go during a backoff: grpc-js counts them": [
    script({
      config: configOf(
        { retryPolicy: RETRY },
        { retryThrottling: { maxTokens: 4, tokenRatio: 0.1 } },
      ),
      // The first finds 3 left and waits; the second leaves 2.
      steps: [{ ...UNAVAILABLE, pushback: "500" }, UNAVAILABLE],
      run: async ({ call }) => {
        await Promise.all([call(), call()]);
      },
    }),
    {
      ours: "a, a, a 1: UNAVAILABLE, OK",
      theirs: "a, a: UNAVAILABLE, UNAVAILABLE",
    },
  ],
};

describe("not the same, for a reason", () => {
  test.concurrent.each(Object.entries(DIFFERENT))(
    "%s",
    async (_name, [given, so]) => {
      const { our, their } = await both(given);
      expect({ ours: inShort(our), theirs: inShort(their) }).toEqual(so);
    },
  );

  test("there are at most five", () => {
    expect(Object.keys(DIFFERENT).length).toBeLessThanOrEqual(5);
  });
});

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(OK) },
  fc.record({
    kind: fc.constant("status" as const),
    code: fc.constantFrom(2, 8, 14, 14, 14),
    hasHeaders: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("status" as const),
    code: fc.constant(14),
    pushback: fc.constantFrom("0", "3", "-1"),
  }),
  fc.record({
    kind: fc.constant("reset" as const),
    code: fc.constantFrom(1, 2, 7, 7, 8, 11),
  }),
  fc.constantFrom<Step>({ kind: "goaway" }, { kind: "cut" }),
  fc.record({
    kind: fc.constant("http" as const),
    status: fc.constantFrom(404, 429, 503),
  }),
);

const anyPolicy = fc.option(
  fc.record({
    maxAttempts: fc.integer({ min: 2, max: 6 }),
    initialBackoff: fc.constantFrom("0.001s", "0.004s"),
    maxBackoff: fc.constant("0.004s"),
    backoffMultiplier: fc.constantFrom(1, 2),
    retryableStatusCodes: fc.constantFrom([14], ["UNAVAILABLE", 8]),
  }),
  { nil: undefined },
);

const anyThrottle = fc.option(
  fc.record({
    maxTokens: fc.integer({ min: 2, max: 10 }),
    tokenRatio: fc.constantFrom(0.1, 0.5, 1),
  }),
  { nil: undefined },
);

test("the same from both, whatever the script", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { maxLength: 12 }),
      anyPolicy,
      anyThrottle,
      async (drawn, retryPolicy, retryThrottling) => {
        // Known to differ, see above: tokens and what is committed.
        const isKnown = (step: Step) =>
          retryThrottling !== undefined &&
          step.kind === "status" &&
          step.hasHeaders === true;
        const steps = drawn.filter((step) => !isKnown(step));
        const given = script({
          config: configOf(
            { ...(retryPolicy && { retryPolicy }) },
            { ...(retryThrottling && { retryThrottling }) },
          ),
          steps,
          run: async ({ call }) => {
            for (let n = 0; n < 4; n += 1) await call();
          },
        });
        const { our, their } = await both(given);
        expect(inShort(our)).toBe(inShort(their));
      },
    ),
    { numRuns: Number(process.env["SCRIPTS"] ?? 40), seed: 1 },
  );
});
