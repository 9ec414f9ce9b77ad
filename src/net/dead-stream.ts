/** What does a program get when there is nobody to connect to? */
import type { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { Address } from "../ports/address.ts";
import type { ByteStream, ByteStreamHandlers } from "../ports/byte-stream.ts";

/**
 * A connection that cannot be: no such host, or the program that asked is
 * dead. A live program hears so in a later turn.
 */
export class DeadStream implements ByteStream {
  readonly local: Address;
  readonly remote: Address;
  readonly #simulation: Simulation;
  readonly #owner: Scope;

  constructor(
    { simulation, owner }: { simulation: Simulation; owner: Scope },
    local: Address,
    remote: Address,
  ) {
    this.local = local;
    this.remote = remote;
    this.#simulation = simulation;
    this.#owner = owner;
  }

  attach(handlers: ByteStreamHandlers): void {
    if (this.#owner.state === "ended") return;
    const now = this.#simulation.now();
    const tell = () => handlers.onClose("unreachable");
    this.#simulation.schedule(now, this.#owner, tell);
  }

  write(): boolean {
    return false;
  }

  end(): void {}

  reset(): void {}

  pause(): void {}

  resume(): void {}
}
