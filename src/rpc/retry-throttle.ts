/** When do retries of all calls stop, so that they do not make it worse? */
import type { Throttle } from "./retry.ts";

/** `retryThrottling` of a service config. */
export interface RetryThrottling {
  /** Above 0, at most 1000. */
  readonly maxTokens: number;
  /** What a success gives back; counted in thousandths. */
  readonly tokenRatio: number;
}

/**
 * One bucket for each server name. A failure that could be retried takes a
 * token, a success gives a part of one; at half and below there are no retries,
 * and first attempts always go. Source: gRFC A6 "throttling retry attempts".
 */
export class RetryThrottle implements Throttle {
  readonly #maxMilli: number;
  readonly #ratioMilli: number;
  #milli: number;

  constructor({ maxTokens, tokenRatio }: RetryThrottling) {
    // In thousandths, so that sums are exact; further decimals are dropped.
    this.#maxMilli = maxTokens * 1000;
    this.#ratioMilli = Math.floor(tokenRatio * 1000);
    this.#milli = this.#maxMilli;
  }

  //#region tokens
  /** More than half: at half and below only first attempts go. */
  get isOpen(): boolean {
    return this.#milli > this.#maxMilli / 2;
  }

  onFailure(): void {
    this.#milli = Math.max(0, this.#milli - 1000);
  }

  onSuccess(): void {
    this.#milli = Math.min(this.#maxMilli, this.#milli + this.#ratioMilli);
  }
  //#endregion
}
