/** How do the details of an error travel? */
import {
  BinaryReader,
  BinaryWriter,
  base64Decode,
  base64Encode,
  WireType,
} from "@bufbuild/protobuf/wire";
import type { ErrorDetail } from "../../rpc/rpc-error.ts";
import { STATUS, type Status } from "../../rpc/status.ts";
import { decodeUtf8, encodeUtf8 } from "../../rpc/utf8.ts";

/** In front of the name of a type in google.protobuf.Any. */
const TYPE_PREFIX = "type.googleapis.com/";

interface StatusWithDetails {
  readonly status: Status;
  readonly reason: string;
  readonly details: readonly ErrorDetail[];
}

/**
 * `grpc-status-details-bin`: a google.rpc.Status {1: code, 2: message,
 * 3: repeated Any {1: type_url, 2: value}} in base64.
 */
export function encodeDetails(status: StatusWithDetails): string {
  const writer = new BinaryWriter(encodeUtf8);
  writer.tag(1, WireType.Varint).int32(STATUS[status.status].code);
  writer.tag(2, WireType.LengthDelimited).string(status.reason);
  for (const { type, value } of status.details) {
    writer.tag(3, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(TYPE_PREFIX + type);
    writer.tag(2, WireType.LengthDelimited).bytes(value);
    writer.join();
  }
  return base64Encode(writer.finish(), "std_raw");
}

/** The details that a header holds; none when it is malformed. */
export function decodeDetails(value: string): readonly ErrorDetail[] {
  try {
    return readStatus(new BinaryReader(base64Decode(value), decodeUtf8));
  } catch {
    // The status itself is good: it must not be lost for its ornaments.
    return [];
  }
}

function readStatus(reader: BinaryReader): readonly ErrorDetail[] {
  const details: ErrorDetail[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 3 && wireType === WireType.LengthDelimited) {
      details.push(readAny(new BinaryReader(reader.bytes(), decodeUtf8)));
    } else {
      reader.skip(wireType, number);
    }
  }
  return details;
}

function readAny(reader: BinaryReader): ErrorDetail {
  let type = "";
  let value: Uint8Array = new Uint8Array(0);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const isLength = wireType === WireType.LengthDelimited;
    if (number === 1 && isLength) type = reader.string();
    else if (number === 2 && isLength) value = reader.bytes().slice();
    else reader.skip(wireType, number);
  }
  return { type: type.slice(type.lastIndexOf("/") + 1), value };
}
