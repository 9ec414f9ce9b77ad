/** Which header fields are worth remembering? */

/**
 * "index": the table keeps it. "skip": written out, as it would only push
 * others from the table. "never": a secret, which nobody on the way may put
 * into a table either (RFC 7541 section 7.1.3).
 */
export type Indexing = "index" | "skip" | "never";

const SECRET = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
]);

/** Their value differs from call to call. */
const CHANGING = new Set([
  "grpc-timeout",
  "grpc-message",
  "content-length",
  "date",
  "traceparent",
  "x-request-id",
]);

/** A field above this part of the table would push out too many others. */
const TABLE_PART_MAX = 0.5;

export function indexingOf(
  name: string,
  sizeBytes: number,
  tableBytes: number,
): Indexing {
  if (SECRET.has(name) || name.endsWith("-bin")) return "never";
  if (CHANGING.has(name)) return "skip";
  return sizeBytes > tableBytes * TABLE_PART_MAX ? "skip" : "index";
}
