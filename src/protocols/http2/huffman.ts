/** How does HPACK make strings shorter? */
import { assert } from "../../ports/assert.ts";
import { ByteBuffer } from "./byte-buffer.ts";
import { toByteString } from "./byte-string.ts";
import { ConnectionError } from "./http2-error.ts";
import { CODE_BITS, CODES, END_OF_STRING } from "./huffman-code.ts";

/** How many bytes `text` takes when coded, RFC 7541 section 5.2. */
export function huffmanBytes(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    bits += CODE_BITS[text.charCodeAt(at)] as number;
  }
  assert(!Number.isNaN(bits), "a header holds bytes, nothing above 255");
  return (bits + 7) >> 3;
}

/** Appends the coded text, filled up with ones to a whole byte. */
export function huffmanEncode(text: string, to: ByteBuffer): void {
  let pending = 0;
  let pendingBits = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text.charCodeAt(at);
    const code = CODES[byte] as number;
    let bits = CODE_BITS[byte] as number;
    // At most 8 bits go in at a time, so that 32 bits always suffice.
    while (bits > 0) {
      const some = Math.min(bits, 8);
      bits -= some;
      pending = (pending << some) | ((code >>> bits) & ((1 << some) - 1));
      pendingBits += some;
      if (pendingBits >= 8) {
        pendingBits -= 8;
        to.push((pending >>> pendingBits) & 0xff);
        pending &= (1 << pendingBits) - 1;
      }
    }
  }
  if (pendingBits > 0) {
    const fill = 8 - pendingBits;
    to.push((pending << fill) | ((1 << fill) - 1));
  }
}

/**
 * The code as a tree: at 2 * node + bit stands the next node, or, at a leaf,
 * minus one minus the symbol.
 */
const TREE = new Int16Array(2 * CODES.length);
buildTree();

function buildTree(): void {
  let nodes = 1;
  for (let symbol = 0; symbol < CODES.length; symbol++) {
    const code = CODES[symbol] as number;
    let node = 0;
    for (let bit = (CODE_BITS[symbol] as number) - 1; bit > 0; bit--) {
      const at = 2 * node + ((code >>> bit) & 1);
      if (TREE[at] === 0) TREE[at] = nodes++;
      node = TREE[at] as number;
    }
    TREE[2 * node + (code & 1)] = -1 - symbol;
  }
}

const decoded = new ByteBuffer();

/**
 * The text that the bytes from `start` to `end` stand for. Throws
 * COMPRESSION_ERROR when they hold the end symbol, or are filled up with
 * anything but fewer than eight ones.
 */
export function huffmanDecode(
  bytes: Uint8Array,
  start: number,
  end: number,
): string {
  decoded.clear();
  let node = 0;
  let depth = 0;
  let onlyOnes = true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    for (let shift = 7; shift >= 0; shift--) {
      const bit = (byte >>> shift) & 1;
      const next = TREE[2 * node + bit] as number;
      if (next >= 0) {
        node = next;
        depth++;
        onlyOnes &&= bit === 1;
        continue;
      }
      const symbol = -1 - next;
      if (symbol === END_OF_STRING) throw fault("it holds the end symbol");
      decoded.push(symbol);
      node = 0;
      depth = 0;
      onlyOnes = true;
    }
  }
  if (depth > 7) throw fault("it is filled up with a byte or more");
  if (!onlyOnes) throw fault("it is not filled up with ones");
  return toByteString(decoded.bytes, 0, decoded.length);
}

function fault(what: string): ConnectionError {
  const because = `a Huffman-coded string is wrong: ${what}`;
  return new ConnectionError("COMPRESSION_ERROR", because);
}
