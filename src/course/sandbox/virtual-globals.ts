/** What stands in the place of real time and real chance? */

/** The present run; undefined values before it begins. */
export interface RunGlobals {
  /** Milliseconds since the beginning of the run. */
  nowMs(): number;
  /** A draw from the run's own streams. */
  draw(): number;
}

/** The wall clocks of all runs begin here: 2026-01-01, midnight. */
const EPOCH_MS = 1_767_225_600_000;

/** Gone, each with what it would do to a run. */
const REMOVED = [
  "Intl", // says the real time, and differs between engines
  "WeakRef", // tells when memory is collected
  "FinalizationRegistry",
  "SharedArrayBuffer", // a clock, with somebody who counts
  "Atomics",
  "WebAssembly", // memory and code that nobody counts
  "eval", // code from text
  "farcallEngine", // the engine itself
];

const NO_TIMERS = "await ctx.sleep(ms(5)) instead";

/** Takes real time, real chance and the engine from the global object. */
export function makeVirtual(world: object, run: RunGlobals): void {
  for (const name of REMOVED) Reflect.deleteProperty(world, name);
  const put = (name: string, value: unknown): void => {
    Object.defineProperty(world, name, { value, configurable: true });
  };
  put("Date", virtualDate(run));
  put("performance", { now: () => run.nowMs() });
  Math.random = () => run.draw();
  for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
    put(name, () => {
      throw new Error(`there is no ${name} in a run: ${NO_TIMERS}`);
    });
  }
}

function virtualDate(run: RunGlobals): unknown {
  const Real = Date;
  const nowMs = (): number => EPOCH_MS + Math.floor(run.nowMs());
  const Virtual = new Proxy(Real, {
    construct: (target, given, newTarget) =>
      Reflect.construct(
        target,
        given.length > 0 ? given : [nowMs()],
        newTarget,
      ),
    apply: () => String(new Real(nowMs())),
  });
  Real.now = nowMs;
  Object.defineProperty(Real.prototype, "constructor", { value: Virtual });
  return Virtual;
}
