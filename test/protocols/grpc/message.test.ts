/** Are messages found in bytes, however these were cut? */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  frameMessage,
  MessageReader,
} from "../../../src/protocols/grpc/message.ts";

const bytes = (...list: number[]) => Uint8Array.from(list);

test("a message has a flag and its length in front", () => {
  const body = bytes(0x0a, 0x03, 0x62, 0x6f, 0x62);
  // The request of connect-es for name "bob".
  const framed = frameMessage({ isCompressed: false, bytes: body });
  expect([...framed]).toEqual([0, 0, 0, 0, 5, 0x0a, 0x03, 0x62, 0x6f, 0x62]);
});

test("whatever the cuts, the same messages come out", () => {
  const message = fc.record({
    isCompressed: fc.boolean(),
    bytes: fc.uint8Array({ maxLength: 40 }),
  });
  const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 5 }), cuts, (messages, cuts) => {
      const wire = Uint8Array.from(
        messages.flatMap((one) => [...frameMessage(one)]),
      );
      const reader = new MessageReader(40);
      const read: unknown[] = [];
      for (let at = 0, nth = 0; at < wire.length; nth++) {
        const size = cuts[nth % cuts.length] as number;
        reader.push(wire.slice(at, at + size));
        at += size;
        for (let one = reader.take(); one; one = reader.take()) {
          read.push({ ...one, bytes: one.bytes.slice() });
        }
      }
      expect(read).toEqual(messages);
      expect(reader.isEmpty).toBe(true);
    }),
  );
});

test("a length above the limit is refused before the message is here", () => {
  const reader = new MessageReader(4_194_304);
  reader.push(bytes(0, 0x00, 0x40, 0x00, 0x00));
  expect(reader.take()).toBeUndefined();
  const another = new MessageReader(4_194_304);
  another.push(bytes(0, 0x00, 0x40, 0x00, 0x01));
  expect(() => another.take()).toThrow("4194305 bytes, above the limit");
});

test("part of a message keeps no more than itself, nor what it came in", () => {
  const wire = frameMessage({ isCompressed: false, bytes: bytes(1, 2, 3, 4) });
  // As sockets hand it over: a few bytes in a large buffer.
  const chunk = new Uint8Array(65_536);
  chunk.set(wire);
  const reader = new MessageReader(10);
  reader.push(chunk.subarray(0, 6));
  expect(reader.take()).toBeUndefined();
  expect(reader.heldBytes).toBe(6);
  chunk.fill(9);
  reader.push(wire.subarray(6, 7));
  expect(reader.take()).toBeUndefined();
  // Doubling would be 12: the message says that it has 9 in all.
  expect(reader.heldBytes).toBe(9);
  reader.push(wire.subarray(7));
  expect([...(reader.take()?.bytes ?? [])]).toEqual([1, 2, 3, 4]);
  expect(reader.heldBytes).toBe(0);
  reader.push(wire.subarray(0, 6));
  reader.take();
  reader.clear();
  expect(reader.heldBytes).toBe(0);
  expect(reader.isEmpty).toBe(true);
});

test("a flag that nobody defined is refused", () => {
  const reader = new MessageReader(10);
  reader.push(bytes(2, 0, 0, 0, 0));
  expect(() => reader.take()).toThrow("the flag 2");
});

test("a peer that sends single bytes costs time in proportion", () => {
  const wire = frameMessage({
    isCompressed: false,
    bytes: new Uint8Array(300_000),
  });
  const reader = new MessageReader(300_000);
  for (const byte of wire) reader.push(bytes(byte));
  expect(reader.take()?.bytes.length).toBe(300_000);
});
