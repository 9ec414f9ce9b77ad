/**
 * What runs in the process that a submission gets?
 *
 * The whole text of this file, without its types, is handed to `node --eval`;
 * everything else comes in on standard input, so that the process needs no
 * file. Nothing that belongs to the submission's world is looked at here:
 * functions of that world are called, and what comes back must be text.
 */
import { createContext, Script } from "node:vm";

/** What comes in on standard input, as JSON. */
export interface ChildOrder {
  /** The engine bundle. */
  readonly engine: string;
  /** A compiled submission. */
  readonly program: string;
  /** Each a `SandboxJob` as JSON, with its own world. */
  readonly jobs: readonly string[];
}

/** What goes out on standard output: one JSON text a line. */
export type ChildLine =
  /** The engine is loaded, nothing of the submission has run. */
  | { readonly kind: "ready" }
  /** What the engine's `finish` said. */
  | { readonly kind: "run"; readonly record: string }
  /** The submission is no program, in the words of the engine. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The run ended in a way that leaves nothing to say. */
  | { readonly kind: "broken"; readonly reason: string };

interface Session {
  protect(world: object): void;
  open(program: object, job: string): void;
  step(): unknown;
  noteRejected(reason: unknown): void;
  finish(problem: string): unknown;
}

/** What Node offers and this process does without. */
const REMOVED = ["fetch", "WebSocket", "EventSource", "require", "module"];

function main(text: string): void {
  const order = JSON.parse(text) as ChildOrder;
  let program: Script;
  try {
    program = new Script(order.program, { filename: "submission" });
  } catch (error) {
    say({ kind: "refused", reason: String(error).slice(0, 300) });
    return;
  }
  // No prototype: otherwise the global object would lead to ours.
  const world = createContext(Object.create(null), {
    codeGeneration: { strings: false, wasm: false },
  });
  const engine = `(function(){${order.engine}
return farcallEngine.learner})()`;
  const session = new Script(engine).runInContext(world) as Session;
  session.protect(new Script("globalThis").runInContext(world) as object);
  const load = (): object => program.runInContext(world) as object;
  say({ kind: "ready" });
  const left = [...order.jobs];
  const next = (): void => {
    const job = left.shift();
    if (job !== undefined) runJob({ session, load, job }, next);
  };
  next();
}

interface Work {
  readonly session: Session;
  readonly load: () => object;
  readonly job: string;
}

function runJob({ session, load, job }: Work, next: () => void): void {
  let isOver = false;
  const finish = (line: ChildLine): void => {
    if (isOver) return;
    isOver = true;
    say(line);
    setImmediate(next);
  };
  rejection = (reason) => {
    if (isOver) return;
    const problem = "a promise was rejected and nobody handled it";
    session.noteRejected(reason);
    finish(recordOf(session, problem));
  };
  try {
    session.open(load(), job);
  } catch {
    finish({ kind: "broken", reason: "the submission cannot be loaded" });
    return;
  }
  const drive = (): void => {
    if (isOver) return;
    try {
      // Between two steps the engine of this process empties its microtasks.
      if (session.step() === "drain") setImmediate(drive);
      else finish(recordOf(session, ""));
    } catch {
      finish({ kind: "broken", reason: "the run broke the engine" });
    }
  };
  setImmediate(drive);
}

function recordOf(session: Session, problem: string): ChildLine {
  const record = session.finish(problem);
  return { kind: "run", record: typeof record === "string" ? record : "" };
}

function say(line: ChildLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

let rejection = (_reason: unknown): void => {};

process.on("unhandledRejection", (reason) => rejection(reason));
for (const name of REMOVED) Reflect.deleteProperty(globalThis, name);
let input = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => {
  input += text;
});
process.stdin.on("end", () => main(input));
