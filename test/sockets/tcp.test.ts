/** Does a real TCP connection keep the promises of our byte stream? */
import { createServer, connect as netConnect } from "node:net";
import { describe, expect, test } from "vitest";
import type { ByteStream } from "../../src/ports/byte-stream.ts";
import { realHost } from "../../src/sockets/host.ts";
import { Ear, pair, until } from "./support.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

describe("a byte stream over a socket", () => {
  test("carries bytes both ways and closes as ended", async () => {
    const { client, server, clientEar, serverEar } = await pair();
    client.write(bytes("ask"));
    await until("the question", () => serverEar.text === "ask");
    server.write(bytes("answer"));
    await until("the answer", () => clientEar.text === "answer");
    client.end();
    server.end();
    await until("both closes", () => clientEar.closes.length === 1);
    await until("both closes", () => serverEar.closes.length === 1);
    expect(clientEar.closes).toEqual(["ended"]);
    expect(serverEar.closes).toEqual(["ended"]);
  });

  test("hands over plain arrays, whose slice is a copy", async () => {
    const { client, serverEar } = await pair();
    client.write(bytes("x"));
    await until("the byte", () => serverEar.bytes === 1);
    const chunk = serverEar.chunks[0]!;
    expect(Object.getPrototypeOf(chunk)).toBe(Uint8Array.prototype);
    client.reset();
  });

  test("can be half-closed: the other way still carries bytes", async () => {
    const { client, server, clientEar, serverEar } = await pair();
    client.end();
    await until("the end", () => serverEar.hasEnded);
    expect(serverEar.closes).toEqual([]);
    server.write(bytes("still here"));
    server.end();
    await until("the close", () => clientEar.closes.length === 1);
    expect(clientEar.text).toBe("still here");
  });

  test("a reset tells us aborted and the peer reset", async () => {
    const { client, clientEar, serverEar } = await pair();
    client.reset();
    client.reset();
    await until("the reset", () => serverEar.closes.length === 1);
    expect(clientEar.closes).toEqual(["aborted"]);
    expect(serverEar.closes).toEqual(["reset"]);
  });

  test("a port on which nobody listens is refused", async () => {
    const { host, address } = await pair();
    const ear = new Ear();
    host.network.connect(address).attach(ear);
    await until("the refusal", () => ear.closes.length === 1);
    expect(ear.closes).toEqual(["refused"]);
    expect(ear.isOpen).toBe(false);
  });

  test("an unknown host is unreachable, and an event says why", async () => {
    const sentences: string[] = [];
    const host = realHost({
      name: "here",
      onEvent: ({ kind, cells }) => sentences.push(kind.sentence(...cells)),
    });
    const ear = new Ear();
    host.network.connect({ host: "no-such.invalid", port: 1 }).attach(ear);
    await until("the close", () => ear.closes.length === 1);
    expect(ear.closes).toEqual(["unreachable"]);
    expect(sentences[0]).toMatch(/^here → no-such\.invalid:1 {2}E\w+: .*name/);
  });

  test("a reset before the handshake ends closes as aborted", async () => {
    const host = realHost({ name: "here" });
    const address = await host.network.open({ host: "127.0.0.1", port: 0 });
    const ear = new Ear();
    const stream = host.network.connect(address);
    stream.attach(ear);
    stream.reset();
    await until("the close", () => ear.closes.length === 1);
    expect(ear.closes).toEqual(["aborted"]);
    host.network.listen(address.port, () => {}).close();
  });

  test("write says false while the peer reads nothing, then drains", async () => {
    const { client, server, clientEar, serverEar } = await pair();
    server.pause();
    let written = 0;
    let isFull = false;
    while (written < 64 << 20 && !isFull) {
      isFull = !client.write(new Uint8Array(1 << 16));
      written += 1 << 16;
    }
    expect(isFull).toBe(true);
    expect(written).toBeLessThan(64 << 20);
    expect(clientEar.drains).toBe(0);
    server.resume();
    await until("room", () => clientEar.drains > 0);
    await until("every byte", () => serverEar.bytes === written);
    client.reset();
  });

  test("a paused stream keeps what came, also the end", async () => {
    const { client, server, serverEar } = await pair();
    server.pause();
    client.write(bytes("kept"));
    client.end();
    // The peer's kernel took it all once the client's side is flushed.
    await until("the flush", () => client.local.port > 0);
    expect(serverEar.text + serverEar.hasEnded).toBe("false");
    server.resume();
    await until("the end", () => serverEar.hasEnded);
    expect(serverEar.text).toBe("kept");
    server.end();
  });

  test("handlers that are attached late lose nothing", async () => {
    const host = realHost({ name: "here" });
    const address = await host.network.open({ host: "127.0.0.1", port: 0 });
    let late: ByteStream | undefined;
    const listener = host.network.listen(address.port, (stream) => {
      late = stream;
    });
    const socket = netConnect(address.port, "127.0.0.1");
    let isSent = false;
    socket.end("early words", () => {
      isSent = true;
    });
    await until("the sending", () => isSent && late !== undefined);
    const ear = new Ear();
    late!.attach(ear);
    await until("the end", () => ear.hasEnded);
    expect(ear.text).toBe("early words");
    late!.end();
    await until("the close", () => ear.closes.length === 1);
    listener.close();
  });

  test("a client that attaches late still hears that it is open", async () => {
    const server = createServer((socket) => socket.end("hello"));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as { port: number };
    const host = realHost({ name: "here" });
    const stream = host.network.connect({ host: "127.0.0.1", port });
    await until("the connection", () => stream.local.port !== 0);
    const ear = new Ear();
    stream.attach(ear);
    await until("the end", () => ear.hasEnded);
    expect(ear.isOpen).toBe(true);
    expect(ear.text).toBe("hello");
    stream.end();
    server.close();
  });

  test("knows both of its addresses", async () => {
    const { client, server, address } = await pair();
    expect(client.remote).toEqual(address);
    expect(server.local).toEqual(address);
    expect(server.remote).toEqual(client.local);
    expect(client.local.port).toBeGreaterThan(0);
    client.reset();
  });

  test("writes after the end or a reset do no harm", async () => {
    const { client, clientEar } = await pair();
    client.end();
    expect(client.write(bytes("late"))).toBe(true);
    client.reset();
    expect(client.write(bytes("later"))).toBe(true);
    client.end();
    await until("the close", () => clientEar.closes.length === 1);
    expect(clientEar.closes).toEqual(["aborted"]);
  });

  test("a reset while the end waits for a slow reader is a reset", async () => {
    const { client, server, clientEar, serverEar } = await pair();
    server.pause();
    while (client.write(new Uint8Array(1 << 20))) {
      // Until the kernel takes no more.
    }
    client.end();
    client.reset();
    await until("our close", () => clientEar.closes.length === 1);
    expect(clientEar.closes).toEqual(["aborted"]);
    // The reader may be told of an end first, see tcp.ts; a write shows it.
    server.resume();
    await until("the news", () => {
      server.write(bytes("x"));
      return serverEar.closes.length === 1;
    });
    expect(serverEar.closes).toEqual(["reset"]);
  });

  test("speaks IPv6, with brackets in the address", async () => {
    const { client, server } = await pair("[::1]");
    expect(server.local.host).toBe("[::1]");
    expect(server.remote.host).toBe("[::1]");
    client.reset();
  });
});
