/** How do bytes become text that an address can hold? */

// Written out, because engines without a browser or Node around them have
// neither btoa nor Buffer. Source: RFC 4648, section 5, without padding.

const LETTERS =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    const letters = Math.min(4, bytes.length - at + 1);
    for (let letter = 0; letter < letters; letter += 1) {
      text += LETTERS[(bits >>> (18 - 6 * letter)) & 63];
    }
  }
  return text;
}

/** Undefined when the text is not base64url. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let at = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[at++] = bits >>> bitCount;
  }
  // A rest of one letter, or bits that say something, never comes from us.
  const isWhole = text.length % 4 !== 1;
  const isClean = (bits & ((1 << bitCount) - 1)) === 0;
  return isWhole && isClean ? bytes : undefined;
}
