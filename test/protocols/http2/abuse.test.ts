/** Is what a hostile peer costs us bounded, and does it hear why it stops? */
import { describe, expect, test } from "vitest";
import { NO_TIME } from "../../../src/ports/time.ts";
import {
  echo,
  Heard,
  rawClient,
  rawServer,
  type Serve,
  serve,
} from "./connections.ts";
import {
  END_HEADERS,
  END_STREAM,
  RawPeer,
  REQUEST,
  RESPONSE,
  TYPE,
  u16,
  u32,
} from "./raw-peer.ts";
import { streamPair } from "./stream-pair.ts";

const silent: Serve = (heard) => heard;
/** Keepalive has a rule of its own, far stricter: see keepalive.test.ts. */
const OFTEN = { time: NO_TIME, withoutCalls: true };
const PING = { type: TYPE.PING, payload: new Uint8Array(8) };

/** Sends until the server ends the connection; returns how often. */
function flood(
  side: ReturnType<typeof rawClient>,
  countMax: number,
  send: (nth: number) => void,
): number {
  for (let nth = 0; nth < countMax; nth++) {
    if (side.peer.hasEnded) return nth;
    send(nth);
    side.world.settle();
  }
  return countMax;
}

describe("a flood of", () => {
  test("resets (CVE-2023-44487) ends after the burst", () => {
    const side = rawClient({ serve: silent });
    side.peer.greet();
    const count = flood(side, 5_000, (nth) => {
      side.peer.headers(2 * nth + 1, REQUEST, END_STREAM);
      side.peer.reset(2 * nth + 1);
    });
    expect(count).toBe(1_001);
    expect(side.peer.goAway).toMatch(/^ENHANCE_YOUR_CALM: too many streams/);
    expect(side.streams.length).toBe(1_001);
  });

  test("resets no faster than they are earned back goes on", () => {
    const limits = { resetsBurst: 10, resetsPerSecond: 5 };
    const side = rawClient({ serve: silent, limits });
    side.peer.greet();
    flood(side, 100, (nth) => {
      side.peer.headers(2 * nth + 1, REQUEST, END_STREAM);
      side.peer.reset(2 * nth + 1);
      side.world.advance(200);
    });
    expect(side.peer.goAway).toBe(undefined);
  });

  test("faults that make us reset (CVE-2025-8671) ends likewise", () => {
    const side = rawClient({ serve: silent });
    side.peer.greet();
    const count = flood(side, 5_000, (nth) => {
      side.peer.headers(2 * nth + 1, REQUEST, 0);
      side.peer.windowUpdate(2 * nth + 1, 0);
    });
    expect(count).toBe(1_001);
    expect(side.peer.goAwayCode).toBe("ENHANCE_YOUR_CALM");
  });

  test("CONTINUATION frames (CVE-2024-24549) ends at the limit", () => {
    const side = rawClient();
    side.peer.greet();
    side.peer.frame({ type: TYPE.HEADERS, streamId: 1 });
    const count = flood(side, 5_000, () => {
      side.peer.frame({ type: TYPE.CONTINUATION, streamId: 1 });
    });
    expect(count).toBe(129);
    expect(side.peer.goAway).toBe(
      "ENHANCE_YOUR_CALM: a header block of 129 CONTINUATION frames, 0 bytes",
    );
  });

  test("large CONTINUATION frames ends at the limit of bytes", () => {
    const side = rawClient();
    side.peer.greet();
    side.peer.frame({ type: TYPE.HEADERS, streamId: 1 });
    const payload = new Uint8Array(16_384);
    const count = flood(side, 100, () => {
      side.peer.frame({ type: TYPE.CONTINUATION, streamId: 1, payload });
    });
    expect(count).toBe(5);
    expect(side.peer.goAwayCode).toBe("ENHANCE_YOUR_CALM");
  });

  test("SETTINGS ends after the burst", () => {
    const side = rawClient();
    side.peer.greet();
    const count = flood(side, 5_000, () => {
      side.peer.frame({ type: TYPE.SETTINGS });
    });
    expect(count).toBe(100);
    expect(side.peer.goAway).toBe("ENHANCE_YOUR_CALM: too many SETTINGS");
  });

  test("PING ends after the burst", () => {
    const side = rawClient({ pingPermit: OFTEN });
    side.peer.greet();
    const count = flood(side, 5_000, () => side.peer.frame(PING));
    expect(count).toBe(1_001);
    expect(side.peer.goAway).toBe("ENHANCE_YOUR_CALM: too many PINGs");
  });

  test("DATA without data ends after the burst", () => {
    const side = rawClient({ serve: silent });
    side.peer.greet();
    side.peer.headers(1, REQUEST, 0);
    const count = flood(side, 5_000, () => side.peer.data(1, [], 0));
    expect(count).toBe(1_001);
    expect(side.peer.goAwayCode).toBe("ENHANCE_YOUR_CALM");
  });

  test("PINGs of one who does not read ends when answers pile up", () => {
    const limits = { pingsBurst: 1e9 };
    const side = rawClient({
      limits,
      capacityBytes: 10_000,
      pingPermit: OFTEN,
    });
    side.peer.greet();
    side.world.settle();
    side.pair.client.pause();
    for (let nth = 0; nth < 5_000 && side.closed.length === 0; nth++) {
      side.peer.frame(PING);
      side.world.settle();
    }
    expect(side.pair.server.unreadBytes).toBeLessThan(10_000 + 20_000);
    side.pair.client.resume();
    side.world.settle();
    expect(side.peer.goAway).toMatch(/^ENHANCE_YOUR_CALM: .* nobody reads/);
  });

  test("streams above the limit runs no handler", () => {
    const side = rawClient({ serve: silent });
    side.peer.greet();
    flood(side, 5_000, (nth) => {
      side.peer.headers(2 * nth + 1, REQUEST, END_STREAM);
    });
    expect(side.streams).toHaveLength(100);
    expect(side.peer.resets).toHaveLength(1_000);
    expect(side.peer.goAwayCode).toBe("ENHANCE_YOUR_CALM");
  });
});

describe("a header bomb", () => {
  /** One long field in the table, then a byte for each time it is meant. */
  function bomb(count: number) {
    const side = rawClient();
    side.peer.greet();
    const long = { name: "b", value: "x".repeat(1_900) };
    const block = side.peer.block([...REQUEST, long]);
    const repeats = new Array<number>(count).fill(0xbe);
    const payload = [...block, ...repeats];
    const flags = END_STREAM | END_HEADERS;
    side.peer.frame({ type: TYPE.HEADERS, flags, streamId: 1, payload });
    side.world.settle();
    return side;
  }

  test("of a few kilobytes costs its stream", () => {
    const { peer, world } = bomb(10);
    expect(peer.resets).toEqual(["1 ENHANCE_YOUR_CALM"]);
    // The table is still in step: the next request may use it.
    peer.headers(3, REQUEST, END_STREAM);
    world.settle();
    expect(peer.goAway).toBe(undefined);
    expect(peer.seen(TYPE.HEADERS).length).toBeGreaterThan(0);
  });

  test("of megabytes costs its connection, and no memory", () => {
    const { peer } = bomb(13_000);
    expect(peer.goAway).toMatch(
      /^ENHANCE_YOUR_CALM: a header section of more than 13\d{4} bytes/,
    );
  });
});

describe("a peer that opens no window", () => {
  const large: Serve = (heard) => {
    heard.stream?.sendHeaders(RESPONSE, false);
    heard.stream?.sendData(new Uint8Array(1_000_000), true);
    return heard;
  };

  test("makes us keep no more than the send buffer, and not for ever", () => {
    const limits = { sendBufferBytesMax: 3_500_000 };
    const side = rawClient({ serve: large, limits });
    side.peer.greet([...u16(4), ...u32(0)]);
    for (const id of [1, 3, 5, 7]) {
      side.peer.headers(id, REQUEST, END_STREAM);
    }
    side.world.settle();
    expect(side.peer.resets).toEqual(["7 INTERNAL_ERROR"]);
    const buffered = side.streams.map((heard) => heard.stream?.bufferedBytes);
    expect(buffered).toEqual([1_000_000, 1_000_000, 1_000_000, 0]);
    side.world.advance(59_999);
    expect(side.peer.goAway).toBe(undefined);
    side.world.advance(1);
    expect(side.peer.goAway).toBe(
      "ENHANCE_YOUR_CALM: the peer opens no window",
    );
    expect(side.streams[0]?.stream?.bufferedBytes).toBe(0);
    expect(side.world.timerCount).toBe(0);
  });

  test("for one stream only loses that stream", () => {
    const side = rawClient({ serve: large });
    side.peer.greet();
    side.peer.windowUpdate(0, 10_000_000);
    side.peer.headers(1, REQUEST, END_STREAM);
    side.peer.headers(3, REQUEST, END_STREAM);
    side.world.settle();
    for (let minute = 0; minute < 4; minute++) {
      side.world.advance(30_000);
      side.peer.windowUpdate(3, 10);
      side.world.settle();
    }
    expect(side.peer.resets).toEqual(["1 ENHANCE_YOUR_CALM"]);
    expect(side.peer.goAway).toBe(undefined);
  });

  test("by not reading at all is reset in the end", () => {
    const side = rawClient({ serve: large, capacityBytes: 1_000 });
    side.peer.greet();
    side.world.settle();
    side.pair.client.pause();
    side.peer.headers(1, REQUEST, END_STREAM);
    side.world.settle();
    expect(side.pair.server.unreadBytes).toBeLessThan(40_000);
    side.world.advance(61_000);
    expect(side.closed).toEqual(["error-by-us ENHANCE_YOUR_CALM"]);
    expect(side.pair.client.isClosed).toBe(true);
  });

  test("as a server stalls a client no longer", () => {
    const { world, client, peer, closed } = rawServer();
    const heard = new Heard();
    const stream = client.open(REQUEST, false, heard);
    stream.sendData(new Uint8Array(100_000), true);
    world.settle();
    peer.frame({ type: TYPE.SETTINGS });
    peer.frame({ type: TYPE.SETTINGS, flags: 1 });
    world.advance(60_000);
    expect(peer.goAwayCode).toBe("ENHANCE_YOUR_CALM");
    expect(heard.reason).toMatchObject({ kind: "connection" });
    expect(closed).toEqual(["error-by-us ENHANCE_YOUR_CALM"]);
  });
});

describe("a header block that is not whole", () => {
  const begin = (side: ReturnType<typeof rawClient>): Uint8Array => {
    side.peer.greet();
    side.world.settle();
    const block = side.peer.block(REQUEST);
    const payload = block.subarray(0, 5);
    side.peer.frame({ type: TYPE.HEADERS, streamId: 1, payload });
    side.world.settle();
    return block.subarray(5);
  };

  test("ends the connection after 10 s, for nothing else may come", () => {
    const side = rawClient({ serve: silent });
    begin(side);
    side.world.advance(9_999);
    expect(side.peer.goAway).toBe(undefined);
    side.world.advance(1);
    expect(side.peer.goAway).toBe(
      "ENHANCE_YOUR_CALM: a header block is not whole after 10000 ms",
    );
    expect(side.closed).toEqual(["error-by-us ENHANCE_YOUR_CALM"]);
  });

  test("is forgiven when the rest comes in time", () => {
    const side = rawClient({ serve: silent });
    const payload = begin(side);
    side.world.advance(9_999);
    const rest = { type: TYPE.CONTINUATION, streamId: 1, payload };
    side.peer.frame({ ...rest, flags: END_HEADERS });
    side.world.advance(60_000);
    expect(side.streams.length).toBe(1);
    expect(side.peer.goAway).toBe(undefined);
  });
});

test("other connections of the same host notice nothing", () => {
  const bad = rawClient({ serve: silent });
  const pair = streamPair(bad.world);
  const good = new RawPeer(pair.client, "client");
  const { streams } = serve(bad.world, pair.server, { serve: echo });
  good.greet();
  bad.peer.greet();
  flood(bad, 2_000, (nth) => {
    bad.peer.headers(2 * nth + 1, REQUEST, END_STREAM);
    bad.peer.reset(2 * nth + 1);
  });
  good.headers(1, REQUEST, END_STREAM);
  bad.world.settle();
  expect(bad.peer.goAwayCode).toBe("ENHANCE_YOUR_CALM");
  expect(good.goAway).toBe(undefined);
  expect(streams[0]?.reason).toEqual({ kind: "ended" });
});
