/** How does a server execute a call once that arrives more than once? */
import type { Clock } from "../ports/clock.ts";
import { after, between, type Duration, type Instant } from "../ports/time.ts";
import type { Response } from "./protocol.ts";
import type { Status } from "./status.ts";

/** The metadata by which a client says: this is the same call as before. */
export const IDEMPOTENCY_KEY = "idempotency-key";

export interface AtMostOnce {
  /** How long an answer is remembered. */
  readonly keepFor: Duration;
  /** Calls remembered at once, answered or not; 10,000 unless given. */
  readonly keysMax?: number;
  /** Bytes of their requests and replies; 16 MiB unless given. */
  readonly bytesMax?: number;
}

/** Hears what an execution came to. */
export type Answered = (response: Response) => void;

/** For a call that nothing remembers. */
export const NOBODY: Answered = () => {};

/** What is done with a call that is not executed, now or later. */
interface Instead {
  /** It came before: the answer of that time. */
  readonly repeat: (response: Response) => void;
  readonly refuse: (response: Response) => void;
}

interface Remembered {
  /** The request: the same key with another one is a mistake. */
  readonly body: Uint8Array;
  response: Response | undefined;
  endsAt: Instant;
  readonly waiting: ((response: Response) => void)[];
}

/** One call, as it is told apart from others. */
export interface Keyed {
  readonly path: string;
  readonly key: string;
  readonly body: Uint8Array;
}

const KEYS_MAX = 10_000;
const BYTES_MAX = 16_777_216;
const KEY_LENGTH_MAX = 200;

/** By these a handler says that it did nothing and that one may try again. */
const NOTHING_DONE: ReadonlySet<Status> = new Set([
  "UNAVAILABLE",
  "ABORTED",
  "RESOURCE_EXHAUSTED",
]);

/**
 * Answers by key, in memory. A key whose call is under way waits for that
 * call; one that was answered gets the same answer, an error as well. When
 * there is no room, new keys are refused: to forget early would break the
 * promise. It all dies with its process. Source: Birrell and Nelson 1984,
 * "at most once"; draft-ietf-httpapi-idempotency-key-header.
 */
export class AnswerMemory {
  readonly #clock: Clock;
  readonly #keepFor: Duration;
  readonly #keysMax: number;
  readonly #bytesMax: number;
  #bytes = 0;
  /** Answered ones stand in the order in which they end. */
  readonly #answered = new Map<string, Remembered>();
  readonly #underWay = new Map<string, Remembered>();

  constructor(clock: Clock, options: AtMostOnce) {
    this.#clock = clock;
    this.#keepFor = options.keepFor;
    this.#keysMax = options.keysMax ?? KEYS_MAX;
    this.#bytesMax = options.bytesMax ?? BYTES_MAX;
  }

  /**
   * Gives who must hear the answer, when the call is to be executed. Otherwise
   * one of `instead` is called, now or when the first such call is answered.
   */
  recall(call: Keyed, instead: Instead): Answered | undefined {
    this.#forget();
    const name = `${call.path} ${call.key}`;
    const known = this.#answered.get(name) ?? this.#underWay.get(name);
    const problem = problemOf(call, known) ?? this.#roomProblem(call, known);
    if (problem !== undefined) instead.refuse(problem);
    else if (known === undefined) return this.#begin(name, call.body);
    else if (known.response !== undefined) instead.repeat(known.response);
    else known.waiting.push(instead.repeat);
    return undefined;
  }

  #roomProblem(
    { body }: Keyed,
    known: Remembered | undefined,
  ): Response | undefined {
    if (known !== undefined) return undefined;
    const size = this.#answered.size + this.#underWay.size;
    const isFull = this.#bytes + body.length > this.#bytesMax;
    if (!isFull && size < this.#keysMax) return undefined;
    const [next] = this.#answered.values();
    return {
      status: "RESOURCE_EXHAUSTED",
      reason: `${size} answers are remembered; try again later`,
      pushback: next && between(this.#clock.now(), next.endsAt),
    };
  }

  #begin(name: string, body: Uint8Array): Answered {
    const endsAt = this.#clock.now();
    const begun = { body, response: undefined, endsAt, waiting: [] };
    this.#underWay.set(name, begun);
    this.#bytes += body.length;
    return (response) => this.#answer(name, begun, response);
  }

  #answer(name: string, call: Remembered, response: Response): void {
    this.#underWay.delete(name);
    if (NOTHING_DONE.has(response.status)) {
      this.#bytes -= call.body.length;
    } else {
      call.response = response;
      call.endsAt = after(this.#clock.now(), this.#keepFor);
      this.#answered.set(name, call);
      this.#bytes += response.body?.length ?? 0;
    }
    for (const repeat of call.waiting.splice(0)) repeat(response);
  }

  #forget(): void {
    const now = this.#clock.now();
    for (const [name, { endsAt, body, response }] of this.#answered) {
      if (endsAt > now) return;
      this.#answered.delete(name);
      this.#bytes -= body.length + (response?.body?.length ?? 0);
    }
  }
}

/** The client's mistake, if there is one. */
function problemOf(
  { key, body }: Keyed,
  known: Remembered | undefined,
): Response | undefined {
  const status = "INVALID_ARGUMENT";
  if (key.length > KEY_LENGTH_MAX) {
    const length = `has ${key.length} characters; use ${KEY_LENGTH_MAX}`;
    return { status, reason: `the ${IDEMPOTENCY_KEY} ${length}` };
  }
  if (known === undefined || isSame(known.body, body)) return undefined;
  const quoted = JSON.stringify(key);
  const reason = `${quoted} is the key of another request; make a new one`;
  return { status, reason };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  return one.every((byte, index) => byte === other[index]);
}
