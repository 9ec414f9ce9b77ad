/** How do messages travel smaller than they are? */
import { Gunzip, gzipSync } from "fflate";
import { GrpcFault } from "./fault.ts";
import type { FramedMessage } from "./message.ts";

/** What we can undo, as `grpc-accept-encoding` lists it. */
export const ACCEPTED_ENCODINGS = "identity,gzip";

export type Encoding = "identity" | "gzip";

/** The encoding of that name; undefined when we do not know it. */
export function parseEncoding(name: string | undefined): Encoding | undefined {
  if (name === undefined || name === "identity") return "identity";
  return name === "gzip" ? "gzip" : undefined;
}

/** Does the peer's `grpc-accept-encoding` list this encoding? */
export function isAccepted(list: string | undefined, name: Encoding): boolean {
  // Without a list, and even when the list forgets it: compression.md.
  if (name === "identity") return true;
  if (list === undefined) return false;
  return list.split(",").some((one) => one.trim() === name);
}

/** Compresses a message, unless that makes it longer. */
export function compress(bytes: Uint8Array, encoding: Encoding): FramedMessage {
  if (encoding === "identity") return { isCompressed: false, bytes };
  // Without a time the bytes are the same in each run, and with a size of its
  // own for its tables fflate needs no logarithm, which differs by engine.
  const smaller = gzipSync(bytes, { mtime: 0, level: 6, mem: 4 });
  if (smaller.length >= bytes.length) return { isCompressed: false, bytes };
  return { isCompressed: true, bytes: smaller };
}

/** Gzip packs at most 1032 to 1: one such piece makes at most 4 MiB. */
const PIECE_BYTES = 4096;

/**
 * Undoes the compression, piece by piece, so that a small message that would
 * become a huge one (a "zip bomb") is found before it takes memory. Throws a
 * GrpcFault. Source for the statuses: gRPC, compression.md.
 */
export function decompress(
  message: FramedMessage,
  encoding: Encoding,
  bytesMax: number,
): Uint8Array {
  const { isCompressed, bytes } = message;
  if (!isCompressed) return bytes;
  if (encoding === "identity") {
    const reason = "a message is flagged as compressed, without grpc-encoding";
    throw new GrpcFault("INTERNAL", reason);
  }
  const fault = new GrpcFault(
    "INTERNAL",
    "a message is flagged gzip and is not",
  );
  if (!looksLikeGzip(bytes)) throw fault;
  try {
    const whole = gunzip(bytes, bytesMax);
    if (whole.length === announcedLength(bytes)) return whole;
  } catch (error) {
    if (error instanceof GrpcFault) throw error;
  }
  throw fault;
}

/** Header and trailer of RFC 1952 in their shortest form. */
const GZIP_BYTES_MIN = 18;

function looksLikeGzip(bytes: Uint8Array): boolean {
  const isMarked = bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
  return isMarked && bytes.length >= GZIP_BYTES_MIN;
}

/** The last field, ISIZE: fflate takes a stream that is cut, this does not. */
function announcedLength(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(bytes.length - 4);
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

function gunzip(bytes: Uint8Array, bytesMax: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflater = new Gunzip((piece) => {
    length += piece.length;
    if (length > bytesMax) {
      const reason = `a message has over ${bytesMax} bytes when decompressed`;
      throw new GrpcFault("RESOURCE_EXHAUSTED", reason);
    }
    pieces.push(piece);
  });
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    inflater.push(piece, at + PIECE_BYTES >= bytes.length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
