/** What happens when a peer speaks HTTP/2 well and gRPC badly? */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ms, seconds } from "../../../src/ports/time.ts";
import { frameMessage } from "../../../src/protocols/grpc/message.ts";
import { grpc } from "../../../src/protocols/grpc/protocol.ts";
import { clientConnection } from "../../../src/protocols/http2/client-connection.ts";
import type {
  Header,
  Http2Stream,
} from "../../../src/protocols/http2/connection-types.ts";
import { serverConnection } from "../../../src/protocols/http2/server-connection.ts";
import { callWorld, TO, watch } from "../../rpc/call-world.ts";

const GOOD = "0000000004 0a026869";
const HEAD = {
  ":method": "POST",
  ":scheme": "http",
  ":path": "/farcall.test.Echo/Say",
  ":authority": "bank:50051",
  te: "trailers",
  "content-type": "application/grpc",
};

interface Heard {
  headers: Record<string, string>[];
  data: string;
  closed: string;
}

/** Sends headers and pieces of a body, as hex, to a good server. */
async function ask(
  head: Record<string, string>,
  pieces: readonly string[],
  setting: { endStream?: boolean } = {},
): Promise<Heard> {
  const { world, offer, phone } = callWorld();
  offer();
  const heard: Heard = { headers: [], data: "", closed: "" };
  const connection = clientConnection({
    stream: phone.network.connect(TO),
    host: phone,
    onReady: () => {
      const isEmpty = pieces.length === 0;
      const stream = connection.open(headersOf({ ...HEAD, ...head }), isEmpty, {
        onHeaders: (headers) => heard.headers.push(recordOf(headers)),
        onData: (bytes) => {
          heard.data += Buffer.from(bytes).toString("hex");
        },
        onClosed: (close) => {
          const code = close.kind === "reset" ? ` ${close.code}` : "";
          heard.closed = close.kind + code;
        },
      });
      pieces.forEach((piece, nth) => {
        const isLast = nth === pieces.length - 1;
        stream.sendData(unhex(piece), isLast && setting.endStream !== false);
      });
    },
    onClose: () => {},
  });
  await world.run(seconds(5));
  return heard;
}

test("the answer to a good request, byte for byte", async () => {
  const heard = await ask({}, [GOOD]);
  expect(heard).toEqual({
    headers: [
      { ":status": "200", "content-type": "application/grpc" },
      { "grpc-status": "0" },
    ],
    data: GOOD.replace(" ", ""),
    closed: "ended",
  });
});

test("a request that is cut anywhere is read all the same", async () => {
  const heard = await ask({}, ["00", "000000", "040a", "026869", ""]);
  expect(heard.headers[1]).toEqual({ "grpc-status": "0" });
});

test("what is not gRPC gets 415, and no word of gRPC", async () => {
  for (const type of ["text/html", "application/grpcx", "application/json"]) {
    const heard = await ask({ "content-type": type }, [GOOD]);
    expect(heard.headers).toEqual([{ ":status": "415" }]);
  }
  for (const type of ["application/grpc+proto", "application/grpc;x=1"]) {
    const heard = await ask({ "content-type": type }, [GOOD]);
    expect(heard.headers.at(-1)).toEqual({ "grpc-status": "0" });
  }
});

const ABUSES: Record<string, [Record<string, string>, string[], string]> = {
  "no message": [{}, [], "12"],
  "an empty body": [{}, [""], "12"],
  "half a message": [{}, ["0000000004 0a02"], "12"],
  "two messages": [{}, [GOOD + GOOD], "12"],
  "two messages, one by one": [{}, [GOOD, GOOD], "12"],
  "a flag of 2": [{}, ["0200000000"], "13"],
  "a flag without encoding": [{}, ["0100000004 0a026869"], "13"],
  "gzip that is none": [
    { "grpc-encoding": "gzip" },
    ["0100000004 0a026869"],
    "13",
  ],
  "an encoding nobody knows": [{ "grpc-encoding": "br" }, [GOOD], "12"],
  "a message that is no message": [{}, ["0000000002 0aff"], "13"],
  "a message of 4 GiB": [{}, ["00ffffffff 00"], "8"],
  "a time-out of letters": [{ "grpc-timeout": "soon" }, [GOOD], "13"],
  "base64 that is none": [{ "x-bin": "***" }, [GOOD], "13"],
  "an unknown path": [{ ":path": "/nobody" }, [GOOD], "12"],
};

for (const [name, [head, pieces, status]] of Object.entries(ABUSES)) {
  test(`${name} is answered with status ${status} in one piece`, async () => {
    const { headers, data } = await ask(head, pieces);
    expect(headers.length).toBe(1);
    expect(headers[0]?.["grpc-status"]).toBe(status);
    expect(headers[0]?.[":status"]).toBe("200");
    expect(data).toBe("");
  });
}

test("an unknown encoding is answered with the known ones", async () => {
  const { headers } = await ask({ "grpc-encoding": "br" }, [GOOD]);
  expect(headers[0]?.["grpc-accept-encoding"]).toBe("identity,gzip");
});

test("an early answer asks the client to stop sending", async () => {
  const open = { endStream: false };
  const heard = await ask({ ":path": "/nobody" }, [GOOD], open);
  expect(heard.closed).toBe("reset NO_ERROR");
});

test("a time-out that has passed is answered DEADLINE_EXCEEDED", async () => {
  const { headers } = await ask({ "grpc-timeout": "0n" }, ["00"], {
    endStream: false,
  });
  expect(headers[0]?.["grpc-status"]).toBe("4");
});

test("a zip bomb is refused, in a request as in a reply", async () => {
  const bomb = gzipSync(new Uint8Array(64 * 1_048_576));
  const wire = frameMessage({ isCompressed: true, bytes: bomb });
  const hex = Buffer.from(wire).toString("hex");
  const { headers } = await ask({ "grpc-encoding": "gzip" }, [hex]);
  expect(headers[0]?.["grpc-status"]).toBe("8");
  const call = await answerWith((stream) => {
    stream.sendHeaders(headersOf({ ...OK, "grpc-encoding": "gzip" }), false);
    stream.sendData(wire, false);
    stream.sendHeaders(headersOf({ "grpc-status": "0" }), true);
  });
  expect(call.error?.status).toBe("RESOURCE_EXHAUSTED");
});

const OK = { ":status": "200", "content-type": "application/grpc" };

/** Makes a good call to a server that answers as it likes. */
async function answerWith(respond: (stream: Http2Stream) => void) {
  const { world, stub } = callWorld();
  const bank = world.host("bank");
  bank.network.listen(TO.port, (stream) => {
    serverConnection({
      stream,
      host: bank,
      onStream: (http2Stream) => {
        respond(http2Stream);
        return { onHeaders() {}, onData() {}, onClosed() {} };
      },
      onClose: () => {},
    });
  });
  const call = watch(world, stub.say({ text: "hi" }, { timeout: ms(900) }));
  await world.run(seconds(1));
  return call;
}

/** Headers, body, trailers; `undefined` leaves a part out. */
function parts(
  headers: Record<string, string>,
  body: string | undefined,
  trailers: Record<string, string> | undefined,
) {
  return answerWith((stream) => {
    const isOnly = body === undefined && trailers === undefined;
    stream.sendHeaders(headersOf(headers), isOnly);
    if (body !== undefined) {
      stream.sendData(unhex(body), trailers === undefined);
    }
    if (trailers !== undefined) stream.sendHeaders(headersOf(trailers), true);
  });
}

test("the reply of connect-es to an error is understood", async () => {
  const { error } = await parts(OK, "", {
    "grpc-status": "8",
    "grpc-message": "h%C3%A9llo%20%25",
  });
  expect(error?.message).toBe("[RESOURCE_EXHAUSTED] héllo %");
});

test("a good reply with unknown headers is good", async () => {
  const headers = { ...OK, "x-who": "there", date: "today" };
  const call = await parts(headers, GOOD, { "grpc-status": "0", "x-b": "1" });
  expect(call.value).toEqual({ text: "hi" });
});

test("answers that break the rules have the status that gRPC gives", async () => {
  const good = { "grpc-status": "0" };
  const json = { ":status": "200", "content-type": "application/json" };
  const br = { ...OK, "grpc-encoding": "br" };
  const table: [string, ReturnType<typeof parts>][] = [
    ["UNIMPLEMENTED", parts(OK, undefined, good)],
    ["UNIMPLEMENTED", parts(OK, GOOD + GOOD, good)],
    ["UNIMPLEMENTED", parts(OK, "0000000004 0a", good)],
    ["UNIMPLEMENTED", parts({ ...OK, ...good }, undefined, undefined)],
    ["INTERNAL", parts(OK, GOOD, undefined)],
    ["INTERNAL", parts(OK, "0300000000", good)],
    ["INTERNAL", parts(OK, "0100000000", good)],
    ["INTERNAL", parts(br, "0100000000", good)],
    ["INTERNAL", parts(OK, "00000000020aff", good)],
    ["RESOURCE_EXHAUSTED", parts(OK, "00ffffffff", good)],
    ["UNKNOWN", parts(OK, GOOD, { "x-nothing": "1" })],
    ["UNKNOWN", parts(json, "7b7d", undefined)],
    ["UNAVAILABLE", parts({ ":status": "503" }, undefined, undefined)],
    ["UNAUTHENTICATED", parts({ ":status": "401" }, "00", undefined)],
    ["NOT_FOUND", parts({ ...OK, "grpc-status": "5" }, undefined, undefined)],
    ["INTERNAL", parts(OK, GOOD, { ...good, "x-bin": "***" })],
  ];
  for (const [status, answer] of table) {
    const { error } = await answer;
    expect(error?.status).toBe(status);
  }
});

test("a refused stream proves that nothing happened, others do not", async () => {
  const refused = await answerWith((stream) => stream.reset("REFUSED_STREAM"));
  expect(refused.error).toMatchObject({
    status: "UNAVAILABLE",
    certainty: "did-not-happen",
  });
  const calm = await answerWith((stream) => stream.reset("ENHANCE_YOUR_CALM"));
  expect(calm.error).toMatchObject({
    status: "RESOURCE_EXHAUSTED",
    certainty: "may-have-happened",
  });
});

test("a server that says nothing costs the caller its deadline only", async () => {
  const call = await answerWith(() => {});
  expect(call).toMatchObject({
    atMs: 900,
    error: { status: "DEADLINE_EXCEEDED", certainty: "may-have-happened" },
  });
});

test("a request carries its headers in the order of the protocol", async () => {
  const { world, stub } = callWorld({ client: { compression: "gzip" } });
  const bank = world.host("bank");
  let seen: readonly Header[] = [];
  bank.network.listen(TO.port, (stream) => {
    serverConnection({
      stream,
      host: bank,
      onStream: (_stream, headers) => {
        seen = headers;
        return { onHeaders() {}, onData() {}, onClosed() {} };
      },
      onClose: () => {},
    });
  });
  watch(world, stub.say({ text: "hi" }, { timeout: ms(1502) }));
  await world.run(ms(100));
  expect(seen.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    ":method: POST",
    ":scheme: http",
    ":path: /farcall.test.Echo/Say",
    ":authority: bank:50051",
    // 2 ms went by for connecting.
    "grpc-timeout: 1500m",
    "te: trailers",
    "content-type: application/grpc",
    "grpc-encoding: gzip",
    "grpc-accept-encoding: identity,gzip",
    "user-agent: grpc-farcall/0.1.0",
  ]);
});

test("each message has a limit of its own if one is set", async () => {
  const { world, offer, stub } = callWorld({ server: { messageBytesMax: 10 } });
  offer();
  const call = watch(world, stub.say({ text: "12345678901" }));
  await world.run();
  expect(call.error?.reason).toBe("a message has 13 bytes, above the limit 10");
  expect(grpc().name).toBe("grpc");
});

function headersOf(record: Record<string, string>): Header[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

function recordOf(headers: readonly Header[]): Record<string, string> {
  return Object.fromEntries(headers.map(({ name, value }) => [name, value]));
}

function unhex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}
