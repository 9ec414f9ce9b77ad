/** How many unary gRPC calls a second does the simulator make? */
import { runSimulation } from "../../src/kernel/run.ts";
import type { Recorder } from "../../src/kernel/trace.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Host } from "../../src/ports/host.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { serve } from "../../src/rpc/server.ts";
import {
  balancerOf,
  callConfigOf,
  type ServiceConfig,
} from "../../src/rpc/service-config.ts";
import { greeter, greeterContract } from "../../src/services/greeter.ts";
import type { Measurement } from "./benchmark.ts";
import { IN_FLIGHT, NAME } from "./grpc-js.ts";

const PORT = 50051;

/** What a careful client has: turns, a deadline, retries, tokens. */
export const POLICIES: ServiceConfig = {
  loadBalancingConfig: [{ round_robin: {} }],
  methodConfig: [
    {
      name: [{}],
      timeout: "5s",
      retryPolicy: {
        maxAttempts: 4,
        initialBackoff: "0.1s",
        maxBackoff: "1s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
  retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
};

/**
 * Calls `hello` so many times, so many in flight, on one connection, with all
 * bytes real and every row in the digest. The rate counts real time from the
 * first event to the last.
 */
export async function unaryRate(
  calls: number,
  recorder: Recorder,
  config: ServiceConfig = {},
): Promise<Measurement> {
  let startedMs = 0;
  let endedMs = 0;
  const result = await runSimulation({ seed: 1, recorder }, (simulation) => {
    const network = new SimulatedNetwork(simulation, {
      hosts: [{ name: "client" }, { name: "server" }],
      startJitterMsMax: 0,
    });
    network.host("server").run((host) => {
      serve(host, { port: PORT, protocol: grpc(), services: [greeter()] });
    });
    network.host("client").run((host) => {
      host.tasks.start("callers", async () => {
        startedMs = performance.now();
        await callMany(host, calls, config);
        endedMs = performance.now();
      });
    });
    network.start();
  });
  if (result.failure !== undefined) throw result.failure;
  return { rate: (calls * 1000) / (endedMs - startedMs) };
}

async function callMany(
  host: Host,
  calls: number,
  config: ServiceConfig,
): Promise<void> {
  const channel = new Channel(host, {
    to: { host: "server", port: PORT },
    protocol: grpc(),
    balancer: balancerOf(config),
    config: callConfigOf(config),
  });
  const greeting = client(greeterContract, channel);
  let left = calls;
  const caller = async (): Promise<void> => {
    while (left-- > 0) await greeting.hello({ name: NAME });
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
  channel.close();
}
