/** Does our server get along with grpc-js's client? */
import * as js from "@grpc/grpc-js";
import { afterEach, describe, expect, test } from "vitest";
import { STATUS, STATUSES } from "../../src/rpc/status.ts";
import { until } from "../sockets/support.ts";
import { closeTheirs, statusBytes, theirClient } from "./grpc-js.ts";
import { closeOurs, ourServer, textOfMessage } from "./world.ts";

afterEach(() => {
  closeTheirs();
  closeOurs();
});

const MIB_4 = 4_194_304;
const GZIP = 2;

describe("a client of grpc-js, at our server", () => {
  test("is answered", async () => {
    const { target } = await ourServer();
    const { call } = theirClient(target);
    const { error, reply } = await call("echo", { text: "grüß dich 👋" });
    expect(error).toBeUndefined();
    expect(reply).toEqual({ text: "grüß dich 👋" });
  });

  test("gets metadata back in headers and trailers, text and bytes", async () => {
    const { target } = await ourServer();
    const metadata = new js.Metadata();
    metadata.add("x-text", "one");
    metadata.add("x-text", "two");
    const bytes = Buffer.from([0, 1, 2, 253, 254, 255]);
    metadata.add("x-bytes-bin", bytes);
    const { call } = theirClient(target);
    const { headers, trailers } = await call("echo", {}, { metadata });
    for (const received of [headers, trailers]) {
      // Several values of one name may be joined, RFC 9110 section 5.3.
      expect(received?.get("x-text").join(", ")).toBe("one, two");
      expect(received?.get("x-bytes-bin")).toEqual([bytes]);
    }
  });

  test("gets trailers with an error", async () => {
    const { target } = await ourServer();
    const metadata = new js.Metadata();
    metadata.add("x-why", "because");
    const { call } = theirClient(target);
    const { error } = await call("fail", { code: 5 }, { metadata });
    expect(error?.metadata.get("x-why")).toEqual(["because"]);
  });

  test.each(STATUSES.slice(1))("reads the status %s", async (status) => {
    const { target } = await ourServer();
    const { call } = theirClient(target);
    const { code } = STATUS[status];
    const message = `100 % "${status}" — naïve 💥\n`;
    const { error } = await call("fail", { code, message });
    expect(error?.code).toBe(code);
    expect(error?.details).toBe(message);
  });

  test("reads the details of an error", async () => {
    const { target } = await ourServer();
    const { call } = theirClient(target);
    const words = { code: 9, message: "no money", detail: "ask again" };
    const { error } = await call("fail", words);
    const sent = error?.metadata.get("grpc-status-details-bin");
    expect(sent).toEqual([statusBytes(words)]);
  });

  test("is told that a method does not exist", async () => {
    const { target } = await ourServer();
    const { client } = theirClient(target);
    const error = await new Promise<js.ServiceError | null>((resolve) =>
      client.makeUnaryRequest(
        "/farcall.interop.Peer/Nothing",
        (bytes: Buffer) => bytes,
        (bytes: Buffer) => bytes,
        Buffer.alloc(0),
        (error) => resolve(error),
      ),
    );
    expect(error?.code).toBe(js.status.UNIMPLEMENTED);
    expect(error?.details).toContain("/farcall.interop.Peer/Nothing");
  });

  test("sets a deadline that both sides enforce", async () => {
    const { target, seen } = await ourServer();
    const { call } = theirClient(target);
    await call("echo", {}, { options: { deadline: Date.now() + 5_000 } });
    expect(seen.deadlinesMs[0]).toBeGreaterThan(3_000);
    expect(seen.deadlinesMs[0]).toBeLessThanOrEqual(5_000);
    const options = { deadline: Date.now() + 150 };
    const { error } = await call("hang", {}, { options });
    expect(error?.code).toBe(js.status.DEADLINE_EXCEEDED);
    await until("our own deadline", () => seen.cancelled.length === 1);
  });

  test("cancels, and the handler's signal fires", async () => {
    const { target, seen } = await ourServer();
    const { call } = theirClient(target);
    const onCall = (unary: js.ClientUnaryCall): void =>
      void until("the call", () => seen.hanging === 1).then(() =>
        unary.cancel(),
      );
    const { error } = await call("hang", {}, { onCall });
    expect(error?.code).toBe(js.status.CANCELLED);
    await until("the signal", () => seen.cancelled.length === 1);
  });

  test("sends 4 MiB - 1 KiB, and 4 MiB + 1 byte is too long", async () => {
    const { target } = await ourServer();
    const { call } = theirClient(target);
    const text = textOfMessage(MIB_4 - 1_024);
    const good = await call("echo", { text });
    expect(good.error).toBeUndefined();
    expect(good.reply?.text === text).toBe(true);
    const bad = await call("echo", { text: textOfMessage(MIB_4 + 1) });
    expect(bad.error?.code).toBe(js.status.RESOURCE_EXHAUSTED);
    expect(bad.error?.details).toContain("4194304");
    expect((await call("echo", { text: "still" })).reply?.text).toBe("still");
  });

  test("finds our reply of 4 MiB + 1 byte too long by itself", async () => {
    const { target } = await ourServer();
    const { call } = theirClient(target);
    const count = textOfMessage(MIB_4 + 1).length;
    const { error } = await call("fill", { count });
    expect(error?.code).toBe(js.status.RESOURCE_EXHAUSTED);
    const fits = await call("fill", { count: count - 1 });
    expect(fits.reply?.text.length).toBe(count - 1);
  });

  test("compresses what it sends, and undoes our gzip", async () => {
    const { target } = await ourServer({ compression: "gzip" });
    const { call } = theirClient(target, {
      "grpc.default_compression_algorithm": GZIP,
    });
    const text = "squeeze me ".repeat(10_000);
    const { error, reply } = await call("echo", { text });
    expect(error).toBeUndefined();
    expect(reply?.text === text).toBe(true);
  });

  test("makes 100 calls at once on one connection", async () => {
    const { target, seen, release, connections } = await ourServer();
    const { call } = theirClient(target);
    const calls = Array.from({ length: 100 }, () => call("hang", {}));
    await until("100 calls at once", () => seen.hanging === 100);
    release();
    const results = await Promise.all(calls);
    expect(results.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(connections()).toBe(1);
  });

  test("waits for a stream when it makes more than we allow", async () => {
    const { target } = await ourServer({ limits: { concurrentStreamsMax: 5 } });
    const { call } = theirClient(target);
    const texts = Array.from({ length: 200 }, (_, n) => `call ${n}`);
    const results = await Promise.all(
      texts.map((text) => call("echo", { text })),
    );
    expect(results.map(({ reply }) => reply?.text)).toEqual(texts);
  });

  test("loses no call when we drain, and makes no new one", async () => {
    const { target, seen, release, server } = await ourServer();
    const { call } = theirClient(target);
    const calls = Array.from({ length: 20 }, () => call("hang", {}));
    await until("the calls", () => seen.hanging === 20);
    const drained = server.drain();
    release();
    const results = await Promise.all(calls);
    expect(results.filter(({ error }) => error !== undefined)).toEqual([]);
    await drained;
    const { error } = await call("echo", {});
    expect(error?.code).toBe(js.status.UNAVAILABLE);
  });

  test("goes to the next server while the last one drains", async () => {
    const first = await ourServer();
    const { call, client } = theirClient(first.target);
    const calls = Array.from({ length: 5 }, () => call("hang", {}));
    await until("the calls", () => first.seen.hanging === 5);
    const drained = first.server.drain();
    const second = await ourServer({}, first.address.port);
    const { READY } = js.connectivityState;
    const channel = client.getChannel();
    await until(
      "our GOAWAY",
      () => channel.getConnectivityState(false) !== READY,
    );
    expect((await call("echo", { text: "new" })).reply?.text).toBe("new");
    expect([first.connections(), second.connections()]).toEqual([1, 1]);
    first.release();
    const results = await Promise.all(calls);
    expect(results.filter(({ error }) => error !== undefined)).toEqual([]);
    await drained;
  });
});
