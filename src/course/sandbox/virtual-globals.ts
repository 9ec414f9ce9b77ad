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

/**
 * What the language itself has, without what tells real time, differs between
 * engines, makes code from text, or takes memory that nobody counts: no Intl,
 * WeakRef, FinalizationRegistry, SharedArrayBuffer, Atomics, WebAssembly, eval.
 */
const KEPT = new Set<string | symbol>(
  (
    "globalThis Infinity NaN undefined isFinite isNaN parseFloat parseInt " +
    "decodeURI decodeURIComponent encodeURI encodeURIComponent escape " +
    "unescape Object Function Boolean Symbol Error AggregateError EvalError " +
    "RangeError ReferenceError SyntaxError TypeError URIError Number BigInt " +
    "Math Date String RegExp Array Int8Array Uint8Array Uint8ClampedArray " +
    "Int16Array Uint16Array Int32Array Uint32Array BigInt64Array " +
    "BigUint64Array Float32Array Float64Array ArrayBuffer DataView Map Set " +
    "WeakMap WeakSet Iterator JSON Promise Proxy Reflect console"
  ).split(" "),
);

const NO_TIMERS = "await ctx.sleep(ms(5)) instead";

/**
 * Leaves of the global object what the language has, with virtual time and
 * chance in the place of the real. Throws if something cannot be taken away.
 */
export function makeVirtual(world: object, run: RunGlobals): void {
  takeAway(world);
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

/** From the object, and from its prototypes up to those of the language. */
function takeAway(world: object): void {
  let place: object | null = world;
  while (place !== null && place !== Object.prototype) {
    for (const name of Reflect.ownKeys(place)) {
      if (KEPT.has(name) || Reflect.deleteProperty(place, name)) continue;
      // A constant, such as TEMPORARY of Chromium, leads nowhere.
      if (typeof Reflect.get(place, name) === "number") continue;
      throw new Error(`${String(name)} cannot be taken away`);
    }
    place = Object.getPrototypeOf(place);
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
