/** By what does a server know that a call came before? */
import type { Response } from "./protocol.ts";
import type { Status } from "./status.ts";

/** The metadata by which a client says: this is the same call as before. */
export const IDEMPOTENCY_KEY = "idempotency-key";

/** One call, as it is told apart from others. */
export interface KeyedCall {
  readonly path: string;
  /** Long and random: the keys of all clients share one space. */
  readonly key: string;
  /** The request, encoded. */
  readonly body: Uint8Array;
}

/** Hears what an execution came to. */
export type Answered = (response: Response) => void;

/** For a call that nothing remembers. */
export const NOBODY: Answered = () => {};

/** What is done with a call that is not executed, now or later. */
export interface Instead {
  /** It came before: the answer of that time. */
  readonly repeat: (response: Response) => void;
  readonly refuse: (response: Response) => void;
}

/** By these a handler says that it did nothing and that one may try again. */
export const NOTHING_DONE: ReadonlySet<Status> = new Set([
  "UNAVAILABLE",
  "ABORTED",
  "RESOURCE_EXHAUSTED",
]);

const KEY_LENGTH_MAX = 200;

/** The client's mistake, if there is one; `known` had this key before. */
export function keyProblem(
  { key, body }: KeyedCall,
  known: Uint8Array | undefined,
): Response | undefined {
  const status = "INVALID_ARGUMENT";
  if (key.length > KEY_LENGTH_MAX) {
    const length = `has ${key.length} characters; use ${KEY_LENGTH_MAX}`;
    return { status, reason: `the ${IDEMPOTENCY_KEY} ${length}` };
  }
  if (known === undefined || isSame(known, body)) return undefined;
  const quoted = JSON.stringify(key);
  const reason = `${quoted} is the key of another request; make a new one`;
  return { status, reason };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  return one.every((byte, index) => byte === other[index]);
}
