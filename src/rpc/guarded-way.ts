/** What if somebody else says when a way may be used? */
import type { Connectivity } from "./connectivity.ts";
import type { ClientConnection } from "./protocol.ts";
import type { Way } from "./way.ts";

/** What a way shows while its connection works and may not be used. */
type HeldState = "CONNECTING" | "TRANSIENT_FAILURE";

/**
 * A way that can be held back: its connection is kept, but whoever balances
 * sees it fail, or not there yet. Source: gRFC A50 for ejected servers, A17
 * for those that say that they are not well.
 */
export class GuardedWay implements Way {
  readonly #inner: Way;
  readonly #onState: () => void;
  #held: { state: HeldState; because: string } | undefined;
  #told: Connectivity = "IDLE";

  /** `make` makes the way that is guarded; it gets told of its changes. */
  constructor(make: (onState: () => void) => Way, onState: () => void) {
    this.#onState = onState;
    this.#inner = make(() => this.#tell());
  }

  get target(): string {
    return this.#inner.target;
  }

  get state(): Connectivity {
    const { state } = this.#inner;
    return state === "READY" ? (this.#held?.state ?? state) : state;
  }

  /** Whether there is a connection, held back or not. */
  get isConnected(): boolean {
    return this.#inner.state === "READY";
  }

  get because(): string {
    const inner = this.#inner;
    const held = inner.state === "READY" ? this.#held : undefined;
    return held?.because ?? inner.because;
  }

  get connection(): ClientConnection | undefined {
    return this.#inner.connection;
  }

  get connectionName(): string {
    return this.#inner.connectionName;
  }

  connect(): void {
    this.#inner.connect();
  }

  disconnect(): void {
    this.#inner.disconnect();
  }

  close(): void {
    this.#inner.close();
  }

  /** From now on it shows that state, until it is let go. */
  hold(state: HeldState, because: string): void {
    this.#held = { state, because };
    this.#tell();
  }

  letGo(): void {
    this.#held = undefined;
    this.#tell();
  }

  #tell(): void {
    const { state } = this;
    if (state === this.#told) return;
    this.#told = state;
    this.#onState();
  }
}
