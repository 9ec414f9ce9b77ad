/** Of what are the stores and banks made that have a bug? */
import { bankContract } from "farcall/bank";
import { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { grpc } from "farcall/grpc";
import type { Host } from "farcall/host";
import { kvContract } from "farcall/kv";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

interface StoreMethods {
  readonly read: (key: string) => Promise<string | undefined>;
  readonly write: (key: string, value: string) => Promise<void>;
  readonly cas?: (
    key: string,
    expected: string,
    value: string,
  ) => Promise<boolean>;
}

/** A store whose methods are these. */
export function storeOf({ read, write, cas = noCas }: StoreMethods): Service {
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

/** A store without a bug: its values are on a disk. */
export function soundStore(host: Host, disk: Map<string, string>): Service {
  for (const [key, value] of disk) host.show(key, value);
  const write = (key: string, value: string): void => {
    disk.set(key, value);
    host.show(key, value);
  };
  return storeOf({
    read: async (key) => disk.get(key),
    write: async (key, value) => write(key, value),
    cas: async (key, expected, value) => {
      if (disk.get(key) !== expected) return false;
      write(key, value);
      return true;
    },
  });
}

/** Answers a payment, told by its key, with how many were made. */
export function bankOf(pay: (key: string) => Promise<number>): Service {
  return service(bankContract, {
    pay: async (_, { metadata }) => {
      const key = String(metadata.get("idempotency-key") ?? "");
      return { balance: await pay(key) };
    },
    balance: async () => ({ balance: 0 }),
  });
}

/**
 * The store on another host, asked for so many milliseconds at most. Who
 * hears nothing gives the connection up: it may never carry anything again.
 */
export function storeAt(host: Host, name: string, deadlineMs: number) {
  const to = { host: name, port: 50_051 };
  const open = () => new Channel(host, { to, protocol: grpc() });
  const timeout = ms(deadlineMs);
  let channel = open();
  const ask = async <Reply>(
    how: (stub: ReturnType<typeof stubOf>) => Promise<Reply>,
  ): Promise<Reply> => {
    const used = channel;
    try {
      return await how(stubOf(used));
    } catch (error) {
      if (used === channel) channel = open();
      used.close();
      throw error;
    }
  };
  return {
    read: async (key: string): Promise<string | undefined> => {
      const reply = await ask((stub) => stub.read({ key }, { timeout }));
      return reply.isThere ? reply.value : undefined;
    },
    write: async (key: string, value: string): Promise<void> => {
      await ask((stub) => stub.write({ key, value }, { timeout }));
    },
    cas: async (
      key: string,
      expected: string,
      value: string,
    ): Promise<boolean> => {
      const asked = { key, expected, value };
      return (await ask((stub) => stub.cas(asked, { timeout }))).isSwapped;
    },
  };
}

function stubOf(channel: Channel) {
  return client(kvContract, channel);
}

/** Whether an error leaves open what has happened. */
export function isUnclear(error: unknown): boolean {
  return error instanceof RpcError && error.certainty === "may-have-happened";
}
