/** How do bytes become a string of which each character is one byte? */

/** Short strings are built a character at a time, long ones in pieces. */
const SHORT = 24;
/** Engines limit the count of arguments of one call. */
const PIECE = 4_096;

/** The bytes from `start` up to, not with, `end`, as latin-1. */
export function toByteString(
  bytes: Uint8Array,
  start: number,
  end: number,
): string {
  let text = "";
  if (end - start <= SHORT) {
    for (let at = start; at < end; at++) {
      text += String.fromCharCode(bytes[at] as number);
    }
    return text;
  }
  for (let at = start; at < end; at += PIECE) {
    const piece = bytes.subarray(at, Math.min(at + PIECE, end));
    text += String.fromCharCode.apply(null, piece as unknown as number[]);
  }
  return text;
}

/** Puts the bytes of `text` into `target`, from `at` on. */
export function putByteString(
  target: Uint8Array,
  at: number,
  text: string,
): void {
  for (let index = 0; index < text.length; index++) {
    target[at + index] = text.charCodeAt(index);
  }
}
