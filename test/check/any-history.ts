/** Which histories are there, and what does a slow and simple judge say? */
import type {
  Action,
  History,
  Operation,
  Value,
} from "../../src/check/history.ts";
import { Draw } from "../fuzz/draw.ts";

/** What a register says, written down once more and as plainly as can be. */
function after(state: Value, action: Action): Value | undefined {
  if (action.kind === "write") return action.value;
  if (action.kind === "read") {
    const isTrue = action.value === undefined || action.value === state;
    return isTrue ? state : undefined;
  }
  if (state === action.expected) {
    return action.isSwapped === false ? undefined : action.value;
  }
  return action.isSwapped === true ? undefined : state;
}

/**
 * Tries every order of every choice among what may have happened: nothing is
 * remembered, nothing left out. Herlihy and Wing's definition (1990), as it
 * stands.
 */
export function hasOrder(history: History, state: Value = null): boolean {
  if (history.every(({ ended }) => ended === Infinity)) return true;
  return history.some((next) => {
    if (history.some(({ ended }) => ended < next.invoked)) return false;
    const left = after(state, next.action);
    if (left === undefined) return false;
    return hasOrder(
      history.filter((one) => one !== next),
      left,
    );
  });
}

/** The same for each key. */
export function isLinearizable(history: History): boolean {
  const keys = new Set(history.map(({ key }) => key));
  return [...keys].every((key) =>
    hasOrder(history.filter((one) => one.key === key)),
  );
}

export interface Shape {
  readonly operationsMax: number;
  readonly clients: number;
  readonly keys: number;
  readonly values: number;
  /** How often what was heard is not what a register says. */
  readonly wrong: number;
  /** How often nobody hears the end. */
  readonly silent: number;
}

/**
 * A history of clients that take turns on registers, each operation with its
 * effect somewhere between its beginning and its end, some of them wrong.
 */
export function drawHistory(seed: number, shape: Shape): History {
  const draw = new Draw(seed);
  const count = 1 + draw.below(shape.operationsMax);
  const states = new Map<number, Value>();
  const idle = Array.from({ length: shape.clients }, (_, index) => index);
  const busy: Busy[] = [];
  const done: Operation[] = [];
  let time = 0;
  let begun = 0;
  while (begun < count || busy.length > 0) {
    time += 1;
    const waiting = busy.filter(({ effect }) => effect === undefined);
    const turn = draw.below(3);
    if (turn === 0 && begun < count && idle.length > 0) {
      begun += 1;
      const [client = 0] = idle.splice(draw.below(idle.length), 1);
      const key = draw.below(shape.keys);
      busy.push({
        client,
        key,
        invoked: time,
        action: drawAction(draw, shape),
      });
    } else if (turn === 1 && waiting.length > 0) {
      takeEffect(draw.pick(waiting), states);
    } else if (busy.length > 0) {
      const one = draw.pick(busy);
      const isSilent = draw.chance(shape.silent);
      if (one.effect === undefined && !isSilent) takeEffect(one, states);
      busy.splice(busy.indexOf(one), 1);
      idle.push(one.client);
      const isWrong = draw.chance(shape.wrong);
      const heard = isWrong ? wrong(one, draw, shape) : one.effect;
      done.push(finished(one, isSilent ? Infinity : time, heard));
    }
  }
  return done.sort((a, b) => a.invoked - b.invoked);
}

interface Busy {
  readonly client: number;
  readonly key: number;
  readonly invoked: number;
  readonly action: Action;
  effect?: Action;
}

function drawAction(draw: Draw, { values }: Shape): Action {
  const value = draw.below(values);
  const kind = draw.pick(["read", "write", "cas"] as const);
  if (kind === "read") return { kind, value: undefined };
  if (kind === "write") return { kind, value };
  return { kind, expected: draw.below(values), value, isSwapped: undefined };
}

function takeEffect(one: Busy, states: Map<number, Value>): void {
  const { action, key } = one;
  const state = states.get(key) ?? null;
  const left = after(state, action) as Value;
  states.set(key, left);
  if (action.kind === "read") one.effect = { kind: "read", value: state };
  else if (action.kind === "write") one.effect = action;
  else one.effect = { ...action, isSwapped: state === action.expected };
}

function wrong(one: Busy, draw: Draw, { values }: Shape): Action | undefined {
  const { effect } = one;
  if (effect?.kind === "read") return { ...effect, value: draw.below(values) };
  if (effect?.kind !== "cas") return effect;
  return { ...effect, isSwapped: effect.isSwapped !== true };
}

function finished(
  { client, key, invoked, action }: Busy,
  ended: number,
  heard: Action | undefined,
): Operation {
  const isOpen = ended === Infinity;
  return {
    name: `${client}@${invoked}`,
    process: String(client),
    key,
    action: isOpen ? action : (heard ?? action),
    invoked,
    ended,
    invokedAt: `line ${invoked}`,
    endedAt: isOpen ? "" : `line ${ended}`,
  };
}
