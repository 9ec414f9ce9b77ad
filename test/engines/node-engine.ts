/** How does Node run the bundle: with its own drain, and without? */
import { createContext, runInContext, runInThisContext } from "node:vm";
import type { Answer, Order, Report } from "../../web/engine/order.ts";
import { GLOBAL, type LoadedEngine, linesOf } from "./engine-api.ts";

interface Bundle {
  run(order: Order, recorder: string): Promise<Answer>;
}

function reportOf(answer: Answer): Report {
  if (answer.kind === "done") return answer.report;
  throw new Error(answer.problems.join("\n"));
}

/** This very process. The bundle drains by `process.nextTick`. */
export function loadInNode(bundle: string): LoadedEngine {
  const engine = runInThisContext(`${bundle};${GLOBAL}`) as Bundle;
  const run = async (order: Order, recorder: string) =>
    reportOf(await engine.run(order, recorder));
  return {
    name: "Node",
    digests: async (orders) => {
      const digests: string[] = [];
      for (const order of orders) {
        digests.push((await run(order, "digest-only")).digest);
      }
      return digests;
    },
    lines: async (order) => linesOf(await run(order, "full")),
    close: async () => {},
  };
}

/** An engine whose job queue the host empties after each call. */
export interface Driven {
  /** Evaluates an expression and hands back its value as text. */
  evaluate(expression: string): string;
  close(): void;
}

/** Where the host drives: it steps, and microtasks finish in between. */
export function driven(name: string, engine: Driven): LoadedEngine {
  const { evaluate } = engine;
  const drive = (order: Order, recorder: string): void => {
    const words = `${JSON.stringify(order)}, ${JSON.stringify(recorder)}`;
    const problems = evaluate(`${GLOBAL}.open(${words}).join("\\n")`);
    if (problems !== "") throw new Error(problems);
    while (evaluate(`${GLOBAL}.step()`) !== "end");
  };
  return {
    name,
    digests: async (orders) =>
      orders.map((order) => {
        drive(order, "digest-only");
        return evaluate(`${GLOBAL}.digest()`);
      }),
    lines: async (order) => {
      drive(order, "full");
      const plain = `JSON.stringify(${GLOBAL}.finish(), ${REPLACER})`;
      return linesOf(JSON.parse(evaluate(plain)) as Report);
    },
    close: async () => engine.close(),
  };
}

/** Typed arrays as plain ones, which JSON keeps. */
const REPLACER = "(_, value) => ArrayBuffer.isView(value) ? [...value] : value";

/**
 * A context with nothing in it but the language itself, where strings do not
 * become code and there is no WebAssembly.
 */
export function openBareContext(script: string): Driven {
  const context = createContext(
    {},
    {
      microtaskMode: "afterEvaluate",
      codeGeneration: { strings: false, wasm: false },
    },
  );
  runInContext(script, context);
  return {
    evaluate: (expression) => String(runInContext(expression, context)),
    close: () => {},
  };
}

export function loadInBareContext(bundle: string): LoadedEngine {
  return driven("a bare context", openBareContext(bundle));
}
