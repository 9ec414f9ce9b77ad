/** Which benchmarks are there, and what must each reach? */
import type { ServiceConfig } from "../../src/rpc/service-config.ts";
import type { Benchmark } from "./benchmark.ts";
import { gossipRate } from "./gossip.ts";
import { inOneProcess, inTwoProcesses } from "./grpc-js.ts";
import { historyRate } from "./history.ts";
import { seedsRate } from "./many-seeds.ts";
import { kernelPingPongRate } from "./ping-pong.ts";
import { netPingPongRate } from "./ping-pong-net.ts";
import { plainGossipRate } from "./plain-gossip.ts";
import { plainHeapRate } from "./plain-heap.ts";
import { crowdCost } from "./scale.ts";
import { POLICIES, unaryRate } from "./unary.ts";

const CALLS = 60_000;

/** The trace of so many calls stays within the limit on memory. */
const TRACED_CALLS = 20_000;

const WARM_UP_CALLS = 5_000;

async function warmUnary(calls: number, recorder: "full" | "digest-only") {
  await unaryRate(WARM_UP_CALLS, recorder);
  return unaryRate(calls, recorder);
}

const CROWD_MESSAGES = 40_000;

function perThousand(hosts: number, what: "comparisons" | "ruleChecks") {
  return { rate: 1_000 / crowdCost(hosts, CROWD_MESSAGES)[what] };
}

async function warmWith(config: ServiceConfig) {
  await unaryRate(WARM_UP_CALLS, "digest-only", config);
  return unaryRate(CALLS, "digest-only", config);
}

/** Messages to make first, so that the engine has compiled what it measures. */
const WARM_UP_MESSAGES = 500_000;

const PLAIN = {
  "plain heap": () => {
    plainHeapRate(WARM_UP_MESSAGES);
    return { rate: plainHeapRate() };
  },
};

const warmKernel = () => {
  kernelPingPongRate(WARM_UP_MESSAGES);
  return { rate: kernelPingPongRate() };
};

const warmNet = () => {
  netPingPongRate(WARM_UP_MESSAGES);
  return { rate: netPingPongRate() };
};

/** In the order in which they are run. */
export const BENCHMARKS: readonly Benchmark[] = [
  {
    name: "kernel",
    unit: "messages/s",
    about: "ping-pong of 100 pairs with random delays, kernel alone",
    ours: warmKernel,
    references: PLAIN,
    ratioMin: 0.5,
  },
  {
    name: "net",
    unit: "messages/s",
    about: "the same through hosts, links and fault rules, digest-only",
    ours: warmNet,
    references: PLAIN,
    ratioMin: 0.25,
  },
  {
    name: "gossip",
    unit: "messages/s",
    about: "gossip of 1,000 nodes, fan-out 3, a million messages",
    ours: () => {
      gossipRate(WARM_UP_MESSAGES);
      return gossipRate();
    },
    references: {
      "plain gossip": () => {
        plainGossipRate(WARM_UP_MESSAGES);
        return { rate: plainGossipRate() };
      },
    },
    ratioMin: 0.2,
    memoryBytesMax: 300 * 1024 * 1024,
  },
  {
    name: "unary",
    unit: "calls/s",
    about: "unary gRPC calls in the simulator, real bytes, digest on",
    ours: () => warmUnary(CALLS, "digest-only"),
    references: {
      "grpc-js, one process": inOneProcess,
      "grpc-js, two processes": inTwoProcesses,
    },
    ratioMin: 5,
  },
  {
    name: "trace",
    unit: "calls/s",
    about: "the same with the full trace, against digest-only",
    ours: () => warmUnary(TRACED_CALLS, "full"),
    references: { "digest-only": () => warmUnary(TRACED_CALLS, "digest-only") },
    // "At most 25 % slower" of the budgets, in calls a second.
    ratioMin: 0.75,
  },
  {
    name: "policies",
    unit: "calls/s",
    about: "calls with a deadline, round robin, retries and throttling",
    ours: () => warmWith(POLICIES),
    references: { "a bare call": () => warmWith({}) },
    // "At most 30 % over a bare call", in calls a second.
    ratioMin: 0.77,
  },
  {
    name: "crowd-queue",
    unit: "events per 1,000 comparisons of keys",
    about: "10,000 hosts beside 10, counted: the queue of events",
    ours: () => perThousand(10_000, "comparisons"),
    references: { "10 hosts": () => perThousand(10, "comparisons") },
    // "At most four times those at 10."
    ratioMin: 0.25,
  },
  {
    name: "crowd-rules",
    unit: "events per 1,000 checks of faults",
    about: "10,000 hosts beside 10, counted: the rules of faults",
    ours: () => perThousand(10_000, "ruleChecks"),
    references: { "10 hosts": () => perThousand(10, "ruleChecks") },
    ratioMin: 0.25,
  },
  {
    name: "history",
    unit: "operations/s",
    about: "judging histories of 3,500 operations of 50 clients on ten keys",
    ours: () => {
      historyRate();
      return { rate: historyRate() };
    },
    references: { "3,500 in 2 s": () => ({ rate: 3_500 / 2 }) },
    ratioMin: 1,
  },
  {
    name: "seeds",
    unit: "seeds/s",
    about: "1,000 seeds of ten hosts, 2,000 calls and faults, on two cores",
    ours: () => seedsRate(1_000),
    references: { "1,000 in 120 s": () => ({ rate: 1_000 / 120 }) },
    ratioMin: 1,
  },
];
