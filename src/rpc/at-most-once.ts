/** How does a server execute a call once that arrives more than once? */
import type { Clock } from "../ports/clock.ts";
import { after, between, type Duration, type Instant } from "../ports/time.ts";
import {
  type Answered,
  type Instead,
  type KeyedCall,
  keyProblem,
  NOTHING_DONE,
} from "./keyed-call.ts";
import type { Response } from "./protocol.ts";

export interface AtMostOnce {
  /** How long an answer is remembered. */
  readonly keepFor: Duration;
  /** Calls remembered at once, answered or not; 10,000 unless given. */
  readonly keysMax?: number;
  /** Bytes of their requests and replies; 16 MiB unless given. */
  readonly bytesMax?: number;
}

interface Remembered {
  /** The request: the same key with another one is a mistake. */
  readonly body: Uint8Array;
  response: Response | undefined;
  endsAt: Instant;
  readonly waiting: Answered[];
}

const KEYS_MAX = 10_000;
const BYTES_MAX = 16_777_216;
/** Of one key: who asks again and again must not fill the memory. */
const WAITING_MAX = 50;

/**
 * Answers by key, in memory, for all clients together. A key whose call is
 * under way waits for it; one that was answered gets the same answer, an error
 * as well. Without room, new keys are refused: to forget early would break the
 * promise. It dies with its process. Source: Birrell and Nelson 1984, "at most
 * once"; draft-ietf-httpapi-idempotency-key-header.
 */
export class AnswerMemory {
  readonly #clock: Clock;
  readonly #options: AtMostOnce;
  #bytes = 0;
  /** Answered ones stand in the order in which they end. */
  readonly #answered = new Map<string, Remembered>();
  readonly #underWay = new Map<string, Remembered>();

  constructor(clock: Clock, options: AtMostOnce) {
    this.#clock = clock;
    this.#options = options;
  }

  //#region recall
  /**
   * Gives who must hear the answer, when the call is to be executed. Otherwise
   * one of `instead` is called, now or when the first such call is answered.
   */
  recall(call: KeyedCall, instead: Instead): Answered | undefined {
    this.#forget();
    const name = `${call.path} ${call.key}`;
    const known = this.#answered.get(name) ?? this.#underWay.get(name);
    const problem =
      keyProblem(call, known?.body) ?? this.#roomProblem(call.body, known);
    if (problem !== undefined) instead.refuse(problem);
    else if (known === undefined) return this.#begin(name, call.body);
    else if (known.response !== undefined) instead.repeat(known.response);
    else known.waiting.push(instead.repeat);
    return undefined;
  }
  //#endregion

  #roomProblem(body: Uint8Array, known?: Remembered): Response | undefined {
    const status = "RESOURCE_EXHAUSTED";
    const many = known?.waiting.length ?? 0;
    if (many >= WAITING_MAX)
      return { status, reason: `${many} calls wait for this key already` };
    if (known !== undefined) return undefined;
    const size = this.#answered.size + this.#underWay.size;
    const { keysMax = KEYS_MAX, bytesMax = BYTES_MAX } = this.#options;
    const isFull = this.#bytes + body.length > bytesMax;
    if (!isFull && size < keysMax) return undefined;
    const [next] = this.#answered.values();
    const reason = `${size} answers are remembered; try again later`;
    const pushback = next && between(this.#clock.now(), next.endsAt);
    return { status, reason, pushback };
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
      call.endsAt = after(this.#clock.now(), this.#options.keepFor);
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
