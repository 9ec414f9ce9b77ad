/** How does one call a method of a real server? */
import { formatAddress } from "../../ports/address.ts";
import type { Host } from "../../ports/host.ts";
import { Canceller } from "../../ports/signal.ts";
import { between, type Duration, seconds, toMs } from "../../ports/time.ts";
import { grpc } from "../../protocols/grpc/protocol.ts";
import type { CallOptions } from "../../rpc/call-options.ts";
import { Channel } from "../../rpc/channel.ts";
import { client } from "../../rpc/client.ts";
import { pathOf } from "../../rpc/contract.ts";
import { Metadata } from "../../rpc/metadata.ts";
import { RpcError } from "../../rpc/rpc-error.ts";
import {
  balancerOf,
  callConfigOf,
  type ServiceConfig,
} from "../../rpc/service-config.ts";
import { watchful } from "../../scenario/channel-options.ts";
import { dataFromMessage } from "../../scenario/message-data.ts";
import { type RealEvent, realHost } from "../../sockets/host.ts";
import { tapNetwork } from "../../sockets/tap.ts";
import { metadataOf, requestOf, serviceConfigIn } from "../call-input.ts";
import { type Called, reportAsJson, reportAsText } from "../call-report.ts";
import { addressOf, type CallMethod, methodOf } from "../call-target.ts";
import { FORMAT_FLAG, momentOf, wordOf } from "../flag-values.ts";
import {
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

/** Nobody should have to wonder whether a command still does something. */
const DEADLINE = seconds(30);

export const verb: Verb = {
  summary: "makes one real call over a socket and prints the reply",
  positionals: ["URL", "METHOD", "[JSON]"],
  flags: {
    deadline: { value: "TIME", about: "how long to wait; 30s" },
    metadata: {
      value: "NAME=VALUE",
      about: "sent beside the request; NAME-bin=BASE64 for bytes",
      isRepeated: true,
    },
    "service-config": {
      value: "FILE",
      about: "gRPC's JSON: retries, time-outs, balancer",
    },
    verbose: { about: "headers, trailers, time and bytes too" },
    format: FORMAT_FLAG,
  },
  example: `npx farcall call grpc://127.0.0.1:50051 hello '{"name":"Ada"}'`,
  run,
};

async function run(given: Given, io: Io): Promise<ExitCode> {
  const [url = "", name = "", json = "{}"] = given.positionals;
  const format = wordOf(given, "format", ["text", "json"]);
  const to = addressOf(url);
  const what = methodOf(name);
  const fields = what.contract.methods[what.method]?.request ?? {};
  const request = requestOf(fields, json);
  const timeout = (momentOf(given, "deadline") ?? DEADLINE) as Duration;
  const metadata = metadataOf(given.values("metadata"));
  const config = serviceConfigIn(given.value("service-config"));
  const canceller = new Canceller();
  const forget = io.onInterrupt(() => canceller.cancel("Ctrl-C"));
  const { signal } = canceller;
  const options = { timeout, metadata, signal };
  const called = await call({ to, what, request, config, options });
  forget();
  if (format === "json") reportAsJson(io, called);
  else reportAsText(io, called, given.has("verbose"));
  return called.error === undefined ? EXIT.holds : EXIT.fails;
}

interface Call {
  readonly to: { readonly host: string; readonly port: number };
  readonly what: CallMethod;
  readonly request: Readonly<Record<string, unknown>>;
  readonly config: ServiceConfig;
  readonly options: CallOptions & { readonly metadata: Metadata };
}

async function call(given: Call): Promise<Called> {
  const { to, what, request, config, options } = given;
  const { contract, method } = what;
  const world = listeningHost();
  const { host } = world;
  const startedAt = host.clock.now();
  const channel = new Channel(host, {
    to,
    protocol: grpc(),
    balancer: watchful({ serviceConfig: config }, balancerOf(config)),
    config: callConfigOf(config),
  });
  const heard = { headers: new Metadata(), trailers: new Metadata() };
  const outcome = await outcomeOf(() =>
    (client(contract, channel) as unknown as AnyClient)[method]?.(request, {
      ...options,
      onHeaders: (headers) => {
        heard.headers = headers;
      },
      onTrailers: (trailers) => {
        heard.trailers = trailers;
      },
    }),
  );
  const took = between(startedAt, host.clock.now());
  channel.close();
  const fields = contract.methods[method]?.reply ?? {};
  const { reply, error } = outcome;
  return {
    path: pathOf(contract, method),
    target: formatAddress(to),
    reply: reply && dataFromMessage(fields, reply),
    error,
    sent: options.metadata,
    ...heard,
    tookMs: Math.round(toMs(took) * 1_000) / 1_000,
    ...world.seen,
  };
}

type Reply = Readonly<Record<string, unknown>>;

type AnyClient = Readonly<
  Record<string, (request: Reply, options: CallOptions) => Promise<Reply>>
>;

interface CallOutcome {
  readonly reply: Reply | undefined;
  readonly error: RpcError | undefined;
}

async function outcomeOf(
  start: () => Promise<Reply> | undefined,
): Promise<CallOutcome> {
  try {
    return { reply: await start(), error: undefined };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    return { reply: undefined, error };
  }
}

/** This process, and what is seen of its one connection. */
function listeningHost() {
  const seen = {
    bytesSent: 0,
    bytesReceived: 0,
    socketError: undefined as string | undefined,
  };
  const onEvent = ({ kind, cells }: RealEvent): void => {
    if (kind.name !== "socket.failed") return;
    seen.socketError = kind.sentence(...cells);
  };
  const real = realHost({ name: "farcall", onEvent });
  const network = tapNetwork(real.network, {
    onSent: ({ length }) => {
      seen.bytesSent += length;
    },
    onReceived: ({ length }) => {
      seen.bytesReceived += length;
    },
  });
  const host: Host = { ...real, network };
  return { host, seen };
}
