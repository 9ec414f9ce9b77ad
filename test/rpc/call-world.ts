/** One phone, one bank: who calls whom in these tests? */
import { ms } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import type { GrpcSettings } from "../../src/protocols/grpc/settings.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { contract, field, method } from "../../src/rpc/contract.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { type ServeOptions, serve } from "../../src/rpc/server.ts";
import { type Handlers, service } from "../../src/rpc/service.ts";
import { TestWorld } from "./test-world.ts";

export const echo = contract("farcall.test.Echo", {
  say: method({ text: field(1, "string") }, { text: field(1, "string") }),
});

export type EchoHandler = Handlers<typeof echo.methods>["say"];

export const TO = { host: "bank", port: 50_051 };

interface Setting extends Partial<ServeOptions> {
  readonly say?: EchoHandler;
  readonly client?: Partial<GrpcSettings>;
  readonly server?: Partial<GrpcSettings>;
}

/** A world in which "phone" can call `say` of "bank"; 1 ms each way. */
export function callWorld(setting: Setting = {}) {
  const world = new TestWorld();
  const say: EchoHandler = setting.say ?? (async ({ text }) => ({ text }));
  const offer = () =>
    serve(world.host("bank"), {
      port: TO.port,
      protocol: grpc(setting.server),
      services: [service(echo, { say })],
      ...setting,
    });
  const phone = world.host("phone");
  const channel = new Channel(phone, {
    to: TO,
    protocol: grpc(setting.client),
  });
  return { world, offer, channel, phone, stub: client(echo, channel) };
}

/** What a promise became, and when. */
export interface Ended<Value> {
  value?: Value;
  error?: RpcError;
  atMs?: number;
}

/** Notes when and how a promise is settled. */
export function watch<Value>(
  world: TestWorld,
  promise: Promise<Value>,
): Ended<Value> {
  const ended: Ended<Value> = {};
  promise.then(
    (value) => {
      ended.value = value;
      ended.atMs = world.now / ms(1);
    },
    (error: unknown) => {
      if (!(error instanceof RpcError)) throw error;
      ended.error = error;
      ended.atMs = world.now / ms(1);
    },
  );
  return ended;
}
