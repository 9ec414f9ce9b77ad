/** Who may, and until when? */
import type { Host } from "../ports/host.ts";
import { between, type Instant, ms, toMs } from "../ports/time.ts";
import { contract, field, method } from "../rpc/contract.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { type Change, Notebook } from "./notebook.ts";

const name = field(1, "string");
const token = field(2, "double");
const leaseMs = field(3, "double");

export const lockContract = contract("farcall.lock.Lock", {
  /** Not granted: for so long yet it is somebody else's. */
  acquire: method(
    { name, holder: field(2, "string"), leaseMs },
    { isGranted: field(1, "bool"), token, leftMs: field(3, "double") },
  ),
  /** From now on it lasts so long again, if it is not over already. */
  renew: method({ name, token, leaseMs }, { isHeld: field(1, "bool") }),
  release: method({ name, token }, { wasHeld: field(1, "bool") }),
});

interface Lease {
  /** One more with each lease of this lock. */
  readonly token: number;
  readonly holder: string;
  /** Nanoseconds since the run began. */
  readonly until: number;
}

const LENGTH_MAX = 100;
const LEASE_MS_MAX = 3_600_000;
const LOCKS_MAX = 10_000;

type Texts = ReadonlyMap<string, string>;

/**
 * Locks by name, each for the time of a lease. A holder that is slow does not
 * hear that its lease is over: what it writes by then must carry its token, so
 * that a store can refuse it (`services/kv.ts`). Who holds a lock and asks for
 * it again hears the same token. On a host with a disk leases and tokens
 * outlive a crash; on any other a start forgets who holds what, and counts
 * from 1 again, which is not safe. Source: Burrows, "The Chubby lock service",
 * 2006, section 2.4, whose sequencers are these tokens.
 */
export function lock(host: Host): Service {
  const notebook = new Notebook(host, "lock");
  const now = () => host.clock.now();
  return service(lockContract, {
    acquire: async ({ name, holder, leaseMs }) => {
      checkNames(name, holder);
      const reply = await notebook.change((texts) =>
        granted(texts, { name, holder, leaseMs, now: now() }),
      );
      if (reply.isGranted) host.show(name, `${holder} ${reply.token}`);
      return reply;
    },
    renew: async ({ name, token, leaseMs }) => {
      const until = untilOf(now(), leaseMs);
      const isHeld = await notebook.change((texts) => {
        const lease = leaseOf(texts, name);
        if (!holds(lease, token, now())) return { result: false, writes: {} };
        return { result: true, writes: written(name, { ...lease, until }) };
      });
      return { isHeld };
    },
    release: async ({ name, token }) => {
      const wasHeld = await notebook.change((texts) => {
        const lease = leaseOf(texts, name);
        if (!holds(lease, token, now())) return { result: false, writes: {} };
        // The token stays, so that the next one is above it.
        return { result: true, writes: written(name, { ...lease, until: 0 }) };
      });
      if (wasHeld) host.show(name, "free");
      return { wasHeld };
    },
  });
}

interface Wish {
  readonly name: string;
  readonly holder: string;
  readonly leaseMs: number;
  readonly now: Instant;
}

interface Grant {
  readonly isGranted: boolean;
  readonly token: number;
  readonly leftMs: number;
}

function granted(texts: Texts, wish: Wish): Change<Grant> {
  const { name, holder, leaseMs, now } = wish;
  const until = untilOf(now, leaseMs);
  const before = leaseOf(texts, name);
  const isFree = before.until <= now;
  if (!isFree && before.holder !== holder) {
    const leftMs = toMs(between(now, before.until as Instant));
    return { result: { isGranted: false, token: 0, leftMs }, writes: {} };
  }
  if (texts.size >= LOCKS_MAX && !texts.has(name)) {
    const reason = `there are ${LOCKS_MAX} locks; use one of them`;
    throw new RpcError("FAILED_PRECONDITION", reason);
  }
  const token = isFree ? before.token + 1 : before.token;
  return {
    result: { isGranted: true, token, leftMs: leaseMs },
    writes: written(name, { token, holder, until }),
  };
}

function holds(lease: Lease, token: number, now: Instant): boolean {
  return lease.token === token && lease.until > now;
}

const NO_LEASE: Lease = { token: 0, holder: "", until: 0 };

function leaseOf(texts: Texts, name: string): Lease {
  const text = texts.get(name);
  return text === undefined ? NO_LEASE : (JSON.parse(text) as Lease);
}

function written(name: string, lease: Lease): Change<unknown>["writes"] {
  return { [name]: JSON.stringify(lease) };
}

function untilOf(now: Instant, leaseMs: number): number {
  if (leaseMs > 0 && leaseMs <= LEASE_MS_MAX) return now + ms(leaseMs);
  const reason = `leaseMs is ${leaseMs}; send a number up to ${LEASE_MS_MAX}`;
  throw new RpcError("INVALID_ARGUMENT", reason);
}

function checkNames(...names: readonly string[]): void {
  for (const name of names) {
    if (name.length > 0 && name.length <= LENGTH_MAX) continue;
    const what = `a name has ${name.length} characters`;
    const reason = `${what}; send 1 to ${LENGTH_MAX}`;
    throw new RpcError("INVALID_ARGUMENT", reason);
  }
}
