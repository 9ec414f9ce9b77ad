/** How does text become bytes, and bytes text? */

// Engines without a browser or Node around them lack TextEncoder, so this is
// the Encoding Standard's UTF-8 (RFC 3629), written out. A lone surrogate is
// encoded as U+FFFD, as the standard says.

const REPLACEMENT = 0xfffd;
const UNITS_AT_ONCE = 4096;

/** The bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, encodeInto(text, bytes));
}

function encodeInto(text: string, bytes: Uint8Array): number {
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = codePointAt(text, index);
    if (code > 0xffff) index += 1;
    at = writeCodePoint(bytes, at, code);
  }
  return at;
}

function codePointAt(text: string, index: number): number {
  const code = text.codePointAt(index) as number;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isSurrogate ? REPLACEMENT : code;
}

function writeCodePoint(bytes: Uint8Array, from: number, code: number): number {
  let at = from;
  if (code < 0x800) {
    bytes[at++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) {
      bytes[at++] = 0xe0 | (code >> 12);
    } else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (code & 0x3f);
  return at;
}

/**
 * The text of some bytes. What is not UTF-8 throws when `isStrict`, else each
 * wrong piece becomes U+FFFD. A leading U+FEFF is text, not a mark.
 */
export function decodeUtf8(bytes: Uint8Array, isStrict = false): string {
  let text = "";
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] as number;
    const length = first < 0x80 ? 1 : goodLength(bytes, at);
    if (length <= 0) {
      if (isStrict) throw new Error(`byte ${at} is not UTF-8: ${first}`);
      units.push(REPLACEMENT);
      at += -length || 1;
    } else {
      pushCodePoint(units, readCodePoint(bytes, at, length));
      at += length;
    }
    if (units.length >= UNITS_AT_ONCE) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

function pushCodePoint(units: number[], code: number): void {
  if (code < 0x10000) {
    units.push(code);
    return;
  }
  units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff));
}

function readCodePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = bytes[at] as number;
  if (length > 1) code &= 0xff >> (length + 1);
  for (let index = 1; index < length; index++) {
    code = (code << 6) | ((bytes[at + index] as number) & 0x3f);
  }
  return code;
}

/**
 * How many bytes the good sequence at `at` has; or, below zero, how many
 * bytes of a broken one one replacement stands for ("maximal subpart").
 */
function goodLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0xc2 || first > 0xf4) return -1;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index];
    if (next === undefined) return -index;
    const low = index === 1 ? lowestSecond(first) : 0x80;
    const high = index === 1 ? highestSecond(first) : 0xbf;
    if (next < low || next > high) return -index;
  }
  return length;
}

/** Below it the sequence would be longer than it need be. */
function lowestSecond(first: number): number {
  if (first === 0xe0) return 0xa0;
  return first === 0xf0 ? 0x90 : 0x80;
}

/** Above it the sequence would be a surrogate, or above U+10FFFF. */
function highestSecond(first: number): number {
  if (first === 0xed) return 0x9f;
  return first === 0xf4 ? 0x8f : 0xbf;
}
