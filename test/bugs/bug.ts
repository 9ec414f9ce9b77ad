/** What is a planted bug, and how is it run? */
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { Metadata } from "../../src/rpc/metadata.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { type Service, service } from "../../src/rpc/service.ts";
import type { OwnServices } from "../../src/scenario/build-world.ts";
import type { NemesisSpec } from "../../src/scenario/fault-spec.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { bankContract } from "../../src/services/bank.ts";
import { kvContract } from "../../src/services/kv.ts";
import { lockContract } from "../../src/services/lock.ts";

export interface Bug {
  /** What somebody did wrong. */
  readonly name: string;
  readonly scenario: Scenario;
  /** Default budget, default kinds: only its time is chosen. */
  readonly nemesis: NemesisSpec;
  /** With a disk of its own for each run; mended, or with the mistake. */
  readonly services: (isMended: boolean) => OwnServices;
  /** The first seed from 1 in which the nemesis brings it out. */
  readonly seed: number;
}

/** A store whose three methods are these. */
export function kvService(methods: {
  readonly read: (key: string) => Promise<string | undefined>;
  readonly write: (key: string, value: string) => Promise<void>;
  readonly cas?: (
    key: string,
    expected: string,
    value: string,
  ) => Promise<boolean>;
}): Service {
  const { read, write, cas = noCas } = methods;
  return service(kvContract, {
    read: async ({ key }) => {
      const value = await read(key);
      return { value: value ?? "", isThere: value !== undefined };
    },
    write: async ({ key, value }) => {
      await write(key, value);
      return {};
    },
    cas: async ({ key, expected, value }) => ({
      isSwapped: await cas(key, expected, value),
    }),
  });
}

async function noCas(): Promise<boolean> {
  throw new RpcError("UNIMPLEMENTED", "this store has no cas");
}

/** Values in memory, as one has them before anything goes wrong. */
export function plainStore(values = new Map<string, string>()): Service {
  return kvService({
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
    cas: async (key, expected, value) => {
      if (values.get(key) !== expected) return false;
      values.set(key, value);
      return true;
    },
  });
}

/** A bank that pays by that function. */
export function bankService(
  pay: (key: string, amount: number) => Promise<number>,
): Service {
  return service(bankContract, {
    pay: async ({ amount }, ctx) => {
      const key = String(ctx.metadata.get("idempotency-key") ?? "");
      return { balance: await pay(key, amount) };
    },
    balance: async () => ({ balance: 0 }),
  });
}

/** What a store on another host says, within so many milliseconds. */
export function storeAt(host: Host, name: string, deadlineMs: number) {
  const to = { host: name, port: 50_051 };
  const channel = new Channel(host, { to, protocol: grpc() });
  const stub = client(kvContract, channel);
  const timeout = ms(deadlineMs);
  return {
    read: async (key: string) => {
      const { value, isThere } = await stub.read({ key }, { timeout });
      return isThere ? value : undefined;
    },
    write: async (key: string, value: string) => {
      await stub.write({ key, value }, { timeout });
    },
    cas: async (key: string, expected: string, value: string) => {
      const asked = { key, expected, value };
      return (await stub.cas(asked, { timeout })).isSwapped;
    },
  };
}

/** What a bank on another host says, within so many milliseconds. */
export function bankAt(host: Host, name: string, deadlineMs: number) {
  const to = { host: name, port: 50_051 };
  const channel = new Channel(host, { to, protocol: grpc() });
  const stub = client(bankContract, channel);
  const timeout = ms(deadlineMs);
  return {
    pay: async (key: string, amount: number) => {
      const metadata = new Metadata().append("idempotency-key", key);
      return (await stub.pay({ amount }, { timeout, metadata })).balance;
    },
  };
}

/** Whether a lock on another host is granted, within so many milliseconds. */
export function lockAt(host: Host, at: string, deadlineMs: number) {
  const to = { host: at, port: 50_051 };
  const channel = new Channel(host, { to, protocol: grpc() });
  const stub = client(lockContract, channel);
  const timeout = ms(deadlineMs);
  return {
    acquire: async (name: string, holder: string, leaseMs: number) => {
      const asked = { name, holder, leaseMs };
      return (await stub.acquire(asked, { timeout })).isGranted;
    },
  };
}

/** Whether an error leaves open what has happened. */
export function isUnclear(error: unknown): boolean {
  return error instanceof RpcError && error.certainty === "may-have-happened";
}

export const LINEARIZABLE = {
  kind: "linearizable",
  claim: "all that was heard fits one order",
} as const;

/** What all of them have in common. */
export const WORLD = {
  title: { en: "A planted bug" },
  summary: { en: "It shows only when something goes wrong." },
  defaults: {
    deadlineMs: 2000,
    link: { latency: { kind: "uniform", delayMsMin: 4, delayMsMax: 8 } },
  },
  untilMs: 20_000,
} as const;

/** It asks again when a server is gone, as gRFC A6 has it. */
export const RETRIES = {
  methodConfig: [
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 5,
        initialBackoff: "0.1s",
        maxBackoff: "1s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};
