/** Do a client and a server of ours understand each other? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { both, Heard, rawServer } from "./connections.ts";
import {
  ACK,
  END_HEADERS,
  END_STREAM,
  REQUEST,
  RESPONSE,
  TYPE,
  u16,
  u32,
} from "./raw-peer.ts";

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7) & 255);
}

describe("a call", () => {
  test("brings headers, data and trailers both ways", () => {
    const { world, client, server } = both();
    const heard = new Heard();
    const stream = client.open(REQUEST, false, heard);
    stream.sendData(bytesOf(100), true);
    world.settle();
    expect(server.streams[0]?.sections[0]).toMatchObject(REQUEST);
    expect(server.streams[0]?.bytes).toEqual(bytesOf(100));
    expect(heard.sections[0]).toMatchObject(RESPONSE);
    expect(heard.bytes).toEqual(bytesOf(100));
    expect(heard.sections[1]).toMatchObject([
      { name: "grpc-status", value: "0" },
    ]);
    expect(heard.reason).toEqual({ kind: "ended" });
    expect(server.streams[0]?.reason).toEqual({ kind: "ended" });
  });

  test("leaves in one write each way when corked", () => {
    const { world, client, pair } = both();
    world.settle();
    const before = [pair.client.writes, pair.server.writes];
    client.cork();
    const stream = client.open(REQUEST, false, new Heard());
    stream.sendData(bytesOf(100), true);
    client.uncork();
    world.settle();
    expect([pair.client.writes, pair.server.writes]).toEqual(
      before.map((count) => count + 1),
    );
  });

  test("arrives whole whatever the cut of the bytes and the windows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        (pieceBytes, length, streamWindowBytes) => {
          const limits = { streamWindowBytes };
          const { world, client } = both({
            pieceBytes,
            limits,
            clientLimits: limits,
          });
          const heard = new Heard();
          const stream = client.open(REQUEST, false, heard);
          stream.sendData(bytesOf(length), true);
          world.settle();
          expect(heard.bytes).toEqual(bytesOf(length));
          expect(heard.reason).toEqual({ kind: "ended" });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("leaves no timer behind when the connection is closed", () => {
    const { world, client, closed, server } = both();
    const heard = new Heard();
    client.open(REQUEST, true, heard);
    client.close();
    world.settle();
    expect(heard.reason).toEqual({ kind: "ended" });
    expect(closed).toEqual(["ended NO_ERROR"]);
    expect(server.closed).toEqual(["ended NO_ERROR"]);
    expect(world.timerCount).toBe(0);
  });

  test("tells the trace each frame, at both ends alike", () => {
    const { world, client } = both({ keepsRows: true });
    client.open(REQUEST, true, new Heard());
    world.settle();
    const told = (kind: string) =>
      world.rows
        .filter((row) => row.kind === kind)
        .map((row) => row.sentence.replace(/ is (sent|received)$/, ""))
        .sort();
    expect(told("frame.sent")).toEqual(told("frame.received"));
    expect(told("frame.sent")).toContain(
      "web → bank  frame 4 HEADERS of stream 1, 31 bytes, END_STREAM,",
    );
  });
});

describe("flow control", () => {
  test("holds a message larger than both windows until they open", () => {
    const { world, client, peer } = rawServer();
    const heard = new Heard();
    const stream = client.open(REQUEST, false, heard);
    stream.sendData(bytesOf(100_000), true);
    world.settle();
    world.settle();
    const sent = () =>
      peer.seen(TYPE.DATA).reduce((sum, f) => sum + f.payload.length, 0);
    expect(sent()).toBe(65_535);
    expect(stream.bufferedBytes).toBe(100_000 - 65_535);
    peer.windowUpdate(1, 100_000);
    world.settle();
    expect(sent()).toBe(65_535);
    peer.windowUpdate(0, 10_000);
    world.settle();
    expect(sent()).toBe(75_535);
    peer.windowUpdate(0, 100_000);
    world.settle();
    expect(sent()).toBe(100_000);
    expect(peer.seen(TYPE.DATA).at(-1)?.flags).toBe(END_STREAM);
    expect(stream.bufferedBytes).toBe(0);
  });

  test("takes back a window by SETTINGS, below zero if need be", () => {
    const { world, client, peer } = rawServer();
    const stream = client.open(REQUEST, false, new Heard());
    world.settle();
    stream.sendData(bytesOf(60_000), false);
    world.settle();
    const payload = [...u16(4), ...u32(1_000)];
    peer.frame({ type: TYPE.SETTINGS, payload });
    world.settle();
    stream.sendData(bytesOf(10), true);
    world.settle();
    expect(stream.bufferedBytes).toBe(10);
    peer.windowUpdate(1, 59_000);
    world.settle();
    expect(stream.bufferedBytes).toBe(10);
    peer.windowUpdate(1, 10);
    world.settle();
    expect(stream.bufferedBytes).toBe(0);
  });

  test("shares a narrow connection between streams in turns", () => {
    const { world, client, peer } = rawServer();
    const streams = [1, 2, 3].map(() => {
      const stream = client.open(REQUEST, false, new Heard());
      return stream;
    });
    for (const stream of streams) stream.sendData(bytesOf(60_000), true);
    world.settle();
    peer.windowUpdate(0, 3 * 16_384);
    world.settle();
    const last = peer.seen(TYPE.DATA).slice(-3);
    expect(new Set(last.map((frame) => frame.streamId)).size).toBeGreaterThan(
      1,
    );
  });

  test("waits for a full transport, and goes on when it drains", () => {
    const { world, client, pair, server } = both({ capacityBytes: 1_000 });
    const heard = new Heard();
    pair.server.pause();
    const stream = client.open(REQUEST, false, heard);
    stream.sendData(bytesOf(60_000), true);
    world.settle();
    expect(pair.client.unreadBytes).toBeLessThan(40_000);
    pair.server.resume();
    world.settle();
    expect(server.streams[0]?.byteCount).toBe(60_000);
    expect(heard.byteCount).toBe(60_000);
  });
});

describe("opening streams", () => {
  test("waits while the peer's limit is reached, in order", () => {
    const open: Heard[] = [];
    const { world, client, server } = both({
      limits: { concurrentStreamsMax: 2 },
      serve: (heard) => {
        open.push(heard);
        return heard;
      },
    });
    world.settle();
    const calls = [0, 1, 2, 3].map((n) => {
      const heard = new Heard();
      const path = { name: ":path", value: `/${n}` };
      const headers = REQUEST.map((h) => (h.name === ":path" ? path : h));
      heard.stream = client.open(headers, true, heard);
      return heard;
    });
    world.settle();
    expect(calls.map((call) => call.stream?.id)).toEqual([1, 3, 0, 0]);
    open[0]?.stream?.sendHeaders([{ name: ":status", value: "200" }], true);
    world.settle();
    expect(calls[2]?.stream?.id).toBe(5);
    expect(server.streams[2]?.sections[0]?.[2]?.value).toBe("/2");
    calls[3]?.stream?.reset("CANCEL");
    expect(calls[3]?.reason?.kind).toBe("refused-locally");
  });

  test("is refused when too many wait, and says why", () => {
    const { client } = both({ clientLimits: { queuedStreamsMax: 2 } });
    client.open(REQUEST, true, new Heard());
    client.open(REQUEST, true, new Heard());
    const heard = new Heard();
    client.open(REQUEST, true, heard);
    expect(heard.reason).toEqual({
      kind: "refused-locally",
      because: "2 streams wait already",
    });
  });

  test("is refused when the peer would not take so large headers", () => {
    const { world, client } = both({ limits: { headerListBytesMax: 300 } });
    world.settle();
    const heard = new Heard();
    const big = { name: "x-big", value: "x".repeat(400) };
    client.open([...REQUEST, big], true, heard);
    expect(heard.reason?.kind).toBe("refused-locally");
  });
});

describe("going away", () => {
  test("a drain lets streams on their way finish, RFC 9113 6.8", () => {
    const held: Heard[] = [];
    const { world, client, closed, server, pair } = both({
      serve: (heard) => {
        held.push(heard);
        return heard;
      },
    });
    world.settle();
    const early = new Heard();
    client.open(REQUEST, true, early);
    world.settle();
    server.connection.goAway();
    const onItsWay = new Heard();
    client.open(REQUEST, true, onItsWay);
    world.settle();
    expect(client.isDraining).toBe(true);
    const late = new Heard();
    client.open(REQUEST, true, late);
    expect(late.reason?.kind).toBe("refused-locally");
    expect(held.length).toBe(2);
    for (const heard of held) heard.stream?.sendHeaders(RESPONSE, true);
    world.settle();
    expect(early.reason).toEqual({ kind: "ended" });
    expect(onItsWay.reason).toEqual({ kind: "ended" });
    expect(closed).toEqual(["ended NO_ERROR"]);
    expect(server.closed).toEqual(["ended NO_ERROR"]);
    expect(pair.client.isClosed).toBe(true);
    expect(world.timerCount).toBe(0);
  });

  test("streams above the last one were certainly not processed", () => {
    const { world, client, peer } = rawServer();
    const first = new Heard();
    const second = new Heard();
    client.open(REQUEST, true, first);
    client.open(REQUEST, true, second);
    world.settle();
    peer.frame({ type: TYPE.SETTINGS });
    const payload = [...u32(1), ...u32(0)];
    peer.frame({ type: TYPE.GOAWAY, payload });
    world.settle();
    expect(second.reason).toEqual({ kind: "goaway", processed: false });
    expect(first.reason).toBe(undefined);
    peer.headers(1, RESPONSE, END_STREAM);
    world.settle();
    expect(first.reason).toEqual({ kind: "ended" });
    expect(peer.hasEnded).toBe(true);
  });

  test("a broken transport says that nobody knows", () => {
    const { world, client, pair, closed } = rawServer();
    const heard = new Heard();
    client.open(REQUEST, true, heard);
    world.settle();
    pair.server.reset();
    world.settle();
    expect(heard.reason).toMatchObject({
      kind: "connection",
      reason: { kind: "transport" },
    });
    expect(closed).toEqual(["transport INTERNAL_ERROR"]);
    expect(client.isDraining).toBe(true);
    expect(world.timerCount).toBe(0);
  });

  test("GOAWAY must not raise the last stream again", () => {
    const { world, client, peer } = rawServer();
    client.open(REQUEST, true, new Heard());
    client.open(REQUEST, true, new Heard());
    world.settle();
    peer.frame({ type: TYPE.SETTINGS });
    peer.frame({ type: TYPE.GOAWAY, payload: [...u32(1), ...u32(0)] });
    peer.frame({ type: TYPE.GOAWAY, payload: [...u32(3), ...u32(0)] });
    world.settle();
    expect(peer.goAwayCode).toBe("PROTOCOL_ERROR");
  });
});

describe("header sections", () => {
  test("larger than a frame travel in CONTINUATION frames", () => {
    const limits = { headerListBytesMax: 100_000 };
    const { world, client, server } = both({ limits, clientLimits: limits });
    const big = { name: "x-big", value: "\u00ff".repeat(40_000) };
    client.open([...REQUEST, big], true, new Heard());
    world.settle();
    expect(server.streams[0]?.sections[0]?.at(-1)).toMatchObject(big);
  });

  test("an interim response is passed over", () => {
    const { world, client, peer } = rawServer();
    const heard = new Heard();
    client.open(REQUEST, true, heard);
    world.settle();
    peer.frame({ type: TYPE.SETTINGS });
    peer.headers(1, [{ name: ":status", value: "103" }], 0);
    peer.headers(1, RESPONSE, END_STREAM);
    world.settle();
    expect(heard.sections).toHaveLength(1);
    expect(heard.reason).toEqual({ kind: "ended" });
  });

  test("stay in step when the table shrinks and grows again", () => {
    const { world, client, peer } = rawServer();
    world.settle();
    peer.frame({ type: TYPE.SETTINGS });
    world.settle();
    client.open(REQUEST, true, new Heard());
    for (const size of [0, 4_096]) {
      peer.frame({ type: TYPE.SETTINGS, payload: [...u16(1), ...u32(size)] });
    }
    world.settle();
    client.open(REQUEST, true, new Heard());
    client.open(REQUEST, true, new Heard());
    world.settle();
    const sections = peer.seen(TYPE.HEADERS).map(({ payload, flags }) => {
      expect(flags & END_HEADERS).toBe(END_HEADERS);
      return peer.decoder.decode(payload, 0, payload.length).fields;
    });
    expect(sections).toHaveLength(3);
    for (const section of sections) expect(section).toMatchObject(REQUEST);
    const second = peer.seen(TYPE.HEADERS)[1]?.payload;
    expect([...(second ?? [])].slice(0, 4)).toEqual([0x20, 0x3f, 0xe1, 0x1f]);
    expect(ACK).toBe(1);
  });
});
