/**
 * How does a Worker run a learner's program, one job at a time?
 *
 * The host says `Begin` once, then one job after the other; each is answered
 * by one `Said`. All that is needed of the Worker is taken from its global
 * object before anything of the learner is loaded.
 */
import { REASONS } from "../../src/course/sandbox/limits.ts";
import * as session from "../../src/course/sandbox/session.ts";

/** What comes in: a compiled submission, then each job as JSON. */
export type Begin = { readonly program: string };
export type Job = { readonly job: string };

/** What goes out. */
export interface Said {
  readonly kind: "ready" | "run" | "refused" | "broken";
  /** The record of a run, or why there is none. */
  readonly text: string;
}

type Program = Parameters<typeof session.open>[0];

interface Rejection {
  readonly reason: unknown;
  preventDefault(): void;
}

/** A dedicated Worker's global object, as far as we need it. */
interface Scope {
  addEventListener(
    type: "message",
    listener: (event: { readonly data: Partial<Begin & Job> }) => void,
  ): void;
  addEventListener(
    type: "unhandledrejection",
    listener: (event: Rejection) => void,
  ): void;
  postMessage(said: Said): void;
  importScripts(url: string): void;
}

/** Listeners that share one message: see `hopper` of the kernel's engine. */
const LISTENERS = 64;
const REASON_LENGTH_MAX = 300;

/** What Chromium puts before the words of the language's engine. */
const PREFIX = /Failed to execute 'importScripts' on '\w+': /;

/** Where a loaded program is put, and taken away again. */
const PLACE = "farcallProgram";

export function driveLearner(scope: Scope): void {
  const say = scope.postMessage.bind(scope);
  const load = scope.importScripts.bind(scope);
  const driver = new Driver(say);
  scope.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    driver.onRejection(event.reason);
  });
  scope.addEventListener("message", ({ data }) => {
    const { program, job } = data;
    if (program !== undefined) {
      // What is thrown in it then names its lines, as on the command line.
      const text = `${PLACE}=(${program})\n//# sourceURL=submission`;
      const url = URL.createObjectURL(new Blob([text]));
      session.protect(scope);
      driver.load = () => loaded(scope, () => load(url));
      say({ kind: "ready", text: "" });
    }
    if (job !== undefined) driver.start(job);
  });
}

function loaded(scope: object, load: () => void): Program {
  load();
  const program: unknown = Reflect.get(scope, PLACE);
  Reflect.deleteProperty(scope, PLACE);
  return program as Program;
}

/** Runs what comes next once every microtask has finished. */
type Hop = (next: () => void) => void;

/** Cheap, but unhandled rejections may be told some hops late. */
function sharedHop(): Hop {
  const { port1, port2 } = new MessageChannel();
  const post = port2.postMessage.bind(port2, 0);
  let waiting: (() => void) | undefined;
  let listenersLeft = 0;
  for (let left = LISTENERS - 1; left >= 0; left -= 1) {
    port1.addEventListener("message", () => {
      listenersLeft = left;
      const next = waiting;
      waiting = undefined;
      next?.();
    });
  }
  port1.start();
  return (next) => {
    waiting = next;
    if (listenersLeft === 0) post();
  };
}

/**
 * Two messages. A rejection is told in a task of its own, behind the message
 * that was under way when it happened, and before the one after that.
 */
function wholeHop(): Hop {
  const { port1, port2 } = new MessageChannel();
  const post = port2.postMessage.bind(port2, 0);
  let waiting = (): void => {};
  let isSecond = false;
  port1.addEventListener("message", () => {
    isSecond = !isSecond;
    if (isSecond) post();
    else waiting();
  });
  port1.start();
  return (next) => {
    waiting = next;
    post();
  };
}

/**
 * A run in which nobody rejected anything in vain is over in one go. If
 * somebody did, the same run is made again with a whole hop after each step,
 * so that it ends at the step that did it, as it does on Node.
 */
class Driver {
  load: () => Program = () => () => {};
  readonly #say: (said: Said) => void;
  readonly #shared = sharedHop();
  readonly #whole = wholeHop();
  #job = "";
  #isCareful = false;
  #isRejected = false;
  #reason: unknown;
  #hasLoaded = false;

  constructor(say: (said: Said) => void) {
    this.#say = say;
  }

  /** The first counts: only with whole hops it is the first of the run. */
  onRejection(reason: unknown): void {
    if (this.#isRejected) return;
    this.#isRejected = true;
    this.#reason = reason;
  }

  start(job: string): void {
    this.#job = job;
    this.#isCareful = false;
    this.#begin();
  }

  #begin(): void {
    this.#isRejected = false;
    try {
      const program = this.load();
      this.#hasLoaded = true;
      session.open(program, this.#job);
    } catch (error) {
      this.#say(this.#refusal(error));
      return;
    }
    this.#hop();
  }

  #refusal(error: unknown): Said {
    const isText = !this.#hasLoaded && error instanceof SyntaxError;
    if (!isText) return { kind: "broken", text: REASONS.noLoad };
    const text = String(error).replace(PREFIX, "").slice(0, REASON_LENGTH_MAX);
    return { kind: "refused", text };
  }

  #hop(): void {
    const hop = this.#isCareful ? this.#whole : this.#shared;
    hop(() => this.#drive());
  }

  #drive(): void {
    try {
      if (this.#isRejected) this.#onRejected();
      else if (session.step() === "drain") this.#hop();
      else this.#end(session.finish());
    } catch {
      this.#say({ kind: "broken", text: REASONS.broke });
    }
  }

  #onRejected(): void {
    if (this.#isCareful) {
      session.noteRejected(this.#reason);
      this.#say({ kind: "run", text: session.finish(REASONS.rejected) });
      return;
    }
    this.#isCareful = true;
    this.#begin();
  }

  #end(record: string): void {
    const said = { kind: "run", text: record } as const;
    if (this.#isCareful) {
      this.#say(said);
      return;
    }
    this.#whole(() => {
      if (this.#isRejected) this.#onRejected();
      else this.#say(said);
    });
  }
}
