/** How does metadata travel in headers? */
import { base64Decode, base64Encode } from "@bufbuild/protobuf/wire";
import { Metadata, type MetadataEntry } from "../../rpc/metadata.ts";
import type { Header } from "../http2/connection-types.ts";
import { GrpcFault } from "./fault.ts";

/** Appends the metadata to headers. Bytes become base64 without padding. */
export function pushMetadata(
  headers: Header[],
  metadata: Metadata | undefined,
): void {
  if (metadata === undefined) return;
  for (const { name, value } of metadata.entries) {
    const text =
      typeof value === "string" ? value : base64Encode(value, "std_raw");
    headers.push({ name, value: text });
  }
}

const COLON = 0x3a;

/** Headers that belong to the protocol and not to the program. */
const PROTOCOL_NAMES = new Set(["te", "content-type", "user-agent"]);

/**
 * The metadata among headers; undefined when there is none. A value of "-bin"
 * may hold several, separated by commas, padded or not. Throws a GrpcFault
 * when one is not base64.
 */
export function readMetadata(headers: readonly Header[]): Metadata | undefined {
  // Most calls have none, so nothing is made until the first.
  let entries: MetadataEntry[] | undefined;
  for (const { name, value } of headers) {
    if (name.charCodeAt(0) === COLON || name.startsWith("grpc-")) continue;
    if (PROTOCOL_NAMES.has(name)) continue;
    entries ??= [];
    if (!name.endsWith("-bin")) {
      entries.push({ name, value });
      continue;
    }
    for (const part of value.split(",")) {
      entries.push({ name, value: decodeBinary(name, part) });
    }
  }
  return entries && new Metadata(entries);
}

const BASE64 = /^ *[A-Za-z0-9+/]*={0,2} *$/;

function decodeBinary(name: string, text: string): Uint8Array {
  try {
    if (BASE64.test(text)) return base64Decode(text.trim());
  } catch {
    // The length is not that of any base64; told below.
  }
  const quoted = JSON.stringify(text.slice(0, 64));
  throw new GrpcFault("INTERNAL", `${name} is not base64: ${quoted}`);
}

/** The value of a header; undefined when there is none. */
export function headerValue(
  headers: readonly Header[],
  name: string,
): string | undefined {
  for (const header of headers) if (header.name === name) return header.value;
  return undefined;
}
