/** Do compressed messages come back, and do bombs not? */
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compress,
  decompress,
} from "../../../src/protocols/grpc/compression.ts";

const MAX = 4_194_304;

test("every message comes back, and zlib agrees", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(50), (one, times) => {
      const bytes = new Uint8Array(one.length * times);
      for (let at = 0; at < times; at++) bytes.set(one, at * one.length);
      const message = compress(bytes, "gzip");
      expect(decompress(message, "gzip", MAX)).toEqual(bytes);
      if (message.isCompressed) {
        expect(new Uint8Array(gunzipSync(message.bytes))).toEqual(bytes);
      }
      const theirs = { isCompressed: true, bytes: gzipSync(bytes) };
      expect(decompress(theirs, "gzip", MAX)).toEqual(bytes);
    }),
  );
});

test("the same message has the same bytes, and no time in them", () => {
  const { bytes } = compress(new Uint8Array(1000), "gzip");
  expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
});

test("4 MiB pass and one byte more does not, whatever was announced", () => {
  const whole = { isCompressed: true, bytes: gzipSync(new Uint8Array(MAX)) };
  expect(decompress(whole, "gzip", MAX).length).toBe(MAX);
  const more = { isCompressed: true, bytes: gzipSync(new Uint8Array(MAX + 1)) };
  expect(() => decompress(more, "gzip", MAX)).toThrow("over 4194304 bytes");
});

test("a zip bomb of a gigabyte is found after little work", () => {
  // 1 MiB of zeros a thousand times, as gzip members in a row.
  const member = gzipSync(new Uint8Array(1_048_576));
  const bytes = new Uint8Array(Buffer.concat(Array(1024).fill(member)));
  const before = process.memoryUsage().arrayBuffers;
  const bomb = { isCompressed: true, bytes };
  expect(() => decompress(bomb, "gzip", MAX)).toThrow("over 4194304 bytes");
  const grownBy = process.memoryUsage().arrayBuffers - before;
  expect(grownBy).toBeLessThan(64 * 1_048_576);
});

test("a flag without an encoding, and bytes that are no gzip, are faults", () => {
  const message = { isCompressed: true, bytes: Uint8Array.from([1, 2, 3]) };
  expect(() => decompress(message, "identity", MAX)).toThrow("grpc-encoding");
  expect(() => decompress(message, "gzip", MAX)).toThrow("is not");
  const cut = { isCompressed: true, bytes: gzipSync("hello").subarray(0, 20) };
  expect(() => decompress(cut, "gzip", MAX)).toThrow("is not");
});
