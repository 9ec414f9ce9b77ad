/** Who keeps the list of servers that are there? */
import type { Timer } from "../ports/clock.ts";
import type { Host } from "../ports/host.ts";
import type { Wait } from "../ports/tasks.ts";
import { between, type Instant, ms, seconds } from "../ports/time.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { registryContract } from "./registry-contract.ts";
import { registryJoined, registryLeft } from "./registry-event.ts";

/** Servers that have not renewed within this after a start are gone. */
const SETTLING = seconds(15);
const LEASE_MS_MIN = 100;
const LEASE_MS_MAX = 3_600_000;
const WAIT_MS_MAX = 60_000;
const SERVICES_MAX = 1_000;
const ADDRESSES_MAX = 10_000;
const WAITING_MAX = 10_000;
const NAME = /^[\w.]{1,200}$/;
const ADDRESS = /^[A-Za-z0-9._-]{1,63}:\d{1,5}$/;

/**
 * Keeps addresses for as long as their leases last, in memory: after a crash
 * it knows nobody until they renew. It says so, and clients who know a list
 * keep it until then.
 */
export function registry(host: Host): Service {
  const directory = new Directory(host);
  return service(registryContract, {
    register: async (request) => {
      directory.renew(checked(request), request.leaseMs);
      return {};
    },
    deregister: async (request) => {
      directory.remove(checked(request), "it said good-bye");
      return {};
    },
    watch: async ({ service: name, version, waitMs }) => {
      if (!NAME.test(name)) throw refuse("service", name, NAME_REMEDY);
      const isKnown = version === directory.versionOf(name);
      if (isKnown && waitMs > 0) {
        await directory.changed(name, Math.min(waitMs, WAIT_MS_MAX));
      }
      return directory.listOf(name);
    },
  });
}

const NAME_REMEDY = "name it as a contract does, farcall.bank.Bank";

interface Place {
  readonly service: string;
  readonly address: string;
}

/** One service: who offers it, and who wants to know. */
interface Entry {
  readonly leases: Map<string, Timer>;
  readonly waiting: Set<Wait<void>>;
  changes: number;
}

class Directory {
  readonly #host: Host;
  readonly #entries = new Map<string, Entry>();
  /** Tells the lists of this life from those of one before. */
  readonly #startedAt: Instant;

  constructor(host: Host) {
    this.#host = host;
    this.#startedAt = host.clock.now();
  }

  versionOf(name: string): string {
    const changes = this.#entries.get(name)?.changes ?? 0;
    return `${this.#startedAt}.${changes}`;
  }

  listOf(name: string) {
    const age = between(this.#startedAt, this.#host.clock.now());
    return {
      version: this.versionOf(name),
      addresses: [...(this.#entries.get(name)?.leases.keys() ?? [])].sort(),
      isSettling: age < SETTLING,
    };
  }

  renew(place: Place, leaseMs: number): void {
    const isGood = leaseMs >= LEASE_MS_MIN && leaseMs <= LEASE_MS_MAX;
    if (!isGood) {
      const remedy = `give ${LEASE_MS_MIN} to ${LEASE_MS_MAX} ms`;
      throw refuse("leaseMs", String(leaseMs), remedy);
    }
    const { service: name, address } = place;
    const entry = this.#entryOf(name);
    const old = entry.leases.get(address);
    if (old === undefined && entry.leases.size >= ADDRESSES_MAX) {
      const reason = `there are ${ADDRESSES_MAX} addresses of ${name}`;
      throw new RpcError("RESOURCE_EXHAUSTED", `${reason}; deregister some`);
    }
    old?.cancel();
    const { clock, events } = this.#host;
    const lease = clock.after(ms(leaseMs), () => {
      this.remove(place, `it has not renewed its lease of ${leaseMs} ms`);
    });
    // That a lease ends keeps no run alive.
    entry.leases.set(address, lease.unref());
    if (old !== undefined) return;
    events.record(registryJoined, this.#host.name, name, address);
    changed(entry);
  }

  remove({ service: name, address }: Place, because: string): void {
    const entry = this.#entries.get(name);
    const lease = entry?.leases.get(address);
    if (entry === undefined || lease === undefined) return;
    lease.cancel();
    entry.leases.delete(address);
    const host = this.#host;
    host.events.record(registryLeft, host.name, name, address, because);
    changed(entry);
  }

  /** Resolves at the next change of the list, or after so long. */
  async changed(name: string, waitMs: number): Promise<void> {
    const { waiting } = this.#entryOf(name);
    if (waiting.size >= WAITING_MAX) return;
    const { clock, tasks } = this.#host;
    const wait = tasks.wait<void>(`a change of the list of ${name}`);
    waiting.add(wait);
    const timer = clock.after(ms(waitMs), () => {
      waiting.delete(wait);
      wait.resolve();
    });
    timer.unref();
    await wait.promise;
    timer.cancel();
  }

  #entryOf(name: string): Entry {
    const known = this.#entries.get(name);
    if (known !== undefined) return known;
    if (this.#entries.size >= SERVICES_MAX) {
      const reason = `there are ${SERVICES_MAX} services; use one of them`;
      throw new RpcError("RESOURCE_EXHAUSTED", reason);
    }
    const made = { leases: new Map(), waiting: new Set<Wait<void>>() };
    const entry: Entry = { ...made, changes: 0 };
    this.#entries.set(name, entry);
    return entry;
  }
}

function changed(entry: Entry): void {
  entry.changes += 1;
  const waiting = [...entry.waiting];
  entry.waiting.clear();
  for (const one of waiting) one.resolve();
}

function checked(place: Place): Place {
  const { service: name, address } = place;
  if (!NAME.test(name)) throw refuse("service", name, NAME_REMEDY);
  const port = Number(address.split(":")[1]);
  if (!ADDRESS.test(address) || port < 1 || port > 65_535) {
    throw refuse("address", address, "give host and port, bank:50051");
  }
  return place;
}

function refuse(what: string, value: string, remedy: string): RpcError {
  const reason = `${what} is "${value.slice(0, 100)}"; ${remedy}`;
  return new RpcError("INVALID_ARGUMENT", reason);
}
