/** What do our two ends look like to the programs of others? */
import type { Address } from "../../src/ports/address.ts";
import { Canceller } from "../../src/ports/signal.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import type { GrpcSettings } from "../../src/protocols/grpc/settings.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { contract, field, method } from "../../src/rpc/contract.ts";
import type { HandlerContext } from "../../src/rpc/handler-context.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { type Server, serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { statusOfCode } from "../../src/rpc/status.ts";
import { encodeUtf8 } from "../../src/rpc/utf8.ts";
import { type RealEvent, realHost } from "../../src/sockets/host.ts";

/** What every server of these tests offers, ours and theirs. */
export const peerContract = contract("farcall.interop.Peer", {
  /** Answers the text; metadata x-* comes back in headers and trailers. */
  echo: method({ text: field(1, "string") }, { text: field(1, "string") }),
  /** Fails as asked. */
  fail: method(
    {
      code: field(1, "double"),
      message: field(2, "string"),
      detail: field(3, "string"),
    },
    {},
  ),
  /** Answers when the caller has given up, or when it is let go. */
  hang: method({}, {}),
  /** Answers so many letters. */
  fill: method({ count: field(1, "double") }, { text: field(1, "string") }),
});

export const METHOD = "/farcall.interop.Peer/Echo";

/** A text whose message is so many bytes long, for 2 MiB and more. */
export function textOfMessage(bytes: number): string {
  const tagAndLengthBytes = 5;
  return "a".repeat(bytes - tagAndLengthBytes);
}

export const DETAIL_TYPE = "google.rpc.DebugInfo";

/** What happened at our server. */
export interface Seen {
  /** Why each hanging call was given up. */
  readonly cancelled: string[];
  /** Calls that hang now. */
  hanging: number;
  /** The deadline of each echo, in ms from when it began. */
  readonly deadlinesMs: (number | undefined)[];
  readonly events: RealEvent[];
}

export interface OurServer {
  readonly server: Server;
  readonly address: Address;
  /** "127.0.0.1:49152" */
  readonly target: string;
  readonly seen: Seen;
  /** Lets hanging calls answer. */
  release(): void;
  /** How many connections were accepted. */
  connections(): number;
}

const running = new Set<Server>();
const channels = new Set<Channel>();

/** For `afterEach`: nothing that we opened outlives its test. */
export function closeOurs(): void {
  for (const server of running) server.stop();
  running.clear();
  for (const channel of channels) channel.close();
  channels.clear();
}

/** On a free port, unless one is given. */
export async function ourServer(
  settings: Partial<GrpcSettings> = {},
  port = 0,
): Promise<OurServer> {
  const seen: Seen = { cancelled: [], hanging: 0, deadlinesMs: [], events: [] };
  const host = realHost({
    name: "ours",
    onEvent: (event) => seen.events.push(event),
  });
  const address = await host.network.open({ host: "127.0.0.1", port });
  const gate = new Canceller();
  const server = serve(host, {
    port: address.port,
    protocol: grpc(settings),
    services: [peerService(seen, gate)],
  });
  running.add(server);
  return {
    server,
    address,
    target: `${address.host}:${address.port}`,
    seen,
    release: () => gate.cancel("let go"),
    connections: () =>
      seen.events.filter(({ kind }) => kind.name === "client.connected").length,
  };
}

function peerService(seen: Seen, gate: Canceller) {
  return service(peerContract, {
    echo: async ({ text }, ctx) => {
      noteDeadline(seen, ctx);
      giveBack(ctx);
      return { text };
    },
    fail: async ({ code, message, detail }, ctx) => {
      giveBack(ctx);
      const value = encodeUtf8(detail);
      const details = detail === "" ? [] : [{ type: DETAIL_TYPE, value }];
      throw new RpcError(statusOfCode(code), message, { details });
    },
    hang: async (_request, ctx) => {
      seen.hanging += 1;
      await new Promise<void>((resolve) => {
        gate.signal.addEventListener("abort", resolve);
        ctx.signal.addEventListener("abort", () => {
          seen.cancelled.push(String(ctx.signal.reason));
          resolve();
        });
      });
      seen.hanging -= 1;
      return {};
    },
    fill: async ({ count }) => ({ text: "a".repeat(count) }),
  });
}

function noteDeadline(seen: Seen, ctx: HandlerContext): void {
  const { deadline } = ctx;
  const ns = deadline === undefined ? undefined : deadline - ctx.now();
  seen.deadlinesMs.push(ns === undefined ? undefined : ns / 1_000_000);
}

function giveBack(ctx: HandlerContext): void {
  for (const { name, value } of ctx.metadata.entries) {
    if (!name.startsWith("x-")) continue;
    ctx.headers.append(name, value);
    ctx.trailers.append(name, value);
  }
}

/** A client of ours to some server. */
export function ourClient(port: number, settings: Partial<GrpcSettings> = {}) {
  const events: RealEvent[] = [];
  const host = realHost({
    name: "ours",
    onEvent: (event) => events.push(event),
  });
  const to = { host: "127.0.0.1", port };
  const channel = new Channel(host, { to, protocol: grpc(settings) });
  channels.add(channel);
  return { stub: client(peerContract, channel), channel, events };
}

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<RpcError> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    if (error instanceof RpcError) return error;
    throw error;
  }
  throw new Error(`the call should fail, it answered ${JSON.stringify(value)}`);
}
