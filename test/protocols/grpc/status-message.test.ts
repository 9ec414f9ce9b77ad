/** Does the message of an error survive a header? */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeStatusMessage,
  encodeStatusMessage,
} from "../../../src/protocols/grpc/status-message.ts";

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

test("what is not printable ASCII is percent-encoded UTF-8", () => {
  expect(encodeStatusMessage("no such account")).toBe("no such account");
  // The vector of connect-es.
  expect(encodeStatusMessage("héllo %")).toBe("h%C3%A9llo%20%25");
  expect(decodeStatusMessage("h%C3%A9llo%20%25")).toBe("héllo %");
});

test("every text comes back, and travels in printable ASCII", () => {
  const text = fc.string({ unit: "binary", maxLength: 100 });
  fc.assert(
    fc.property(text.filter(isWellFormed), (message) => {
      const encoded = encodeStatusMessage(message);
      expect(encoded).toMatch(/^[\x20-\x7e]*$/);
      expect(encoded.trim()).toBe(encoded);
      expect(decodeStatusMessage(encoded)).toBe(message);
    }),
  );
});

test("decoding never fails, whatever a peer wrote", () => {
  expect(decodeStatusMessage("100% %zz %4")).toBe("100% %zz %4");
  expect(decodeStatusMessage("%FF%C3")).toBe("\ufffd\ufffd");
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(typeof decodeStatusMessage(value)).toBe("string");
    }),
  );
});

test("a long message is cut so that the headers fit", () => {
  expect(encodeStatusMessage("é".repeat(10_000)).length).toBeLessThan(4_100);
  expect(encodeStatusMessage("x".repeat(10_000)).length).toBeLessThan(4_100);
});
