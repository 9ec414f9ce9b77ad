/** Does it matter where the bytes of frames are cut? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FrameReader } from "../../../src/protocols/http2/frame-reader.ts";
import { frameBytes, join, PREFACE_BYTES } from "./raw-peer.ts";

const frames = fc.array(
  fc.record({
    type: fc.integer({ min: 0, max: 12 }),
    flags: fc.integer({ min: 0, max: 255 }),
    streamId: fc.integer({ min: 0, max: 0x7fff_ffff }),
    payload: fc.uint8Array({ maxLength: 50 }),
  }),
  { maxLength: 10 },
);

function readAll(pieces: readonly Uint8Array[], expectsPreface: boolean) {
  const reader = new FrameReader({ payloadBytesMax: 50, expectsPreface });
  const seen = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (let frame = reader.next(); frame; frame = reader.next()) {
      const { type, flags, streamId, bytes, start, end } = frame;
      const payload = bytes.slice(start, end);
      seen.push({ type, flags, streamId, payload });
    }
  }
  return seen;
}

describe("a frame reader", () => {
  test("finds the same frames for any cut of the bytes", () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
    fc.assert(
      fc.property(frames, cuts, fc.boolean(), (sent, sizes, hasPreface) => {
        const preface = hasPreface ? PREFACE_BYTES : [];
        const all = join(preface, ...sent.map(frameBytes));
        const pieces: Uint8Array[] = [];
        for (let at = 0, nth = 0; at < all.length; nth++) {
          const size = sizes[nth % sizes.length] as number;
          pieces.push(all.subarray(at, at + size));
          at += size;
        }
        expect(readAll(pieces, hasPreface)).toEqual(sent);
        expect(readAll([all], hasPreface)).toEqual(sent);
      }),
      { numRuns: 500 },
    );
  });

  test("refuses a frame above the limit before its payload comes", () => {
    const head = frameBytes({ type: 0, payload: new Uint8Array(51) });
    for (const cut of [4, 9]) {
      const pieces = [head.subarray(0, cut), head.subarray(cut, 9)];
      expect(() => readAll(pieces, false)).toThrow(/51 bytes, above 50/);
    }
  });

  test("refuses what is not the preface at the first wrong byte", () => {
    const text = "GET / HTTP/1.1\r\n";
    const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
    expect(() => readAll([bytes], true)).toThrow(/prior knowledge/);
  });
});
