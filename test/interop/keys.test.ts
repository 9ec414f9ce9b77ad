/** Does a client of grpc-js get along with our keys and our push-back? */
import * as js from "@grpc/grpc-js";
import { afterEach, expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { type Pushback, RpcError } from "../../src/rpc/rpc-error.ts";
import { type Server, serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { realHost } from "../../src/sockets/host.ts";
import { closeTheirs, theirClient } from "./grpc-js.ts";
import { peerContract } from "./world.ts";

let server: Server | undefined;

afterEach(() => {
  closeTheirs();
  server?.stop();
});

/** Fails so often, with that push-back, then counts its executions. */
async function countingServer(failures = 0, pushback?: Pushback) {
  const host = realHost({ name: "ours" });
  const { port } = await host.network.open({ host: "127.0.0.1", port: 0 });
  let executions = 0;
  const none = async () => ({});
  server = serve(host, {
    port,
    protocol: grpc(),
    atMostOnce: { keepFor: seconds(60) },
    services: [
      service(peerContract, {
        echo: async () => {
          executions += 1;
          if (executions > failures) return { text: String(executions) };
          const extras = pushback === undefined ? {} : { pushback };
          throw new RpcError("UNAVAILABLE", "not now", extras);
        },
        fail: none,
        hang: none,
        fill: async () => ({ text: "" }),
      }),
    ],
  });
  return { target: `127.0.0.1:${port}`, count: () => executions };
}

/** Its own waits are far longer than any test. */
const PATIENT = {
  "grpc.service_config": JSON.stringify({
    methodConfig: [
      {
        name: [{}],
        retryPolicy: {
          maxAttempts: 3,
          initialBackoff: "600s",
          maxBackoff: "600s",
          backoffMultiplier: 1,
          retryableStatusCodes: ["UNAVAILABLE"],
        },
      },
    ],
  }),
};

test("the same key is executed once, and answered twice", async () => {
  const { target, count } = await countingServer();
  const { call } = theirClient(target);
  const metadata = new js.Metadata();
  metadata.set("idempotency-key", "rent-may");
  const first = await call("echo", { text: "pay" }, { metadata });
  const second = await call("echo", { text: "pay" }, { metadata });
  expect(first.reply).toEqual({ text: "1" });
  expect(second.reply).toEqual({ text: "1" });
  expect(count()).toBe(1);
});

test("it comes again when our handler says, not when it would", async () => {
  const { target, count } = await countingServer(1, ms(1));
  const { call } = theirClient(target, PATIENT);
  const { reply } = await call("echo", {});
  expect(reply).toEqual({ text: "2" });
  expect(count()).toBe(2);
});

test("it does not come again when our handler says so", async () => {
  const { target, count } = await countingServer(1, "stop");
  const { call } = theirClient(target, PATIENT);
  const { error } = await call("echo", {});
  expect(error?.code).toBe(js.status.UNAVAILABLE);
  expect(count()).toBe(1);
});
