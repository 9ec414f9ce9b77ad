/** Does our client get along with grpc-js's server? */
import { afterEach, describe, expect, test } from "vitest";
import { Canceller } from "../../src/ports/signal.ts";
import { ms, seconds } from "../../src/ports/time.ts";
import { type Metadata, metadata } from "../../src/rpc/metadata.ts";
import { STATUS, STATUSES } from "../../src/rpc/status.ts";
import { decodeUtf8 } from "../../src/rpc/utf8.ts";
import { until } from "../sockets/support.ts";
import { closeTheirs, theirServer } from "./grpc-js.ts";
import {
  closeOurs,
  DETAIL_TYPE,
  errorOf,
  ourClient,
  textOfMessage,
} from "./world.ts";

afterEach(() => {
  closeOurs();
  closeTheirs();
});

const MIB_4 = 4_194_304;

describe("our client, at a server of grpc-js", () => {
  test("is answered", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const text = "grüß dich 👋";
    expect(await stub.echo({ text })).toEqual({ text });
  });

  test("gets metadata back in headers and trailers, text and bytes", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const bytes = Uint8Array.of(0, 1, 2, 253, 254, 255);
    const sent = metadata({ "x-text": ["one", "two"], "x-bytes-bin": bytes });
    const received: Metadata[] = [];
    const hear = (heard: Metadata): void => void received.push(heard);
    const options = { metadata: sent, onHeaders: hear, onTrailers: hear };
    await stub.echo({}, options);
    expect(received.length).toBe(2);
    for (const heard of received) {
      expect(heard.getAll("x-text").join(", ")).toBe("one, two");
      expect(heard.getBytes("x-bytes-bin")).toEqual(bytes);
    }
  });

  test("gets trailers with an error", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const options = { metadata: metadata({ "x-why": "because" }) };
    const error = await errorOf(stub.fail({ code: 5 }, options));
    expect(error.metadata?.get("x-why")).toBe("because");
  });

  test.each(STATUSES.slice(1))("reads the status %s", async (status) => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const { code } = STATUS[status];
    const message = `100 % "${status}" — naïve 💥`;
    const error = await errorOf(stub.fail({ code, message }));
    expect(error.status).toBe(status);
    expect(error.reason).toBe(message);
  });

  test("reads the details of an error", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const request = { code: 9, message: "no money", detail: "ask again" };
    const { details } = await errorOf(stub.fail(request));
    expect(details.map(({ type }) => type)).toEqual([DETAIL_TYPE]);
    expect(decodeUtf8(details[0]!.value)).toBe("ask again");
  });

  test("sets a deadline that both sides enforce", async () => {
    const { port, seen } = await theirServer();
    const { stub } = ourClient(port);
    const askedAt = Date.now();
    await stub.echo({}, { timeout: seconds(5) });
    const heard = Number(seen.deadlines[0]);
    expect(heard).toBeGreaterThan(askedAt + 3_000);
    expect(heard).toBeLessThanOrEqual(Date.now() + 5_000);
    const error = await errorOf(stub.hang({}, { timeout: ms(150) }));
    expect(error.status).toBe("DEADLINE_EXCEEDED");
    expect(error.certainty).toBe("may-have-happened");
    await until("their own deadline", () => seen.cancelled === 1);
  });

  test("cancels, and their handler hears it", async () => {
    const { port, seen } = await theirServer();
    const { stub } = ourClient(port);
    const canceller = new Canceller();
    const call = errorOf(stub.hang({}, { signal: canceller.signal }));
    await until("the call", () => seen.hanging === 1);
    canceller.cancel("enough");
    expect((await call).status).toBe("CANCELLED");
    await until("the cancellation", () => seen.cancelled === 1);
  });

  test("sends 4 MiB - 1 KiB, and 4 MiB + 1 byte is too long", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const text = textOfMessage(MIB_4 - 1_024);
    expect((await stub.echo({ text })).text === text).toBe(true);
    const error = await errorOf(stub.echo({ text: textOfMessage(MIB_4 + 1) }));
    expect(error.status).toBe("RESOURCE_EXHAUSTED");
    expect((await stub.echo({ text: "still" })).text).toBe("still");
  });

  test("finds their reply of 4 MiB + 1 byte too long by itself", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port);
    const count = textOfMessage(MIB_4 + 1).length;
    const error = await errorOf(stub.fill({ count }));
    expect(error.status).toBe("RESOURCE_EXHAUSTED");
    expect(error.reason).toContain("4194304");
    expect((await stub.fill({ count: count - 1 })).text.length).toBe(count - 1);
  });

  test("compresses what it sends, and they undo it", async () => {
    const { port } = await theirServer();
    const { stub } = ourClient(port, { compression: "gzip" });
    const text = "squeeze me ".repeat(10_000);
    expect((await stub.echo({ text })).text === text).toBe(true);
  });

  test("makes 100 calls at once on one connection", async () => {
    const { port, seen, release } = await theirServer();
    const { stub, events } = ourClient(port);
    const calls = Array.from({ length: 100 }, () => stub.hang({}));
    await until("100 calls at once", () => seen.hanging === 100);
    release();
    await Promise.all(calls);
    const ready = events.filter(({ kind }) => kind.name === "channel.ready");
    expect(ready.length).toBe(1);
  });

  test("waits for a stream when it makes more than they allow", async () => {
    const { port } = await theirServer({ "grpc.max_concurrent_streams": 5 });
    const { stub } = ourClient(port);
    const texts = Array.from({ length: 200 }, (_, n) => `call ${n}`);
    const replies = await Promise.all(texts.map((text) => stub.echo({ text })));
    expect(replies.map(({ text }) => text)).toEqual(texts);
  });

  test("loses no call when they drain, and then knows that none ran", async () => {
    const { port, seen, release, server } = await theirServer();
    const { stub } = ourClient(port);
    const calls = Array.from({ length: 20 }, () => stub.hang({}));
    await until("the calls", () => seen.hanging === 20);
    const shutDown = new Promise((resolve) => server.tryShutdown(resolve));
    release();
    await Promise.all(calls);
    await shutDown;
    const error = await errorOf(stub.echo({}));
    expect(error.status).toBe("UNAVAILABLE");
    expect(error.certainty).toBe("did-not-happen");
  });

  test("goes to the next server while the last one drains", async () => {
    const first = await theirServer();
    const { stub, events } = ourClient(first.port);
    const calls = Array.from({ length: 5 }, () => stub.hang({}));
    await until("the calls", () => first.seen.hanging === 5);
    const shutDown = new Promise((resolve) =>
      first.server.tryShutdown(resolve),
    );
    const second = await theirServer({}, first.port);
    await until("their GOAWAY", () =>
      events.some(({ kind }) => kind.name === "channel.draining"),
    );
    expect((await stub.echo({ text: "new" })).text).toBe("new");
    expect([first.seen.deadlines.length, second.seen.deadlines.length]).toEqual(
      [0, 1],
    );
    first.release();
    expect((await Promise.all(calls)).length).toBe(5);
    await shutDown;
  });
});
