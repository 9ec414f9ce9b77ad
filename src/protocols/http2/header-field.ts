/** What is one header field, and is it well-formed? */
import type { Header } from "./connection-types.ts";

/** A header as the tables of HPACK keep it. Shared, so never changed. */
export interface HeaderField extends Header {
  /** RFC 7541 section 4.1: both lengths and 32 for the entry itself. */
  readonly sizeBytes: number;
  /**
   * Why RFC 9113 section 8.2 calls it malformed, or "". Found once, when it
   * is decoded; a table may repeat it a million times.
   */
  readonly fault: string;
}

const ENTRY_OVERHEAD_BYTES = 32;

/** A token in lower case (RFC 9110 section 5.6.2), perhaps with a colon. */
const NAME = /^:?[!#$%&'*+\-.^_`|~0-9a-z]+$/;
/** Control characters that end a line or a string elsewhere, or edges. */
const BAD_VALUE = /[\0\r\n]|^[ \t]|[ \t]$/;

/** They speak of one hop of HTTP/1.1, RFC 9113 section 8.2.2. */
const CONNECTION_SPECIFIC: readonly string[] = [
  "connection",
  "proxy-connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
];

export function headerField(name: string, value: string): HeaderField {
  const sizeBytes = name.length + value.length + ENTRY_OVERHEAD_BYTES;
  return { name, value, sizeBytes, fault: faultOf(name, value) };
}

export function headerSizeBytes(header: Header): number {
  return header.name.length + header.value.length + ENTRY_OVERHEAD_BYTES;
}

/** What SETTINGS_MAX_HEADER_LIST_SIZE limits, RFC 9113 section 6.5.2. */
export function headerListBytes(headers: readonly Header[]): number {
  let bytes = 0;
  for (const header of headers) bytes += headerSizeBytes(header);
  return bytes;
}

function faultOf(name: string, value: string): string {
  if (!NAME.test(name)) {
    return `the field name ${quote(name)} is not a token in lower case`;
  }
  if (BAD_VALUE.test(value)) {
    return `the value of ${quote(name)} has a line end or space at its edge`;
  }
  if (CONNECTION_SPECIFIC.includes(name)) {
    return `the field ${quote(name)} belongs to HTTP/1.1 connections`;
  }
  if (name === "te" && value !== "trailers") {
    return `"te" may only be "trailers", not ${quote(value)}`;
  }
  return "";
}

const QUOTED_MAX = 64;

/** A name or value from the peer, made fit to print. */
export function quote(text: string): string {
  const short = text.slice(0, QUOTED_MAX).replace(/[^ -~]/g, "?");
  return text.length > QUOTED_MAX ? `"${short}..."` : `"${short}"`;
}
