/** How does a service of ours answer on a real port? */
import { formatAddress } from "../../ports/address.ts";
import type { Clock } from "../../ports/clock.ts";
import { type Duration, formatTime, seconds } from "../../ports/time.ts";
import { grpc } from "../../protocols/grpc/protocol.ts";
import { type Server, serve } from "../../rpc/server.ts";
import { CATALOGUE, type CatalogueEntry } from "../../services/catalogue.ts";
import { type RealHost, realHost } from "../../sockets/host.ts";
import { SocketError } from "../../sockets/socket-error.ts";
import { FORMAT_FLAG, momentOf, wordOf } from "../flag-values.ts";
import { type ListenAt, listenAt, servicesOf } from "../serve-flags.ts";
import { logEvent, logListening, say } from "../serve-log.ts";
import {
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

const GRACE = seconds(10);

export const verb: Verb = {
  summary: "answers real calls: a service, or all, on a port of this machine",
  positionals: ["SERVICE"],
  flags: {
    listen: {
      value: "grpc:PORT",
      about: "just this port; else 50051 or the next that is free",
    },
    host: { value: "HOST", about: "127.0.0.1 unless given; 0.0.0.0 for all" },
    grace: { value: "TIME", about: "how long calls may finish; 10s" },
    format: FORMAT_FLAG,
  },
  example: "npx farcall serve greeter --listen grpc:50051",
  run,
};

async function run(given: Given, io: Io): Promise<ExitCode> {
  const names = servicesOf(given.positionals[0] ?? "");
  const format = wordOf(given, "format", ["text", "json"]);
  const at = listenAt(given);
  const grace = (momentOf(given, "grace") ?? GRACE) as Duration;
  const host = realHost({
    name: names.length === 1 ? (names[0] ?? "") : "services",
    onEvent: (event) => logEvent(io, format, event),
  });
  const { port } = await open(host, at, io);
  const services = names.map((name) => {
    const entry: CatalogueEntry = CATALOGUE[name];
    return entry.make(host);
  });
  const server = serve(host, { port, protocol: grpc(), services });
  const target = formatAddress({ ...server.address, host: at.host });
  // First: whoever reads that it listens may end it in the next instant.
  const interrupted = new Promise<void>((resolve) => io.onInterrupt(resolve));
  logListening(io, format, { names, target });
  await interrupted;
  return await stop({ server, clock: host.clock, grace }, io);
}

/** A port that somebody asked for is not silently replaced by another. */
async function open(host: RealHost, at: ListenAt, io: Io) {
  try {
    return await host.network.open(at);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    const { freePort } = error;
    const [what = "", remedy = ""] = error.message.split("; ");
    if (freePort === undefined) throw badInput("", what, remedy);
    if (!at.mayMove) {
      const flag = `${freePort} is free: use --listen grpc:${freePort}`;
      throw badInput("--listen", what, flag);
    }
    io.err(`farcall: ${what}, so this listens on port ${freePort}\n`);
    return await host.network.open({ host: at.host, port: freePort });
  }
}

interface Stopping {
  readonly server: Server;
  readonly clock: Clock;
  readonly grace: Duration;
}

/** Lets calls finish, but not for longer than the grace. */
async function stop(
  { server, clock, grace }: Stopping,
  io: Io,
): Promise<ExitCode> {
  say(io, "takes no more calls; those that run may finish");
  let isLate = false;
  const timer = clock.after(grace, () => {
    isLate = true;
    server.stop();
  });
  await server.drain();
  timer.cancel();
  if (!isLate) {
    say(io, "every call was answered");
    return EXIT.holds;
  }
  say(io, `cut off what still ran after ${formatTime(grace)}`);
  return EXIT.fails;
}
