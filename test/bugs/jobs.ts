/** What can go wrong when work is handed on? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import {
  type Bug,
  bankAt,
  bankService,
  kvService,
  RETRIES,
  storeAt,
  WORLD,
} from "./bug.ts";

const JOBS = [1, 2, 3, 4, 5];

/** After that long a job that nobody reported is given to somebody again. */
const AGAIN_MS = 400;
const POLL_MS = 60;
const WORKS_UNTIL_MS = 9000;

/** A job leaves the queue when it is handed out, not when it is done. */
export const handedOut: Bug = {
  name: "handed-out",
  scenario: {
    ...WORLD,
    name: "handed-out",
    hosts: [{ name: "ann" }, { name: "queue" }, { name: "worker" }],
    services: [
      { service: "kv", host: "queue" },
      { service: "kv", host: "worker" },
    ],
    clients: [
      { name: "ann", host: "ann", service: "kv", target: "queue:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "orders",
        client: "ann",
        calls: JOBS.map((n) => ({
          method: "write",
          request: { key: "job", value: `job-${n}` },
          atMs: n * 400,
        })),
      },
    ],
    checks: JOBS.map((n) => ({
      kind: "eventually",
      claim: `job ${n} is done once it is accepted`,
      given: {
        event: "host.state-shown",
        where: { name: "accepted", value: `job-${n}` },
      },
      some: {
        event: "host.state-shown",
        where: { name: "done", value: `job-${n}` },
      },
    })),
  },
  nemesis: { toMs: 3000 },
  seed: 59,
  services: (isMended) => {
    const jobs = new Map<string, number>();
    return {
      kv: (host: Host) =>
        host.name === "queue" ? queue(host, jobs, isMended) : worker(host),
    };
  },
};

/** Its jobs, each with the moment from which it may be handed out. */
function queue(host: Host, jobs: Map<string, number>, isMended: boolean) {
  return kvService({
    read: async () => {
      const now = host.clock.now();
      const next = [...jobs].find(([, freeAt]) => freeAt <= now);
      if (next === undefined) return undefined;
      const [job] = next;
      if (isMended) jobs.set(job, now + ms(AGAIN_MS));
      else jobs.delete(job);
      return job;
    },
    write: async (key, job) => {
      if (key === "done") {
        jobs.delete(job);
        return;
      }
      jobs.set(job, 0);
      host.show("accepted", job);
    },
  });
}

function worker(host: Host) {
  const from = storeAt(host, "queue", 2000);
  host.tasks.start("work", async () => {
    while (host.clock.now() < ms(WORKS_UNTIL_MS)) {
      try {
        const job = await from.read("next");
        if (job === undefined) {
          await host.clock.sleep(ms(POLL_MS));
          continue;
        }
        await host.work(ms(8));
        host.show("done", job);
        await from.write("done", job);
      } catch (error) {
        if (!(error instanceof RpcError)) throw error;
        await host.clock.sleep(ms(POLL_MS));
      }
    }
  });
  return kvService({ read: async () => undefined, write: async () => {} });
}

const SUBSCRIBES_MS = 1000;

/** Who asks again for the paper gets it twice. */
export const subscribedTwice: Bug = {
  name: "subscribed-twice",
  scenario: {
    ...WORLD,
    name: "subscribed-twice",
    hosts: [{ name: "ann" }, { name: "paper" }, { name: "reader" }],
    services: [
      { service: "kv", host: "paper" },
      { service: "kv", host: "reader" },
    ],
    clients: [
      { name: "ann", host: "ann", service: "kv", target: "paper:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "news",
        client: "ann",
        calls: [
          {
            method: "write",
            request: { key: "news", value: "rain" },
            atMs: 1600,
          },
        ],
      },
    ],
    checks: [
      {
        kind: "count",
        claim: "nobody gets the same news twice",
        of: { event: "host.state-shown", where: { name: "news" } },
        atMost: 1,
      },
    ],
  },
  nemesis: { toMs: 3000 },
  seed: 3,
  services: (isMended) => ({
    kv: (host: Host) =>
      host.name === "paper" ? paper(host, isMended) : reader(host),
  }),
};

function paper(host: Host, isMended: boolean) {
  const reader = storeAt(host, "reader", 300);
  const readers: string[] = [];
  return kvService({
    read: async () => undefined,
    write: async (key, value) => {
      if (key === "subscribe") {
        if (!isMended || !readers.includes(value)) readers.push(value);
        return;
      }
      for (const _ of readers) await reader.write("news", value);
    },
  });
}

function reader(host: Host) {
  const publisher = storeAt(host, "paper", 150);
  host.tasks.start("subscribes", async () => {
    const now = host.clock.now();
    if (now < ms(SUBSCRIBES_MS)) await host.clock.sleep(ms(SUBSCRIBES_MS));
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      try {
        await publisher.write("subscribe", host.name);
        return;
      } catch (error) {
        if (!(error instanceof RpcError)) throw error;
        await host.clock.sleep(ms(50));
      }
    }
  });
  return kvService({
    read: async () => undefined,
    write: async (_, value) => host.show("news", value),
  });
}

const PAYMENTS = 4;

/** Ann has a key for each payment; the till has one for each of its tries. */
export const ownKeys: Bug = {
  name: "own-keys",
  scenario: {
    ...WORLD,
    name: "own-keys",
    hosts: [{ name: "ann" }, { name: "bank" }, { name: "till" }],
    services: [
      { service: "bank", host: "bank" },
      { service: "bank", host: "till" },
    ],
    clients: [
      {
        name: "ann",
        host: "ann",
        service: "bank",
        target: "till:50051",
        serviceConfig: RETRIES,
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "pays",
        client: "ann",
        calls: Array.from({ length: PAYMENTS }, (_, n) => ({
          method: "pay",
          request: { amount: 1 },
          metadata: { "idempotency-key": `ann-${n}` },
          atMs: n * 400,
        })),
      },
    ],
    checks: [
      {
        kind: "count",
        claim: "each payment is made once",
        of: { event: "host.state-shown", where: { name: "paid" } },
        atMost: PAYMENTS,
      },
    ],
  },
  nemesis: { toMs: 2500 },
  seed: 20,
  services: (isMended) => {
    const paid = new Set<string>();
    let tries = 0;
    return {
      bank: (host: Host) => {
        if (host.name === "bank") {
          return bankService(async (key) => {
            if (!paid.has(key)) {
              paid.add(key);
              host.show("paid", paid.size);
            }
            return paid.size;
          });
        }
        const bank = bankAt(host, "bank", 900);
        const payOnce = (key: string, amount: number) => {
          tries += 1;
          return bank.pay(isMended ? key : `till-${tries}`, amount);
        };
        return bankService(async (key, amount) => {
          try {
            return await payOnce(key, amount);
          } catch (error) {
            if (!(error instanceof RpcError)) throw error;
            return await payOnce(key, amount);
          }
        });
      },
    };
  },
};
