/** Do our messages read and write like those of protobuf? */
import {
  create,
  createFileRegistry,
  fromBinary,
  toBinary,
} from "@bufbuild/protobuf";
import {
  FileDescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contract, field, method, repeated } from "../../src/rpc/contract.ts";
import { codec } from "../../src/rpc/message.ts";
import { protoText } from "../../src/rpc/proto-text.ts";

const FIELDS = {
  text: field(1, "string"),
  value: field(2, "int64"),
  price: field(3, "double"),
  isOpen: field(20, "bool"),
  names: repeated(5, "string"),
  prices: repeated(6, "double"),
  counts: repeated(7, "int64"),
};

const TYPES = {
  string: Type.STRING,
  double: Type.DOUBLE,
  int64: Type.INT64,
  bool: Type.BOOL,
};

/** The same message, made by the library out of a descriptor. */
function theirs() {
  const file = create(FileDescriptorProtoSchema, {
    name: "all.proto",
    syntax: "proto3",
    messageType: [
      {
        name: "All",
        field: Object.entries(FIELDS).map(([name, known]) => ({
          name,
          jsonName: name,
          number: known.number,
          type: TYPES[known.type],
          label: known.isRepeated ? Label.REPEATED : Label.OPTIONAL,
        })),
      },
    ],
  });
  const schema = createFileRegistry(file, () => undefined).getMessage("All");
  if (schema === undefined) throw new Error("the file has the message");
  return schema;
}

const ours = codec(FIELDS);
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const text = fc.string({ unit: "grapheme", maxLength: 50 });
const message = fc.record({
  text,
  value: int64,
  price: fc.double(),
  isOpen: fc.boolean(),
  names: fc.array(text, { maxLength: 4 }),
  prices: fc.array(fc.double(), { maxLength: 40 }),
  counts: fc.array(int64, { maxLength: 4 }),
});

test("every message has the bytes of the library, and comes back", () => {
  const schema = theirs();
  fc.assert(
    fc.property(message, (sent) => {
      const bytes = ours.encode(sent);
      expect(ours.decode(bytes)).toEqual(sent);
      const init = sent as unknown as Record<string, never>;
      const written = toBinary(schema, create(schema, init));
      expect(ours.decode(written)).toEqual(sent);
      expect(bytes.length).toBe(written.length);
      const { $typeName: _, ...read } = fromBinary(schema, bytes);
      expect(read).toEqual(sent);
    }),
  );
});

test("the bytes are those that connect-es sends", () => {
  const request = codec({ name: field(1, "string") });
  const reply = codec({ text: field(1, "string"), value: field(2, "int64") });
  expect(hex(request.encode({ name: "bob" }))).toBe("0a03626f62");
  expect(hex(reply.encode({ text: "hi", value: 5n }))).toBe("0a0268691005");
});

test("what nobody set holds its zero, and zeros do not travel", () => {
  expect(ours.encode({ price: 0, text: "" }).length).toBe(0);
  const zeros = { text: "", value: 0n, price: 0, isOpen: false };
  const none = { names: [], prices: [], counts: [] };
  expect(ours.decode(new Uint8Array(0))).toEqual({ ...zeros, ...none });
});

test("unknown fields and unpacked numbers are read as protobuf wants", () => {
  const wide = codec({ other: field(9, "string"), text: field(1, "string") });
  expect(ours.decode(wide.encode({ other: "x", text: "y" })).text).toBe("y");
  const one = codec({ price: field(6, "double") }).encode({ price: 1.5 });
  const twice = Uint8Array.from([...one, ...one]);
  expect(ours.decode(twice).prices).toEqual([1.5, 1.5]);
});

test("a value of the wrong type is refused by name", () => {
  const encode = (value: object) => () => ours.encode(value);
  expect(encode({ price: "5" })).toThrow('field "price" must be number');
  expect(encode({ value: 5 })).toThrow('field "value" must be bigint');
  expect(encode({ value: 2n ** 63n })).toThrow("64 bits");
  expect(encode({ names: "x" })).toThrow('field "names" must be an array');
  expect(encode({ names: [1] })).toThrow('field "names" must be string');
  // A message that failed half-way leaves nothing behind.
  expect(encode({ text: "a", counts: [1n, 2] })).toThrow("counts");
  expect(hex(ours.encode({ text: "a" }))).toBe("0a0161");
});

test("bytes that are no message throw, and nothing else happens", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        ours.decode(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
    { numRuns: 2000 },
  );
  expect(() => ours.decode(Uint8Array.from([0x0a, 5, 65]))).toThrow();
  expect(() => ours.decode(Uint8Array.from([0x0a, 1, 0xff]))).toThrow();
  expect(() => ours.decode(Uint8Array.from([0x19, 1]))).toThrow();
});

test("a contract shows itself as a .proto file", () => {
  const shop = contract("farcall.shop.Shop", {
    listPrices: method({ isOpen: field(2, "bool") }, { all: FIELDS.prices }),
  });
  expect(protoText(shop)).toBe(`syntax = "proto3";

package farcall.shop;

service Shop {
  rpc ListPrices(ListPricesRequest) returns (ListPricesReply);
}

message ListPricesRequest {
  bool is_open = 2;
}

message ListPricesReply {
  repeated double all = 6;
}
`);
});

test("a contract that cannot be is refused where it is declared", () => {
  const declare = (number: number) => () =>
    contract("a.A", { b: method({ c: field(number, "bool") }, {}) });
  expect(declare(0)).toThrow("field number");
  expect(declare(19_500)).toThrow("field number");
  expect(() => contract("bank", {})).toThrow("farcall.bank.Bank");
  const twice = { a: field(1, "bool"), b: field(1, "bool") };
  expect(() => contract("a.A", { m: method(twice, {}) })).toThrow("once");
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
