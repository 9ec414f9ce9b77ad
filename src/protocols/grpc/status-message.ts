/** How does the message of a status travel in a header? */
import { decodeUtf8, encodeUtf8 } from "../../rpc/utf8.ts";

/** Printable ASCII but the percent sign: 0x20-0x24 and 0x26-0x7e. */
const LITERAL = /^[\x20-\x24\x26-\x7e]*$/;

/** A peer takes 8 KiB of headers in all; a message is cut to half of that. */
const ENCODED_LENGTH_MAX = 4096;

const HEX = "0123456789ABCDEF";

/**
 * Percent-encodes the UTF-8 of a message. Source: PROTOCOL-HTTP2.md,
 * "Status-Message"; a space at an edge is encoded too, or HTTP/2 refuses it.
 */
export function encodeStatusMessage(message: string): string {
  const isPlain = LITERAL.test(message) && message.trim() === message;
  if (isPlain) return message.slice(0, ENCODED_LENGTH_MAX);
  let encoded = "";
  for (const byte of encodeUtf8(message.slice(0, ENCODED_LENGTH_MAX))) {
    const isLiteral = byte > 0x20 && byte < 0x7f && byte !== 0x25;
    encoded += isLiteral ? String.fromCharCode(byte) : percent(byte);
    if (encoded.length > ENCODED_LENGTH_MAX - 3) break;
  }
  return encoded;
}

function percent(byte: number): string {
  return `%${HEX[byte >> 4]}${HEX[byte & 15]}`;
}

/**
 * The message that a header holds. "Must not error": a percent sign without
 * two digits stands for itself, and bytes that are not UTF-8 become U+FFFD.
 */
export function decodeStatusMessage(value: string): string {
  if (!value.includes("%") && LITERAL.test(value)) return value;
  const bytes = new Uint8Array(value.length);
  let length = 0;
  for (let index = 0; index < value.length; index++) {
    const digits = value.slice(index + 1, index + 3);
    const isEscape = value[index] === "%" && /^[0-9a-fA-F]{2}$/.test(digits);
    bytes[length] = isEscape
      ? Number.parseInt(digits, 16)
      : value.charCodeAt(index);
    length += 1;
    if (isEscape) index += 2;
  }
  return decodeUtf8(bytes.subarray(0, length));
}
