/** How does a message become bytes, and bytes a message? */
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { never } from "../ports/assert.ts";
import type { Draft, Field, Fields, Message, ScalarType } from "./contract.ts";
import { decodeFields, type NamedFields, WIRE_TYPE } from "./message-reader.ts";
import { encodeUtf8 } from "./utf8.ts";

// The library writes and reads the single values; which field comes next is
// told by the contract. Its own way, over descriptors and reflection, costs
// several times as much per message. Source: protobuf.dev, "Encoding".

/** Translates messages of one type. Keep it: making one takes time. */
export interface Codec<Shape extends Fields> {
  /** Throws an Error that names the field when a value does not fit. */
  encode(message: Draft<Shape>): Uint8Array;
  /** Throws when the bytes are no message. Unknown fields are skipped. */
  decode(bytes: Uint8Array): Message<Shape>;
}

type Known = Field<unknown>;

/** One for each type of message, however many clients and servers use it. */
const codecs = new WeakMap<Fields, Codec<Fields>>();

export function codec<Shape extends Fields>(fields: Shape): Codec<Shape> {
  const known = codecs.get(fields) ?? newCodec(fields);
  codecs.set(fields, known);
  return known as Codec<Shape>;
}

function newCodec(fields: Fields): Codec<Fields> {
  // By number, so that the bytes do not depend on the order of declaration.
  const inOrder = Object.entries<Known>(fields).sort(
    ([, a], [, b]) => a.number - b.number,
  );
  const zeros: Record<string, unknown> = {};
  for (const [name, { zero }] of inOrder) zeros[name] = zero;
  // Kept between messages: a fresh one costs more than all the rest.
  let writer = new BinaryWriter(encodeUtf8);
  return {
    encode: (message) => {
      if (typeof message !== "object" || message === null) {
        throw new Error(`a message must be an object, not ${message}`);
      }
      try {
        writeFields(writer, inOrder, message);
        return writer.finish();
      } catch (error) {
        writer = new BinaryWriter(encodeUtf8);
        throw error;
      }
    },
    decode: (bytes) =>
      decodeFields(inOrder, { ...zeros }, bytes) as Message<Fields>,
  };
}

function writeFields(
  writer: BinaryWriter,
  fields: NamedFields,
  message: Readonly<Record<string, unknown>>,
): void {
  for (const [name, known] of fields) {
    const value = message[name];
    if (value === undefined) continue;
    if (known.isRepeated) {
      writeAll(writer, { name, known, values: value });
      continue;
    }
    checkValue(name, known.type, value);
    if (isZero(value)) continue;
    writer.tag(known.number, WIRE_TYPE[known.type]);
    write(writer, known.type, value);
  }
}

/** Zeros do not travel; but -0 is not the zero that an absent field holds. */
function isZero(value: unknown): boolean {
  return Object.is(value, 0) || value === "" || value === 0n || value === false;
}

interface Repeated {
  readonly name: string;
  readonly known: Known;
  readonly values: unknown;
}

/** Numbers travel packed in one piece, texts one by one. */
function writeAll(writer: BinaryWriter, repeated: Repeated): void {
  const { name, known, values } = repeated;
  if (!Array.isArray(values)) throw wrong(name, "an array", values);
  if (values.length === 0) return;
  const isPacked = known.type !== "string";
  if (isPacked) writer.tag(known.number, WireType.LengthDelimited).fork();
  for (const value of values) {
    checkValue(name, known.type, value);
    if (!isPacked) writer.tag(known.number, WireType.LengthDelimited);
    write(writer, known.type, value);
  }
  if (isPacked) writer.join();
}

function write(writer: BinaryWriter, type: ScalarType, value: unknown): void {
  switch (type) {
    case "string":
      writer.string(value as string);
      break;
    case "double":
      writer.double(value as number);
      break;
    case "int64":
      writer.int64(value as bigint);
      break;
    case "bool":
      writer.bool(value as boolean);
      break;
    default:
      never(type);
  }
}

const TYPE_OF = {
  string: "string",
  double: "number",
  int64: "bigint",
  bool: "boolean",
} as const;

function checkValue(name: string, type: ScalarType, value: unknown): void {
  if (typeof value !== TYPE_OF[type]) throw wrong(name, TYPE_OF[type], value);
  if (type === "int64" && BigInt.asIntN(64, value as bigint) !== value) {
    throw wrong(name, "a whole number of 64 bits", value);
  }
}

function wrong(name: string, expected: string, value: unknown): Error {
  const isObject = typeof value === "object" || typeof value === "function";
  const shown = `${typeof value} ${isObject ? "" : String(value)}`.slice(0, 80);
  return new Error(`field "${name}" must be ${expected}, not ${shown.trim()}`);
}
