/** How does a server say whether it is well? */
import type { Host } from "../ports/host.ts";
import type { Wait } from "../ports/tasks.ts";
import { ms } from "../ports/time.ts";
import { contract, field, method } from "../rpc/contract.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";

/**
 * `grpc.health.v1`, with one difference: gRPC's Watch is a stream that never
 * ends. Here it is a long poll: the caller says what it knows, and is answered
 * when that is no longer so, or after `waitMs`. Source: grpc/doc/
 * health-checking.md, gRFC A17.
 */
export const healthContract = contract("grpc.health.v1.Health", {
  check: method({ service: field(1, "string") }, { status: field(1, "int64") }),
  watch: method(
    {
      service: field(1, "string"),
      known: field(101, "int64"),
      waitMs: field(102, "double"),
    },
    { status: field(1, "int64") },
  ),
});

/** By their numbers on the wire. */
export const SERVING = 1n;
export const NOT_SERVING = 2n;
/** What Watch says of a name that it has never heard of. */
const SERVICE_UNKNOWN = 3n;

/** A poll ends at the latest after this. */
const WAIT_MS_MAX = 60_000;
/** Polls that wait at once; one more is answered at once. */
const WAITING_MAX = 10_000;

/** What a server's programs say of themselves; "" is the server as a whole. */
export class HealthBoard {
  readonly #statuses = new Map<string, bigint>([["", SERVING]]);
  readonly #waiting = new Set<Wait<void>>();

  /** SERVING or NOT_SERVING; whoever watches hears of it at once. */
  set(name: string, status: bigint): void {
    this.#statuses.set(name, status);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const one of waiting) one.resolve();
  }

  get(name: string): bigint | undefined {
    return this.#statuses.get(name);
  }

  /** Resolves at the next change, or after so long. */
  async changed(host: Host, waitMs: number): Promise<void> {
    if (this.#waiting.size >= WAITING_MAX) return;
    const wait = host.tasks.wait<void>("a change of its health");
    this.#waiting.add(wait);
    // A watch keeps no run alive.
    const timer = host.clock.after(ms(waitMs), () => {
      this.#waiting.delete(wait);
      wait.resolve();
    });
    timer.unref();
    await wait.promise;
    timer.cancel();
  }
}

/** The health service of this host. */
export function health(host: Host, board: HealthBoard): Service {
  return service(healthContract, {
    check: async ({ service: name }) => {
      const status = board.get(name);
      if (status !== undefined) return { status };
      const reason = `nothing is known of "${name}"; "" is the whole server`;
      throw new RpcError("NOT_FOUND", reason);
    },
    watch: async ({ service: name, known, waitMs }) => {
      const now = () => board.get(name) ?? SERVICE_UNKNOWN;
      const isWorthIt = waitMs > 0 && now() === known;
      if (isWorthIt) await board.changed(host, Math.min(waitMs, WAIT_MS_MAX));
      return { status: now() };
    },
  });
}
