/** Is our UTF-8 the one of the Encoding Standard? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8, encodeUtf8 } from "../../src/rpc/utf8.ts";

const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
const strict = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 });

test("every text has the bytes that TextEncoder makes", () => {
  fc.assert(
    fc.property(units, (codes) => {
      const text = String.fromCharCode(...codes);
      expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text));
    }),
    { numRuns: 1000 },
  );
});

test("all bytes read as TextDecoder reads them, strict or not", () => {
  const byte = fc.oneof(
    fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4),
    fc.integer({ min: 0, max: 255 }),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 30 }), (list) => {
      const bytes = Uint8Array.from(list);
      expect(decodeUtf8(bytes)).toBe(lenient.decode(bytes));
      let expected: string | undefined;
      try {
        expected = strict.decode(bytes);
      } catch {
        expect(() => decodeUtf8(bytes, true)).toThrow("is not UTF-8");
      }
      if (expected !== undefined) {
        expect(decodeUtf8(bytes, true)).toBe(expected);
      }
    }),
    { numRuns: 5000 },
  );
});

test("a long text comes back", () => {
  const text = "añ€😀".repeat(20_000);
  expect(decodeUtf8(encodeUtf8(text))).toBe(text);
});
