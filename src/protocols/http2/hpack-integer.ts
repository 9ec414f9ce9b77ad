/** How does HPACK write a number of any size behind a few flag bits? */
import type { ByteBuffer } from "./byte-buffer.ts";
import { ConnectionError } from "./http2-error.ts";

/**
 * Appends a number, RFC 7541 section 5.1: in the low bits of the first byte
 * if it fits below all ones, else seven bits a byte, the lowest first.
 * `first` holds the flags above the prefix: 0x80 leaves 7 bits for it, and so
 * on; `mask` is the prefix itself.
 */
export function writeInteger(
  to: ByteBuffer,
  { first, mask }: { readonly first: number; readonly mask: number },
  value: number,
): void {
  if (value < mask) {
    to.push(first | value);
    return;
  }
  to.push(first | mask);
  let rest = value - mask;
  while (rest >= 0x80) {
    to.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  to.push(rest);
}

/** Four more bytes hold 28 bits: more than any length or index of ours. */
const MORE_BYTES_MAX = 4;

/** Where we are in a header block; readers move `at` on. */
export interface Cursor {
  bytes: Uint8Array;
  at: number;
  end: number;
}

/**
 * Reads a number whose prefix is `mask`. Throws COMPRESSION_ERROR when the
 * block ends inside, or the number needs more than four further bytes.
 */
export function readInteger(cursor: Cursor, mask: number): number {
  let value = readByte(cursor) & mask;
  if (value < mask) return value;
  for (let more = 0; more < MORE_BYTES_MAX; more++) {
    const byte = readByte(cursor);
    value += (byte & 0x7f) << (7 * more);
    if (byte < 0x80) return value;
  }
  throw new ConnectionError("COMPRESSION_ERROR", "an HPACK number is too long");
}

function readByte(cursor: Cursor): number {
  if (cursor.at >= cursor.end) {
    const because = "a header block ends inside a number";
    throw new ConnectionError("COMPRESSION_ERROR", because);
  }
  return cursor.bytes[cursor.at++] as number;
}
