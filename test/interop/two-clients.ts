/** How do our client and grpc-js's fare at servers that follow one script? */
import * as js from "@grpc/grpc-js";
import { ms } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { fixedAddresses } from "../../src/rpc/resolver.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import {
  balancerOf,
  callConfigOf,
  type ServiceConfig,
} from "../../src/rpc/service-config.ts";
import { realHost } from "../../src/sockets/host.ts";
import { until } from "../sockets/support.ts";
import { Peer } from "./grpc-js.ts";
import {
  ScriptServer,
  type SeenAttempt,
  type Stage,
  type Step,
} from "./script-server.ts";
import { peerContract, textOfMessage } from "./world.ts";

/** A client, whoever made it: the name of the status of one call. */
export interface AnyCaller {
  call(deadlineMs: number): Promise<string>;
  close(): void;
}

type MakesCaller = (ports: readonly number[], script: Script) => AnyCaller;

function requestOf({ requestBytes }: Script): { readonly text?: string } {
  if (requestBytes === undefined) return {};
  return { text: textOfMessage(requestBytes) };
}

/** Our stack over sockets. */
export const ours: MakesCaller = (ports, script) => {
  const { config, isPatient = false } = script;
  const request = requestOf(script);
  const channel = new Channel(realHost({ name: "ours" }), {
    to: fixedAddresses(ports.map((port) => ({ host: "127.0.0.1", port }))),
    protocol: grpc(),
    balancer: balancerOf(config),
    config: callConfigOf(config),
  });
  const { echo } = client(peerContract, channel);
  return {
    call: async (deadlineMs) => {
      try {
        await echo(request, {
          timeout: ms(deadlineMs),
          ...(isPatient && { waitForReady: true }),
        });
        return "OK";
      } catch (error) {
        if (error instanceof RpcError) return error.status;
        throw error;
      }
    },
    close: () => channel.close(),
  };
};

/** grpc-js over sockets. */
export const theirs: MakesCaller = (ports, script) => {
  const { config, isPatient = false } = script;
  const request = requestOf(script);
  const target = ports.map((port) => `127.0.0.1:${port}`).join(",");
  const made = new Peer(`ipv4:${target}`, js.credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
    "grpc.service_config": JSON.stringify(config),
  });
  const echo = made["echo"] as unknown as (
    this: js.Client,
    request: object,
    metadata: js.Metadata,
    options: js.CallOptions,
    done: (error?: js.ServiceError | null) => void,
  ) => void;
  return {
    call: (deadlineMs) =>
      new Promise((resolve) => {
        const metadata = new js.Metadata({ waitForReady: isPatient });
        const deadline = Date.now() + deadlineMs;
        echo.call(made, request, metadata, { deadline }, (error) =>
          resolve(js.status[error?.code ?? 0] as string),
        );
      }),
    close: () => made.close(),
  };
};

/** What a script can do, beside what its steps do. */
export interface ScriptWorld {
  /** Calls once, and waits for its end. */
  call(deadlineMs?: number): Promise<void>;
  start(server: string): Promise<void>;
  stop(server: string): void;
}

export interface Script {
  readonly servers: readonly string[];
  /** Of these the port is closed when it begins. */
  readonly closed?: readonly string[];
  /** A call beside the script comes first, till each server can be used. */
  readonly isWarm?: boolean;
  /** Each call says by itself that it waits for ready. */
  readonly isPatient?: boolean;
  /** Of each request; none unless given. */
  readonly requestBytes?: number;
  readonly config: ServiceConfig;
  /** One for each request, to whomever; after them all are answered. */
  readonly steps: readonly Step[];
  readonly run: (world: ScriptWorld) => Promise<void>;
}

/** What came of it. */
export interface Heard {
  readonly statuses: readonly string[];
  readonly attempts: readonly SeenAttempt[];
}

const DEADLINE_MS = 5_000;

/** Runs a script with one of the clients, on servers of its own. */
export async function play(make: MakesCaller, script: Script): Promise<Heard> {
  const { closed = [], steps, run } = script;
  const stage: Stage = { steps: [], seen: [] };
  const servers = script.servers.map((name) => new ScriptServer(name, stage));
  for (const server of servers) await server.start();
  const named = (name: string) =>
    servers.find((server) => server.name === name) as ScriptServer;
  for (const name of closed) named(name).stop();
  const ports = servers.map(({ port }) => port);
  const caller = make(ports, script);
  const statuses: string[] = [];
  const call = async (deadlineMs = DEADLINE_MS): Promise<void> => {
    statuses.push(await caller.call(deadlineMs));
  };
  try {
    if (script.isWarm) await warmUp(caller, servers);
    stage.seen.length = 0;
    stage.steps.push(...steps);
    await run({
      call,
      start: (name) => named(name).start(),
      stop: (name) => named(name).stop(),
    });
  } finally {
    caller.close();
    for (const server of servers) server.stop();
  }
  return { statuses, attempts: stage.seen };
}

async function warmUp(
  caller: AnyCaller,
  servers: readonly ScriptServer[],
): Promise<void> {
  await caller.call(DEADLINE_MS);
  await until("a way to each server", () =>
    servers.every(({ ready }) => ready > 0),
  );
  // What ready connections change in a client takes a turn or two.
  for (let n = 0; n < 3; n += 1) await new Promise(setImmediate);
}
