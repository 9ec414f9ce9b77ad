/** How many unary calls a second does grpc-js make? */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as grpc from "@grpc/grpc-js";
import type { Measurement } from "./benchmark.ts";

/** The same contract, message and count in flight as `unary.ts`. */
export const IN_FLIGHT = 64;
export const NAME = "Ada Lovelace";
const CALLS = 12_000;
const WARM_UP = 2_000;

const METHOD = "/farcall.greeter.Greeter/hello";

interface Named {
  readonly name: string;
}
interface Text {
  readonly text: string;
}

/** One string field, number 1: all that this contract's messages have. */
function encode(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([Buffer.from([0x0a, bytes.length]), bytes]);
}

function decode(bytes: Buffer): string {
  return bytes.subarray(2).toString("utf8");
}

const hello: grpc.MethodDefinition<Named, Text> = {
  path: METHOD,
  requestStream: false,
  responseStream: false,
  requestSerialize: ({ name }) => encode(name),
  requestDeserialize: (bytes) => ({ name: decode(bytes) }),
  responseSerialize: ({ text }) => encode(text),
  responseDeserialize: (bytes) => ({ text: decode(bytes) }),
};

function serve(): Promise<{ port: number; stop: () => void }> {
  const server = new grpc.Server();
  const definition = { hello } as grpc.ServiceDefinition;
  const handler: grpc.handleUnaryCall<Named, Text> = (call, answer) =>
    answer(null, { text: `Hello ${call.request.name}` });
  server.addService(definition, { hello: handler });
  return new Promise((resolve, reject) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, port) => {
      if (error) reject(error);
      else resolve({ port, stop: () => server.forceShutdown() });
    });
  });
}

async function callMany(client: grpc.Client, count: number): Promise<void> {
  let left = count;
  const call = (): Promise<void> =>
    new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        METHOD,
        hello.requestSerialize,
        hello.responseDeserialize,
        { name: NAME },
        (error) => (error ? reject(error) : resolve()),
      );
    });
  const caller = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
}

async function rateAgainst(port: number): Promise<number> {
  const credentials = grpc.credentials.createInsecure();
  const client = new grpc.Client(`127.0.0.1:${port}`, credentials);
  await callMany(client, WARM_UP);
  const startedMs = performance.now();
  await callMany(client, CALLS);
  const rate = (CALLS * 1000) / (performance.now() - startedMs);
  client.close();
  return rate;
}

/** Both ends in this process. */
export async function inOneProcess(): Promise<Measurement> {
  const { port, stop } = await serve();
  const rate = await rateAgainst(port);
  stop();
  return { rate };
}

/** The server in a process of its own, so that both cores work. */
export async function inTwoProcesses(): Promise<Measurement> {
  const file = process.argv[1] ?? fileURLToPath(import.meta.url);
  const child = fork(file, ["serve-grpc-js"]);
  const port = await portOf(child);
  const rate = await rateAgainst(port);
  child.kill();
  return { rate };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    child.once("exit", (code) =>
      reject(new Error(`the grpc-js server ended with exit code ${code}`)),
    );
  });
}

/** What the second process does: serves, and tells its parent the port. */
export async function serveForParent(): Promise<void> {
  const { port } = await serve();
  process.send?.(port);
}
