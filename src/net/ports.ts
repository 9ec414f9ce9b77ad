/** Which ports of a host are in use, and by whom? */
import { EPHEMERAL_PORT_MIN, PORT_MAX } from "./tcp-limits.ts";

/** One protocol's ports on one host. */
export class Ports<Owner> {
  readonly #host: string;
  readonly #owners = new Map<number, Owner>();
  #lastEphemeral = PORT_MAX;
  /** What was asked for last; nobody has port 0. */
  #lastPort = 0;
  #lastOwner: Owner | undefined;

  constructor(host: string) {
    this.#host = host;
  }

  /** Throws when the port is taken or is none. */
  take(port: number, owner: Owner): void {
    if (!Number.isInteger(port) || port < 1 || port > PORT_MAX) {
      throw new Error(`${port} is no port; use 1 to ${PORT_MAX}`);
    }
    if (this.#owners.has(port)) {
      throw new Error(
        `port ${port} of "${this.#host}" is taken; close its first user or ` +
          "choose another port",
      );
    }
    this.#owners.set(port, owner);
    this.#forgetLast();
  }

  /** Gives the port back, if it is still this owner's. */
  release(port: number, owner: Owner): void {
    if (this.#owners.get(port) === owner) this.#owners.delete(port);
    this.#forgetLast();
  }

  ownerOf(port: number): Owner | undefined {
    // Most that comes is for the port for which something came last.
    if (port !== this.#lastPort) {
      this.#lastOwner = this.#owners.get(port);
      this.#lastPort = port;
    }
    return this.#lastOwner;
  }

  /** The next port of the range for clients that nobody has. */
  nextFree(): number {
    for (let port = EPHEMERAL_PORT_MIN; port <= PORT_MAX; port += 1) {
      this.#lastEphemeral += 1;
      if (this.#lastEphemeral > PORT_MAX) {
        this.#lastEphemeral = EPHEMERAL_PORT_MIN;
      }
      if (!this.#owners.has(this.#lastEphemeral)) return this.#lastEphemeral;
    }
    throw new Error(
      `"${this.#host}" has no port left for another connection; close some`,
    );
  }

  releaseAll(isDoomed: (owner: Owner) => boolean): void {
    for (const [port, owner] of this.#owners) {
      if (isDoomed(owner)) this.#owners.delete(port);
    }
    this.#forgetLast();
  }

  #forgetLast(): void {
    this.#lastPort = 0;
    this.#lastOwner = undefined;
  }
}
