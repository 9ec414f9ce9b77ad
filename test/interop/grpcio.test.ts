/** Do we get along with Python's grpcio, whose core is gRPC's own in C? */
import { afterEach, describe, expect, type TestContext, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { codec } from "../../src/rpc/message.ts";
import { type Metadata, metadata } from "../../src/rpc/metadata.ts";
import { STATUS, STATUSES } from "../../src/rpc/status.ts";
import { until } from "../sockets/support.ts";
import { peer } from "../support/peers.ts";
import { beside, endPrograms, run, runBeside } from "./program.ts";
import {
  closeOurs,
  errorOf,
  METHOD,
  ourClient,
  ourServer,
  peerContract,
} from "./world.ts";

afterEach(() => {
  closeOurs();
  endPrograms();
});

const echoRequest = codec(peerContract.methods.echo.request);
const failRequest = codec(peerContract.methods.fail.request);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const echoHex = (text: string): string => hex(echoRequest.encode({ text }));

type Pairs = readonly (readonly [string, string | readonly number[]])[];

interface PythonCall {
  readonly path: string;
  readonly body: string;
  readonly timeout?: number;
  readonly metadata?: Pairs;
}

interface PythonResult {
  readonly code: string;
  readonly details: string;
  readonly body: string;
  readonly headers: Pairs;
  readonly trailers: Pairs;
}

interface Order {
  readonly target: string;
  readonly calls: readonly PythonCall[];
  readonly gzip?: boolean;
}

async function callFromPython(
  context: TestContext,
  order: Order,
): Promise<PythonResult[]> {
  const path = peer("python3-grpcio", context);
  const args = [beside("grpcio_client.py")];
  const ran = await run({ path, args, input: JSON.stringify(order) });
  expect(ran.stderr).toBe("");
  const lines = ran.stdout.toString().trim().split("\n");
  return lines.map((line) => JSON.parse(line) as PythonResult);
}

async function pythonServer(context: TestContext, ...more: string[]) {
  const path = peer("python3-grpcio", context);
  const args = [beside("grpcio_server.py"), ...more];
  const { lines } = runBeside({ path, args });
  await until("its port", () => lines.length > 0);
  expect(lines[0]).toMatch(/^\d+$/);
  return { port: Number(lines[0]), lines };
}

describe("a client of grpcio, at our server", () => {
  test("is answered, with gzip both ways too", async (context) => {
    const { target } = await ourServer({ compression: "gzip" });
    const long = echoHex("squeeze me ".repeat(1_000));
    const calls = [echoHex("grüß dich 👋"), long].map((body) => ({
      path: METHOD,
      body,
    }));
    for (const gzip of [false, true]) {
      const results = await callFromPython(context, { target, calls, gzip });
      expect(results.map(({ code }) => code)).toEqual(["OK", "OK"]);
      const bodies = results.map(({ body }) => body);
      expect(bodies).toEqual(calls.map(({ body }) => body));
    }
  });

  test("reads every status with its message", async (context) => {
    const { target } = await ourServer();
    const message = "100 % naïve 💥";
    const calls = STATUSES.slice(1).map((status) => {
      const { code } = STATUS[status];
      const body = hex(failRequest.encode({ code, message }));
      return { path: "/farcall.interop.Peer/Fail", body };
    });
    const results = await callFromPython(context, { target, calls });
    expect(results.map(({ code }) => code)).toEqual(STATUSES.slice(1));
    for (const { details } of results) expect(details).toBe(message);
  });

  test("sends a deadline that both sides enforce", async (context) => {
    const { target, seen } = await ourServer();
    const path = "/farcall.interop.Peer/Hang";
    const calls = [
      { path: METHOD, body: "", timeout: 5 },
      { path, body: "", timeout: 0.15 },
    ];
    const results = await callFromPython(context, { target, calls });
    const codes = results.map(({ code }) => code);
    expect(codes).toEqual(["OK", "DEADLINE_EXCEEDED"]);
    expect(seen.deadlinesMs[0]).toBeGreaterThan(3_000);
    expect(seen.deadlinesMs[0]).toBeLessThanOrEqual(5_000);
    await until("our own deadline", () => seen.cancelled.length === 1);
  });

  test("gets metadata back in headers and trailers", async (context) => {
    const { target } = await ourServer();
    const sent: Pairs = [
      ["x-text", "one"],
      ["x-text", "two"],
      ["x-bytes-bin", [0, 1, 254, 255]],
    ];
    const calls = [{ path: METHOD, body: "", metadata: sent }];
    const [result] = await callFromPython(context, { target, calls });
    expect(result?.headers.filter(([key]) => key.startsWith("x-"))).toEqual(
      sent,
    );
    expect(result?.trailers.filter(([key]) => key.startsWith("x-"))).toEqual(
      sent,
    );
  });
});

describe("our client, at a server of grpcio", () => {
  test("is answered, with gzip both ways too", async (context) => {
    const { port } = await pythonServer(context, "gzip");
    const text = "squeeze me ".repeat(1_000);
    for (const compression of ["identity", "gzip"] as const) {
      const { stub } = ourClient(port, { compression });
      expect(await stub.echo({ text })).toEqual({ text });
    }
  });

  test("reads every status with its message", async (context) => {
    const { port } = await pythonServer(context);
    const { stub } = ourClient(port);
    const message = "100 % naïve 💥";
    for (const status of STATUSES.slice(1)) {
      const { code } = STATUS[status];
      const error = await errorOf(stub.fail({ code, message }));
      expect([error.status, error.reason]).toEqual([status, message]);
    }
  });

  test("sends a deadline that both sides enforce", async (context) => {
    const { port, lines } = await pythonServer(context);
    const { stub } = ourClient(port);
    const text = "in time";
    expect(await stub.echo({ text }, { timeout: seconds(5) })).toEqual({
      text,
    });
    const error = await errorOf(stub.hang({}, { timeout: ms(150) }));
    expect(error.status).toBe("DEADLINE_EXCEEDED");
    await until("their own deadline", () => lines.includes("given up"));
  });

  test("gets metadata back in headers and trailers", async (context) => {
    const { port } = await pythonServer(context);
    const { stub } = ourClient(port);
    const bytes = Uint8Array.of(0, 1, 254, 255);
    const sent = metadata({ "x-text": ["one", "two"], "x-bytes-bin": bytes });
    const received: Metadata[] = [];
    const hear = (heard: Metadata): void => void received.push(heard);
    const options = { metadata: sent, onHeaders: hear, onTrailers: hear };
    await stub.echo({}, options);
    for (const heard of received) {
      expect(heard.getAll("x-text")).toEqual(["one", "two"]);
      expect(heard.getBytes("x-bytes-bin")).toEqual(bytes);
    }
    expect(received.length).toBe(2);
  });
});
