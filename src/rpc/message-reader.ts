/** What does a message hold, given its bytes and its fields? */
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { never } from "../ports/assert.ts";
import type { Field, ScalarType } from "./contract.ts";
import { decodeUtf8 } from "./utf8.ts";

/** The fields of a message, in the order of their numbers. */
export type NamedFields = readonly (readonly [string, Field<unknown>])[];

export const WIRE_TYPE: { readonly [Type in ScalarType]: WireType } = {
  string: WireType.LengthDelimited,
  double: WireType.Bit64,
  int64: WireType.Varint,
  bool: WireType.Varint,
};

/**
 * Fills `message`, which holds the zeros, from the bytes. Throws when they are
 * no message; skips fields that it does not know, as protobuf wants.
 */
export function decodeFields(
  fields: NamedFields,
  message: Record<string, unknown>,
  bytes: Uint8Array,
): unknown {
  const reader = new BinaryReader(bytes, decodeUtf8);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const entry = findField(fields, number);
    if (entry === undefined) {
      reader.skip(wireType, number);
      continue;
    }
    const [name, known] = entry;
    if (known.isRepeated) {
      if (message[name] === known.zero) message[name] = [];
      readMore(reader, { known, wireType }, message[name] as unknown[]);
    } else if (wireType === WIRE_TYPE[known.type]) {
      message[name] = read(reader, known.type);
    } else {
      reader.skip(wireType, number);
    }
  }
  // The library's own reads do not all look where the message ends.
  if (reader.pos > reader.len) throw new Error("the message is cut short");
  return message;
}

function findField(
  fields: NamedFields,
  number: number,
): NamedFields[number] | undefined {
  for (const entry of fields) if (entry[1].number === number) return entry;
  return undefined;
}

interface Found {
  readonly known: Field<unknown>;
  readonly wireType: WireType;
}

/** Both ways to write numbers must be read, packed and one by one. */
function readMore(
  reader: BinaryReader,
  { known, wireType }: Found,
  values: unknown[],
): void {
  if (wireType === WIRE_TYPE[known.type]) {
    values.push(read(reader, known.type));
  } else if (wireType === WireType.LengthDelimited) {
    const end = reader.uint32() + reader.pos;
    if (end > reader.len) throw new Error("the message is cut short");
    while (reader.pos < end) values.push(read(reader, known.type));
    if (reader.pos > end) throw new Error("a list does not end with a value");
  } else {
    reader.skip(wireType, known.number);
  }
}

function read(reader: BinaryReader, type: ScalarType): unknown {
  switch (type) {
    case "string":
      return reader.string(true);
    case "double":
      return reader.double();
    case "int64":
      return BigInt(reader.int64());
    case "bool":
      return reader.bool();
    default:
      return never(type);
  }
}
