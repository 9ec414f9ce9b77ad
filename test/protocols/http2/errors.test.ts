/** Does each fault of a peer meet the error that RFC 9113 names for it? */
import { describe, expect, test } from "vitest";
import type { Header } from "../../../src/protocols/http2/connection-types.ts";
import { Heard, rawClient, rawServer, type Serve } from "./connections.ts";
import {
  ACK,
  END_HEADERS,
  END_STREAM,
  PADDED,
  PREFACE_BYTES,
  PRIORITY,
  type RawPeer,
  REQUEST,
  RESPONSE,
  TYPE,
  u16,
  u32,
} from "./raw-peer.ts";

const silent: Serve = (heard) => heard;

function request(...more: Header[]): Header[] {
  return [...REQUEST, ...more];
}

function without(name: string): Header[] {
  return REQUEST.filter((header) => header.name !== name);
}

function setting(id: number, value: number): number[] {
  return [...u16(id), ...u32(value)];
}

type Misdeed = (peer: RawPeer) => void;

/** What the server says of it on the connection. */
function goAwayOf(misdeed: Misdeed): string | undefined {
  const { world, peer, closed } = rawClient({ serve: silent });
  peer.greet();
  world.settle();
  misdeed(peer);
  world.settle();
  if (peer.goAway !== undefined) {
    expect(peer.hasEnded, "the server ends the connection").toBe(true);
    expect(closed).toEqual([`error-by-us ${peer.goAwayCode}`]);
  }
  return peer.goAway;
}

/** What the server says of it on the streams; the connection lives on. */
function resetsOf(misdeed: Misdeed): string[] {
  const { world, peer } = rawClient({ serve: silent });
  peer.greet();
  misdeed(peer);
  peer.headers(99, REQUEST, END_STREAM);
  peer.frame({ type: TYPE.PING, payload: new Uint8Array(8) });
  world.settle();
  expect(peer.goAway).toBe(undefined);
  expect(peer.seen(TYPE.PING)).toHaveLength(1);
  return peer.resets;
}

const CONNECTION_ERRORS: readonly [string, string, Misdeed][] = [
  [
    "DATA on stream 0",
    "PROTOCOL_ERROR: a DATA frame on stream 0",
    (peer) => peer.data(0, [1], 0),
  ],
  [
    "SETTINGS on a stream",
    "PROTOCOL_ERROR: a SETTINGS frame on stream 1",
    (peer) => peer.frame({ type: TYPE.SETTINGS, streamId: 1 }),
  ],
  [
    "DATA on an idle stream",
    "PROTOCOL_ERROR: DATA on stream 1, which is idle",
    (peer) => peer.data(1, [1], 0),
  ],
  [
    "RST_STREAM on an idle stream",
    "PROTOCOL_ERROR: RST_STREAM on stream 5, which is idle",
    (peer) => peer.reset(5),
  ],
  [
    "WINDOW_UPDATE on an idle stream",
    "PROTOCOL_ERROR: WINDOW_UPDATE on stream 5, which is idle",
    (peer) => peer.windowUpdate(5, 1),
  ],
  [
    "an even stream id",
    "PROTOCOL_ERROR: HEADERS on stream 2: clients use odd ids",
    (peer) => peer.headers(2, REQUEST, 0),
  ],
  [
    "a stream id that was skipped",
    "PROTOCOL_ERROR: HEADERS on stream 3: it was skipped",
    (peer) => {
      peer.headers(5, REQUEST, 0);
      peer.headers(3, REQUEST, 0);
    },
  ],
  [
    "PUSH_PROMISE",
    "PROTOCOL_ERROR: PUSH_PROMISE, unasked",
    (peer) => peer.frame({ type: TYPE.PUSH_PROMISE, streamId: 1 }),
  ],
  [
    "a CONTINUATION of nothing",
    "PROTOCOL_ERROR: a CONTINUATION on stream 1 without HEADERS",
    (peer) => peer.frame({ type: TYPE.CONTINUATION, streamId: 1 }),
  ],
  [
    "another frame inside a header block",
    "PROTOCOL_ERROR: a PING frame inside the header block of 1",
    (peer) => {
      peer.frame({ type: TYPE.HEADERS, streamId: 1 });
      peer.frame({ type: TYPE.PING, payload: new Uint8Array(8) });
    },
  ],
  [
    "more padding than room",
    "PROTOCOL_ERROR: a DATA frame with more padding than room",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.data(1, [5, 1, 2], PADDED);
    },
  ],
  [
    "a window increment of 0 on the connection",
    "PROTOCOL_ERROR: WINDOW_UPDATE on stream 0: an increment of 0",
    (peer) => peer.windowUpdate(0, 0),
  ],
  [
    "an ENABLE_PUSH that is neither 0 nor 1",
    "PROTOCOL_ERROR: ENABLE_PUSH 2 from a client",
    (peer) => peer.frame({ type: TYPE.SETTINGS, payload: setting(2, 2) }),
  ],
  [
    "a MAX_FRAME_SIZE below the least",
    "PROTOCOL_ERROR: MAX_FRAME_SIZE 16383 is not 16384 to 16777215",
    (peer) => peer.frame({ type: TYPE.SETTINGS, payload: setting(5, 16_383) }),
  ],
  [
    "an acknowledgement of no SETTINGS",
    "PROTOCOL_ERROR: SETTINGS ACK, but all of ours are acknowledged",
    (peer) => peer.frame({ type: TYPE.SETTINGS, flags: ACK }),
  ],
  [
    "an INITIAL_WINDOW_SIZE above the highest",
    "FLOW_CONTROL_ERROR: INITIAL_WINDOW_SIZE 2147483648 is above 2^31-1",
    (peer) => peer.frame({ type: TYPE.SETTINGS, payload: setting(4, 2 ** 31) }),
  ],
  [
    "an INITIAL_WINDOW_SIZE that lifts a stream above the highest",
    "FLOW_CONTROL_ERROR: INITIAL_WINDOW_SIZE lifts stream 1 too high",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.windowUpdate(1, 1_000);
      const payload = setting(4, 2 ** 31 - 1);
      peer.frame({ type: TYPE.SETTINGS, payload });
    },
  ],
  [
    "a window above the highest on the connection",
    "FLOW_CONTROL_ERROR: WINDOW_UPDATE on stream 0: a window above 2^31-1",
    (peer) => peer.windowUpdate(0, 2 ** 31 - 1),
  ],
  [
    "a frame above our MAX_FRAME_SIZE",
    "FRAME_SIZE_ERROR: a DATA frame of 16385 bytes, above 16384",
    (peer) => peer.data(1, new Uint8Array(16_385), 0),
  ],
  [
    "a SETTINGS frame that is not 6 bytes each",
    "FRAME_SIZE_ERROR: a SETTINGS frame of 5 bytes, not 6 each",
    (peer) => peer.frame({ type: TYPE.SETTINGS, payload: [0, 1, 0, 0, 0] }),
  ],
  [
    "an acknowledgement with settings",
    "FRAME_SIZE_ERROR: a SETTINGS frame of 6 bytes, not 0",
    (peer) => {
      const payload = setting(1, 0);
      peer.frame({ type: TYPE.SETTINGS, flags: ACK, payload });
    },
  ],
  [
    "a short PING",
    "FRAME_SIZE_ERROR: a PING frame of 7 bytes, not 8",
    (peer) => peer.frame({ type: TYPE.PING, payload: new Uint8Array(7) }),
  ],
  [
    "a short GOAWAY",
    "FRAME_SIZE_ERROR: a GOAWAY frame of 4 bytes, not 8 or more",
    (peer) => peer.frame({ type: TYPE.GOAWAY, payload: [0, 0, 0, 0] }),
  ],
  [
    "a long RST_STREAM",
    "FRAME_SIZE_ERROR: a RST_STREAM frame of 5 bytes, not 4",
    (peer) => {
      const payload = new Uint8Array(5);
      peer.frame({ type: TYPE.RST_STREAM, streamId: 1, payload });
    },
  ],
  [
    "a short WINDOW_UPDATE",
    "FRAME_SIZE_ERROR: a WINDOW_UPDATE frame of 3 bytes, not 4",
    (peer) => peer.frame({ type: TYPE.WINDOW_UPDATE, payload: [0, 0, 1] }),
  ],
  [
    "a header block that is no HPACK",
    "COMPRESSION_ERROR: a header block is wrong: no field 62",
    (peer) => {
      const flags = END_HEADERS;
      const payload = [0xbe];
      peer.frame({ type: TYPE.HEADERS, flags, streamId: 1, payload });
    },
  ],
];

describe("a connection error", () => {
  test.each(CONNECTION_ERRORS)("%s is %s", (_what, goAway, misdeed) => {
    expect(goAwayOf(misdeed)).toBe(goAway);
  });

  test("DATA on a stream that ended is STREAM_CLOSED", () => {
    const { world, peer } = rawClient();
    peer.greet();
    peer.headers(1, REQUEST, END_STREAM);
    world.settle();
    peer.data(1, [1], 0);
    world.settle();
    expect(peer.goAway).toBe("STREAM_CLOSED: DATA on stream 1: it was ended");
  });

  test("more DATA than the connection's window is FLOW_CONTROL_ERROR", () => {
    // Our credit comes back as data is taken, at half the window: only a
    // frame above that half can overrun it.
    const limits = { connectionWindowBytes: 0, frameBytesMax: 100_000 };
    const { world, peer } = rawClient({ serve: silent, limits });
    peer.greet();
    peer.headers(1, REQUEST, 0);
    peer.data(1, new Uint8Array(65_536), 0);
    world.settle();
    expect(peer.goAwayCode).toBe("FLOW_CONTROL_ERROR");
  });

  test("SETTINGS without answer in time are SETTINGS_TIMEOUT", () => {
    const { world, peer } = rawClient();
    peer.bytes(PREFACE_BYTES);
    peer.frame({ type: TYPE.SETTINGS });
    world.advance(9_999);
    expect(peer.goAway).toBe(undefined);
    world.advance(1);
    expect(peer.goAway).toBe(
      "SETTINGS_TIMEOUT: no SETTINGS ACK within 10000 ms",
    );
  });

  test("what is not HTTP/2 is told so", () => {
    const { world, peer } = rawClient();
    peer.bytes(
      Uint8Array.from("GET / HTTP/1.1\r\n\r\n", (c) => c.charCodeAt(0)),
    );
    world.settle();
    expect(peer.goAwayCode).toBe("PROTOCOL_ERROR");
    expect(peer.hasEnded).toBe(true);
  });

  test("another first frame than SETTINGS is PROTOCOL_ERROR", () => {
    const { world, peer } = rawClient();
    peer.bytes(PREFACE_BYTES);
    peer.frame({ type: TYPE.PING, payload: new Uint8Array(8) });
    world.settle();
    expect(peer.goAway).toBe(
      "PROTOCOL_ERROR: the first frame is PING, not SETTINGS",
    );
  });

  test("a peer that does not close after it is reset", () => {
    const { world, peer, pair, closed } = rawClient();
    pair.client.pause();
    peer.greet();
    peer.windowUpdate(0, 0);
    world.settle();
    expect(closed).toEqual([]);
    world.advance(1_000);
    expect(closed).toEqual(["error-by-us PROTOCOL_ERROR"]);
    expect(world.timerCount).toBe(0);
  });
});

const STREAM_ERRORS: readonly [string, string, Misdeed][] = [
  [
    "a second header section without END_STREAM",
    "1 PROTOCOL_ERROR",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.headers(1, [{ name: "x", value: "1" }], 0);
    },
  ],
  [
    "HEADERS after END_STREAM",
    "1 STREAM_CLOSED",
    (peer) => {
      peer.headers(1, REQUEST, END_STREAM);
      peer.headers(1, [{ name: "x", value: "1" }], END_STREAM);
    },
  ],
  [
    "DATA after END_STREAM",
    "1 STREAM_CLOSED",
    (peer) => {
      peer.headers(1, REQUEST, END_STREAM);
      peer.data(1, [1], 0);
    },
  ],
  [
    "DATA after the peer's own reset",
    "1 STREAM_CLOSED",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.reset(1);
      peer.data(1, [1], 0);
    },
  ],
  [
    "more DATA than the stream's window",
    "1 FLOW_CONTROL_ERROR",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.data(1, new Uint8Array(1_001), 0);
    },
  ],
  [
    "a window increment of 0",
    "1 PROTOCOL_ERROR",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.windowUpdate(1, 0);
    },
  ],
  [
    "a window above the highest",
    "1 FLOW_CONTROL_ERROR",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.windowUpdate(1, 2 ** 31 - 1);
    },
  ],
  [
    "a PRIORITY frame of a wrong size",
    "1 FRAME_SIZE_ERROR",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      peer.frame({ type: TYPE.PRIORITY, streamId: 1, payload: [0, 0, 0, 0] });
    },
  ],
  [
    "a stream that depends on itself",
    "1 PROTOCOL_ERROR",
    (peer) => {
      peer.headers(1, REQUEST, 0);
      const payload = [...u32(1), 16];
      peer.frame({ type: TYPE.PRIORITY, streamId: 1, payload });
    },
  ],
  [
    "less data than content-length says",
    "1 PROTOCOL_ERROR",
    (peer) => {
      peer.headers(1, request({ name: "content-length", value: "5" }), 0);
      peer.data(1, [1, 2], END_STREAM);
    },
  ],
  [
    "more data than content-length says",
    "1 PROTOCOL_ERROR",
    (peer) => {
      peer.headers(1, request({ name: "content-length", value: "1" }), 0);
      peer.data(1, [1, 2], 0);
    },
  ],
  [
    "headers above our limit",
    "1 ENHANCE_YOUR_CALM",
    (peer) => {
      const value = "x".repeat(9_000);
      peer.headers(1, request({ name: "x-big", value }), 0);
    },
  ],
];

const MALFORMED: readonly [string, readonly Header[]][] = [
  ["an upper case name", request({ name: "X-Upper", value: "1" })],
  ["an empty name", request({ name: "", value: "1" })],
  ["a name with a space", request({ name: "x y", value: "1" })],
  ["a value with a line end", request({ name: "x", value: "a\r\nb" })],
  ["a value with a space at its edge", request({ name: "x", value: " a" })],
  ["connection", request({ name: "connection", value: "close" })],
  ["transfer-encoding", request({ name: "transfer-encoding", value: "x" })],
  ["te other than trailers", request({ name: "te", value: "gzip" })],
  ["no :method", without(":method")],
  ["no :path", without(":path")],
  ["no :scheme", without(":scheme")],
  ["a second :path", [{ name: ":path", value: "/" }, ...REQUEST]],
  ["a pseudo-header after others", request({ name: ":x", value: "1" })],
  ["a :status in a request", [{ name: ":status", value: "1" }, ...REQUEST]],
  ["an unknown one", [{ name: ":protocol", value: "x" }, ...REQUEST]],
  [
    "a relative :path",
    [...without(":path").slice(0, 1), { name: ":path", value: "x" }],
  ],
  ["a wrong content-length", request({ name: "content-length", value: "-1" })],
  [
    "two content-lengths",
    request(
      { name: "content-length", value: "1" },
      { name: "content-length", value: "2" },
    ),
  ],
];

describe("a stream error", () => {
  test.each(STREAM_ERRORS)("%s is %s", (what, reset, misdeed) => {
    if (what !== "more DATA than the stream's window") {
      expect(resetsOf(misdeed)).toEqual([reset]);
      return;
    }
    const limits = { streamWindowBytes: 1_000 };
    const { world, peer } = rawClient({ serve: silent, limits });
    peer.greet();
    world.settle();
    misdeed(peer);
    world.settle();
    expect(peer.resets).toEqual([reset]);
  });

  test.each(MALFORMED)("%s is PROTOCOL_ERROR", (_what, headers) => {
    expect(resetsOf((peer) => peer.headers(1, headers, 0))).toEqual([
      "1 PROTOCOL_ERROR",
    ]);
  });

  test("a stream above the limit is REFUSED_STREAM", () => {
    const limits = { concurrentStreamsMax: 2 };
    const { world, peer, streams } = rawClient({ serve: silent, limits });
    peer.greet();
    for (const id of [1, 3, 5]) peer.headers(id, REQUEST, END_STREAM);
    world.settle();
    expect(peer.resets).toEqual(["5 REFUSED_STREAM"]);
    expect(streams).toHaveLength(2);
  });

  test("frames for a stream that we reset are passed over", () => {
    const serve: Serve = (heard) => {
      heard.stream?.reset("CANCEL");
      return heard;
    };
    const { world, peer, streams } = rawClient({ serve });
    peer.greet();
    peer.headers(1, REQUEST, 0);
    world.settle();
    expect(streams[0]?.reason).toMatchObject({ kind: "reset", by: "us" });
    peer.data(1, [1, 2, 3], 0);
    peer.headers(1, [{ name: "x", value: "in the table" }], END_STREAM);
    peer.windowUpdate(1, 5);
    peer.headers(3, request({ name: "x", value: "in the table" }), END_STREAM);
    world.settle();
    expect(peer.resets).toEqual(["1 CANCEL", "3 CANCEL"]);
    expect(streams[1]?.sections[0]?.at(-1)?.value).toBe("in the table");
  });

  test("tells the handlers why", () => {
    const { world, peer, streams } = rawClient({ serve: silent });
    peer.greet();
    peer.headers(1, REQUEST, 0);
    peer.windowUpdate(1, 0);
    world.settle();
    expect(streams[0]?.reason).toEqual({
      kind: "reset",
      by: "us",
      code: "PROTOCOL_ERROR",
      because: "WINDOW_UPDATE on stream 1: an increment of 0",
    });
  });

  test("more than the send buffer holds is INTERNAL_ERROR", () => {
    const serve: Serve = (heard) => {
      heard.stream?.sendHeaders(RESPONSE, false);
      heard.stream?.sendData(new Uint8Array(200_000), true);
      return heard;
    };
    const limits = { sendBufferBytesMax: 100_000 };
    const { world, peer, streams } = rawClient({ serve, limits });
    peer.greet();
    peer.headers(1, REQUEST, END_STREAM);
    world.settle();
    expect(peer.resets).toEqual(["1 INTERNAL_ERROR"]);
    expect(streams[0]?.reason).toMatchObject({ code: "INTERNAL_ERROR" });
  });
});

describe("a client", () => {
  function opened() {
    const side = rawServer();
    const heard = new Heard();
    const stream = side.client.open(REQUEST, false, heard);
    side.world.settle();
    side.peer.frame({ type: TYPE.SETTINGS });
    side.world.settle();
    return { ...side, heard, stream };
  }

  test.each([
    ["DATA before HEADERS", [], true],
    ["a response without :status", [{ name: "x", value: "1" }], false],
    ["a :status that is no number", [{ name: ":status", value: "ok" }], false],
    ["a :path in a response", [{ name: ":path", value: "/" }], false],
  ])("resets the stream for %s", (_what, headers, isData) => {
    const { world, peer, heard } = opened();
    if (isData) peer.data(1, [1], 0);
    else peer.headers(1, headers, 0);
    world.settle();
    expect(peer.resets).toEqual(["1 PROTOCOL_ERROR"]);
    expect(heard.reason).toMatchObject({ kind: "reset", by: "us" });
  });

  test("refuses a stream that the server opens", () => {
    const { world, peer, heard, closed } = opened();
    peer.headers(2, RESPONSE, 0);
    world.settle();
    expect(peer.goAwayCode).toBe("PROTOCOL_ERROR");
    expect(heard.reason).toMatchObject({ kind: "connection" });
    expect(closed).toEqual(["error-by-us PROTOCOL_ERROR"]);
  });

  test("refuses pushes and a server that offers them", () => {
    for (const misdeed of [
      (peer: RawPeer) => peer.frame({ type: TYPE.PUSH_PROMISE, streamId: 1 }),
      (peer: RawPeer) =>
        peer.frame({ type: TYPE.SETTINGS, payload: setting(2, 1) }),
    ]) {
      const { world, peer } = opened();
      misdeed(peer);
      world.settle();
      expect(peer.goAwayCode).toBe("PROTOCOL_ERROR");
    }
  });

  test("hears the code of the peer's reset", () => {
    const { world, peer, heard } = opened();
    const payload = u32(7);
    peer.frame({ type: TYPE.RST_STREAM, streamId: 1, payload });
    world.settle();
    expect(heard.reason).toEqual({
      kind: "reset",
      by: "peer",
      code: "REFUSED_STREAM",
    });
  });
});

describe("what is allowed", () => {
  test("padding, priority and unknown frames change nothing", () => {
    const { world, peer, streams } = rawClient();
    peer.greet();
    const block = peer.block(REQUEST);
    peer.frame({
      type: TYPE.HEADERS,
      flags: END_HEADERS | PADDED | PRIORITY,
      streamId: 1,
      payload: [3, ...u32(0), 7, ...block, 0, 0, 0],
    });
    peer.frame({ type: 0xfe, flags: 0xff, streamId: 1, payload: [1, 2] });
    peer.frame({ type: TYPE.PRIORITY, streamId: 9, payload: [0, 0, 0, 0, 1] });
    peer.data(1, [2, 65, 66, 0, 0], PADDED | END_STREAM);
    world.settle();
    expect(peer.goAway).toBe(undefined);
    expect(streams[0]?.bytes).toEqual(Uint8Array.from([65, 66]));
    expect(streams[0]?.reason).toEqual({ kind: "ended" });
  });

  test("a header block in pieces of one byte", () => {
    const { world, peer, streams } = rawClient();
    peer.greet();
    const block = peer.block(REQUEST);
    peer.frame({ type: TYPE.HEADERS, flags: END_STREAM, streamId: 1 });
    for (const [at, byte] of block.entries()) {
      const flags = at === block.length - 1 ? END_HEADERS : 0;
      const payload = [byte];
      peer.frame({ type: TYPE.CONTINUATION, flags, streamId: 1, payload });
    }
    world.settle();
    expect(streams[0]?.sections[0]).toMatchObject(REQUEST);
    expect(streams[0]?.reason).toEqual({ kind: "ended" });
  });

  test("PING is answered with what it held", () => {
    const { world, peer } = rawClient();
    peer.greet();
    const payload = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
    peer.frame({ type: TYPE.PING, payload });
    world.settle();
    expect(peer.seen(TYPE.PING)).toMatchObject([{ flags: ACK, payload }]);
  });
});
