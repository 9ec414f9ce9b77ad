/** Do the operations of a run have an order? */
import type { Row, Trace } from "../kernel/trace.ts";
import { judgeHistory, type Linearizability } from "./judge-history.ts";
import { explain, sayInEnglish } from "./linearizability-words.ts";
import { traceHistory } from "./trace-history.ts";

export interface OperationsJudgement {
  readonly verdict: "holds" | "fails" | "undecided";
  readonly expected: string;
  readonly got: string;
  readonly firstBad: Row | undefined;
  readonly linearizability?: Linearizability;
}

const EXPECTED = "an order of all operations in which every answer is true";

/** A run without an operation proves nothing. */
export function judgeOperations(trace: Trace): OperationsJudgement {
  const { history, rowAt } = traceHistory(trace);
  const judgement = { expected: EXPECTED, firstBad: undefined };
  if (history.length === 0) {
    return { ...judgement, verdict: "undecided", got: "no operation at all" };
  }
  const linearizability = judgeHistory(history);
  const [summary, ...more] = explain(linearizability).map(sayInEnglish);
  const got = summary ?? "";
  switch (linearizability.kind) {
    case "linearizable":
      return { ...judgement, linearizability, verdict: "holds", got };
    case "unknown":
      return { ...judgement, linearizability, verdict: "undecided", got };
    case "not-linearizable": {
      const { stuckAt } = linearizability.window;
      return {
        expected: EXPECTED,
        verdict: "fails",
        got: more.at(-1) ?? got,
        firstBad: rowAt(stuckAt.ended),
        linearizability,
      };
    }
  }
}
