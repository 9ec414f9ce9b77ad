/** What does a database cost that all servers share? */
import { formatAddress } from "../ports/address.ts";
import type { Timer } from "../ports/clock.ts";
import type { Host } from "../ports/host.ts";
import { ms, ns, seconds, us } from "../ports/time.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { FairLock } from "./fair-lock.ts";
import { ledgerContract } from "./ledger-contract.ts";

/** Writing one entry. */
const WRITE = ms(0.4);
/** Telling one other program that what it has read is old. */
const TELL = us(20);
/** Whoever holds a ticket for longer has died, or forgot it. */
const HELD_MAX = seconds(10);

/**
 * Readers share it; a writer has it alone, and has to tell every other server
 * that keeps a copy. So each write stops all servers, for longer the more
 * there are: the contention and the coherency of Gunther's law (see
 * `check/usl.ts`).
 */
export function ledger(host: Host): Service {
  const lock = new FairLock();
  const tickets = new Tickets(host, lock);
  /** By their connections: each keeps a copy of what it has read. */
  const copies = new Set<string>();
  let entries = 0;
  return service(ledgerContract, {
    open: async (_, { peer }) => {
      const turn = host.tasks.wait<void>("its turn to read");
      lock.read(() => turn.resolve());
      await turn.promise;
      copies.add(formatAddress(peer));
      return { ticket: tickets.hand() };
    },
    commit: async ({ ticket }, ctx) => {
      if (!tickets.takeBack(ticket)) {
        const reason = `there is no open ticket ${ticket}; open one first`;
        throw new RpcError("FAILED_PRECONDITION", reason);
      }
      const turn = host.tasks.wait<void>("its turn to write");
      lock.write(() => turn.resolve());
      await turn.promise;
      try {
        const others = copies.size - 1;
        await ctx.work(ns(WRITE + TELL * others));
        entries += 1;
      } finally {
        lock.endWrite();
      }
      return { entries };
    },
  });
}

/** Who reads, until they give their ticket back or hold it for too long. */
class Tickets {
  readonly #host: Host;
  readonly #lock: FairLock;
  readonly #open = new Map<number, Timer>();
  #count = 0;

  constructor(host: Host, lock: FairLock) {
    this.#host = host;
    this.#lock = lock;
  }

  hand(): number {
    this.#count += 1;
    const ticket = this.#count;
    const tooLong = () => void this.takeBack(ticket);
    const timer = this.#host.clock.after(HELD_MAX, tooLong);
    this.#open.set(ticket, timer.unref());
    return ticket;
  }

  /** False when it is not out, or no longer. */
  takeBack(ticket: number): boolean {
    const timer = this.#open.get(ticket);
    if (timer === undefined) return false;
    timer.cancel();
    this.#open.delete(ticket);
    this.#lock.endRead();
    return true;
  }
}
