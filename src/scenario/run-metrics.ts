/** Which figures of a run are worth comparing with those of another? */
import { columnOf } from "../check/row-query.ts";
import type { Trace } from "../kernel/trace.ts";
import { type Instant, toMs } from "../ports/time.ts";
import { quantile } from "./statistics.ts";

/** By name, with units; one that a run does not have is left out. */
export type Metrics = Readonly<Record<string, number>>;

/** What a person reads for each, in the order in which they are printed. */
export const METRIC_WORDS: Readonly<Record<string, string>> = {
  calls: "calls",
  answeredShare: "share answered OK",
  failed: "calls failed",
  latencyMsMedian: "median latency, ms",
  latencyMsP95: "95 % latency, ms",
  latencyMsP99: "99 % latency, ms",
  attemptsPerCall: "attempts per call",
  messages: "messages sent",
  executions: "executions",
  lastFailureMs: "last failed call at, ms",
  endedMs: "run ended at, ms",
};

/** Counts, latencies of answered calls, and when the last call failed. */
export function metricsOf(trace: Trace, endedAt: Instant): Metrics {
  const counts = { calls: 0, failed: 0, executions: 0 };
  const sent = { requests: 0, responses: 0 };
  const latenciesMs: number[] = [];
  let lastFailureMs: number | undefined;
  for (let index = 0; index < trace.length; index += 1) {
    switch (trace.kindAt(index).name) {
      case "call.started":
        counts.calls += 1;
        break;
      case "call.answered":
        latenciesMs.push(tookMs(trace, index));
        break;
      case "call.failed":
        counts.failed += 1;
        lastFailureMs = toMs(trace.timeAt(index));
        break;
      case "request.sent":
        sent.requests += 1;
        break;
      case "response.sent":
        sent.responses += 1;
        break;
      case "handler.started":
        counts.executions += 1;
        break;
    }
  }
  return {
    ...counts,
    ...shares(counts.calls, latenciesMs.length, sent.requests),
    messages: sent.requests + sent.responses,
    ...latencies(latenciesMs),
    ...(lastFailureMs !== undefined && { lastFailureMs }),
    endedMs: toMs(endedAt),
  };
}

function shares(calls: number, answered: number, requests: number): Metrics {
  if (calls === 0) return {};
  return {
    answeredShare: answered / calls,
    attemptsPerCall: requests / calls,
  };
}

/** Calls that had not ended when the run did. */
export function openCalls(metrics: Metrics): number {
  const { calls = 0, failed = 0, answeredShare = 0 } = metrics;
  return calls - failed - Math.round(calls * answeredShare);
}

function latencies(values: number[]): Metrics {
  if (values.length === 0) return {};
  values.sort((one, other) => one - other);
  return {
    latencyMsMedian: quantile(values, 0.5),
    latencyMsP95: quantile(values, 0.95),
    latencyMsP99: quantile(values, 0.99),
  };
}

function tookMs(trace: Trace, index: number): number {
  return toMs(Number(columnOf(trace.row(index), "took_ns")) as Instant);
}
