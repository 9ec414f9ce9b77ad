/** How do still pictures become one that moves? By the WebP container. */

/** A part of the picture that changes, and for how long it then stays. */
export interface Frame {
  /** Even numbers: the container halves them. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  /** A whole WebP file with this part alone. */
  readonly file: Uint8Array;
}

const HAS_ANIMATION = 0x02;
const NO_BLENDING = 0x02;
/** Of a file: "RIFF", its size, "WEBP". */
const FILE_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
/** The chunks that hold a picture; others tell of colours or of a camera. */
const PICTURE = new Set(["ALPH", "VP8 ", "VP8L"]);

/** Repeats without end. Format: RFC 9649, section 2.7. */
export function animatedWebp(
  size: { readonly width: number; readonly height: number },
  frames: readonly Frame[],
): Uint8Array {
  const extended = chunk("VP8X", [
    Uint8Array.of(HAS_ANIMATION, 0, 0, 0),
    u24(size.width - 1),
    u24(size.height - 1),
  ]);
  const animation = chunk("ANIM", [Uint8Array.of(0, 0, 0, 0, 0, 0)]);
  const body = [ascii("WEBP"), extended, animation, ...frames.map(frameChunk)];
  return chunk("RIFF", body);
}

function frameChunk(frame: Frame): Uint8Array {
  return chunk("ANMF", [
    u24(frame.x / 2),
    u24(frame.y / 2),
    u24(frame.width - 1),
    u24(frame.height - 1),
    u24(frame.durationMs),
    Uint8Array.of(NO_BLENDING),
    ...pictureChunks(frame.file),
  ]);
}

function pictureChunks(file: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const found: Uint8Array[] = [];
  let at = FILE_HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= file.length) {
    const name = String.fromCharCode(...file.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const end = at + CHUNK_HEADER_BYTES + size + (size % 2);
    if (PICTURE.has(name)) found.push(file.subarray(at, end));
    at = end;
  }
  return found;
}

function chunk(name: string, parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(CHUNK_HEADER_BYTES + size + (size % 2));
  bytes.set(ascii(name));
  new DataView(bytes.buffer).setUint32(4, size, true);
  let at = CHUNK_HEADER_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function u24(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255, value >> 16);
}
