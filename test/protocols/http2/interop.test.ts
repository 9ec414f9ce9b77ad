/** Do real peers understand our HTTP/2, and we theirs? */
import http2 from "node:http2";
import net from "node:net";
import { describe, expect, test } from "vitest";
import type {
  ByteStream,
  ByteStreamHandlers,
} from "../../../src/ports/byte-stream.ts";
import type { Timer } from "../../../src/ports/clock.ts";
import type { Host } from "../../../src/ports/host.ts";
import type { Instant } from "../../../src/ports/time.ts";
import * as client from "../../../src/protocols/http2/client-connection.ts";
import * as server from "../../../src/protocols/http2/server-connection.ts";
import { echo, Heard } from "./connections.ts";
import { ManualWorld } from "./manual-world.ts";

/** The least of a real host: this folder does not test `src/sockets`. */
function realHost(): Host {
  const began = process.hrtime.bigint();
  return {
    ...new ManualWorld().host("real"),
    clock: {
      now: () => Number(process.hrtime.bigint() - began) as Instant,
      after: (wait, callback) => {
        const real = setTimeout(callback, wait / 1e6);
        const timer: Timer = {
          cancel: () => clearTimeout(real),
          unref: () => timer,
          ref: () => timer,
        };
        return timer;
      },
      sleep: () => Promise.reject(new Error("nobody sleeps here")),
      random: () => ({ next: () => 0 }),
    },
  };
}

function socketStream(socket: net.Socket, isClient: boolean): ByteStream {
  let handlers: ByteStreamHandlers | undefined;
  socket.setNoDelay(true);
  if (isClient) socket.on("connect", () => handlers?.onOpen?.());
  socket.on("data", (bytes) => handlers?.onData(bytes));
  socket.on("drain", () => handlers?.onDrain?.());
  socket.on("end", () => handlers?.onEnd());
  socket.on("error", () => {});
  socket.on("close", (hadError) => {
    handlers?.onClose(hadError ? "reset" : "ended");
  });
  return {
    local: { host: "a", port: 1 },
    remote: { host: "b", port: 2 },
    attach: (given) => {
      handlers = given;
    },
    write: (bytes) => socket.write(bytes),
    end: () => socket.end(),
    reset: () => socket.destroy(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  };
}

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as net.AddressInfo).port;
}

function bytesOf(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 31) & 255));
}

/** Calls with node's client; settles with status, body and trailers. */
function callWithNode(
  session: http2.ClientHttp2Session,
  headers: http2.OutgoingHttpHeaders,
  body: Buffer,
) {
  return new Promise<{ status: number; body: Buffer; trailer: unknown }>(
    (resolve, reject) => {
      const call = session.request({ ":method": "POST", ...headers });
      const chunks: Buffer[] = [];
      let status = 0;
      let trailer: unknown;
      call.on("response", (got) => {
        status = Number(got[":status"]);
      });
      call.on("trailers", (got) => {
        trailer = got["grpc-status"];
      });
      call.on("data", (chunk: Buffer) => chunks.push(chunk));
      call.on("end", () => {
        resolve({ status, body: Buffer.concat(chunks), trailer });
      });
      call.on("error", reject);
      call.end(body);
    },
  );
}

async function withOurServer(
  use: (session: http2.ClientHttp2Session) => Promise<void>,
  settings: http2.Settings = {},
): Promise<void> {
  const host = realHost();
  const listener = net.createServer({ allowHalfOpen: true }, (socket) => {
    server.serverConnection({
      stream: socketStream(socket, false),
      host,
      onStream: (stream, headers, endStream) => {
        const heard = new Heard();
        heard.stream = stream;
        heard.onHeaders(headers, endStream);
        return echo(heard);
      },
      onClose: () => {},
    });
  });
  const port = await listening(listener);
  const session = http2.connect(`http://127.0.0.1:${port}`, { settings });
  try {
    await use(session);
  } finally {
    await new Promise<void>((done) => session.close(done));
    listener.close();
  }
}

describe("node's client and our server", () => {
  test("exchange 100 calls at once, with changing headers", async () => {
    await withOurServer(async (session) => {
      const calls = Array.from({ length: 100 }, (_, n) => {
        const headers = { ":path": `/call/${n}`, [`x-${n}`]: "v".repeat(n) };
        return callWithNode(session, headers, bytesOf(n * 10));
      });
      for (const [n, answer] of (await Promise.all(calls)).entries()) {
        expect(answer.status).toBe(200);
        expect(answer.body.equals(bytesOf(n * 10))).toBe(true);
        expect(answer.trailer).toBe("0");
      }
    });
  });

  test("exchange bodies larger than every window", async () => {
    await withOurServer(
      async (session) => {
        const body = bytesOf(3_000_000);
        const answer = await callWithNode(session, { ":path": "/" }, body);
        expect(answer.body.equals(body)).toBe(true);
      },
      { initialWindowSize: 1_000 },
    );
  });

  test("keep in step when the table is small", async () => {
    await withOurServer(
      async (session) => {
        for (let n = 0; n < 30; n++) {
          const headers = { ":path": `/${n}`, "x-same": "a".repeat(50) };
          const answer = await callWithNode(session, headers, bytesOf(1));
          expect(answer.trailer).toBe("0");
        }
      },
      { headerTableSize: 100 },
    );
  });

  test("answer each other's PING", async () => {
    await withOurServer(async (session) => {
      await callWithNode(session, { ":path": "/" }, bytesOf(1));
      const payload = Buffer.from("farcall!");
      const echoed = await new Promise<Buffer>((done, fail) => {
        session.ping(payload, (error, _ms, got) => {
          if (error) fail(error);
          else done(got);
        });
      });
      expect(echoed.equals(payload)).toBe(true);
    });
  });
});

describe("our client and node's server", () => {
  async function withNodeServer(
    use: (port: number, host: Host) => Promise<void>,
    settings: http2.Settings = {},
  ): Promise<void> {
    const server = http2.createServer({ settings });
    server.on("stream", (stream, headers) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const path = String(headers[":path"]);
        stream.respond(
          { ":status": 200, "x-path": path },
          { waitForTrailers: true },
        );
        stream.on("wantTrailers", () => {
          stream.sendTrailers({ "grpc-status": "0" });
        });
        stream.end(Buffer.concat(chunks));
      });
    });
    const port = await listening(server);
    try {
      await use(port, realHost());
    } finally {
      server.close();
    }
  }

  function call(
    connection: ReturnType<typeof client.clientConnection>,
    path: string,
    body: Buffer,
  ): Promise<Heard> {
    return new Promise((done) => {
      const heard = new Heard();
      const headers = [
        { name: ":method", value: "POST" },
        { name: ":scheme", value: "http" },
        { name: ":path", value: path },
        { name: ":authority", value: "node" },
        { name: "x-secret-bin", value: "AAEC" },
      ];
      const stream = connection.open(headers, false, {
        onHeaders: (section, endStream) => heard.onHeaders(section, endStream),
        onData: (bytes, endStream) => heard.onData(bytes, endStream),
        onClosed: (reason) => {
          heard.onClosed(reason);
          done(heard);
        },
      });
      stream.sendData(body, true);
    });
  }

  test.each([
    { what: "as they are", settings: {} },
    { what: "narrow", settings: { initialWindowSize: 500 } },
    { what: "few", settings: { maxConcurrentStreams: 3, headerTableSize: 0 } },
  ])("exchange 200 calls, settings $what", async ({ settings }) => {
    await withNodeServer(async (port, host) => {
      const socket = net.connect({
        port,
        host: "127.0.0.1",
        allowHalfOpen: true,
      });
      let closed = "";
      const connection = client.clientConnection({
        stream: socketStream(socket, true),
        host,
        onClose: (reason) => {
          closed = reason.kind;
        },
      });
      const calls = Array.from({ length: 200 }, (_, n) =>
        call(connection, `/call/${n}`, bytesOf(n * 20)),
      );
      for (const [n, heard] of (await Promise.all(calls)).entries()) {
        expect(heard.reason).toEqual({ kind: "ended" });
        const path = heard.sections[0]?.find((h) => h.name === "x-path");
        expect(path?.value).toBe(`/call/${n}`);
        expect(bytesOf(n * 20).equals(heard.bytes)).toBe(true);
        expect(heard.sections[1]?.[0]?.value).toBe("0");
      }
      connection.close();
      await new Promise<void>((done) => socket.once("close", () => done()));
      expect(closed).toBe("ended");
    }, settings);
  });
});
