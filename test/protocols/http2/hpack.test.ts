/** Does HPACK do what RFC 7541 says? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ByteBuffer } from "../../../src/protocols/http2/byte-buffer.ts";
import type { Header } from "../../../src/protocols/http2/connection-types.ts";
import { HpackDecoder } from "../../../src/protocols/http2/hpack-decoder.ts";
import { HpackEncoder } from "../../../src/protocols/http2/hpack-encoder.ts";
import {
  readInteger,
  writeInteger,
} from "../../../src/protocols/http2/hpack-integer.ts";
import {
  huffmanDecode,
  huffmanEncode,
} from "../../../src/protocols/http2/huffman.ts";

const LIMITS = { headerListBytesMax: 100_000, headerListBytesBomb: 200_000 };

function hex(text: string): Uint8Array {
  const pairs = text.replace(/\s/g, "").match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

function decoder(): HpackDecoder {
  return new HpackDecoder(LIMITS);
}

/** "name: value" lines, as the RFC prints them. */
function decodeLines(to: HpackDecoder, block: string): string[] {
  const bytes = hex(block);
  const { fields } = to.decode(bytes, 0, bytes.length);
  return fields.map(({ name, value }) => `${name}: ${value}`);
}

/** The dynamic table as the RFC prints it, the newest first. */
function tableLines({ table }: HpackDecoder | HpackEncoder): string[] {
  return Array.from({ length: table.count }, (_, age) => {
    const field = table.field(age);
    return `${field?.name}: ${field?.value}`;
  });
}

function headersOf(lines: readonly string[]): Header[] {
  return lines.map((line) => {
    const at = line.indexOf(": ", 1);
    return { name: line.slice(0, at), value: line.slice(at + 2) };
  });
}

function encodeHex(to: HpackEncoder, headers: readonly Header[]): string {
  const block = to.encode(headers);
  return toHex(block.bytes.slice(0, block.length));
}

describe("integers, RFC 7541 C.1", () => {
  test.each([
    { value: 10, mask: 0x1f, bytes: "0a" },
    { value: 1337, mask: 0x1f, bytes: "1f9a0a" },
    { value: 42, mask: 0xff, bytes: "2a" },
  ])("$value is $bytes", ({ value, mask, bytes }) => {
    const buffer = new ByteBuffer();
    writeInteger(buffer, { first: 0, mask }, value);
    expect(toHex(buffer.bytes.slice(0, buffer.length))).toBe(bytes);
    const cursor = { bytes: hex(bytes), at: 0, end: bytes.length / 2 };
    expect(readInteger(cursor, mask)).toBe(value);
  });

  test("come back whatever the prefix", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000_000 }),
        fc.constantFrom(0x0f, 0x1f, 0x3f, 0x7f),
        (value, mask) => {
          const buffer = new ByteBuffer();
          writeInteger(buffer, { first: 0, mask }, value);
          const cursor = { bytes: buffer.bytes, at: 0, end: buffer.length };
          expect(readInteger(cursor, mask)).toBe(value);
          expect(cursor.at).toBe(buffer.length);
        },
      ),
    );
  });

  test("of more than 28 bits are refused, and so are cut ones", () => {
    for (const bytes of ["1fffffffff7f", "1f8080808080", "1f", "1f80"]) {
      const cursor = { bytes: hex(bytes), at: 0, end: bytes.length / 2 };
      expect(() => readInteger(cursor, 0x1f)).toThrow(/number/);
    }
  });
});

describe("single fields, RFC 7541 C.2", () => {
  test("C.2.1: a literal that is indexed", () => {
    const to = decoder();
    const block = "400a637573746f6d2d6b65790d637573746f6d2d686561646572";
    expect(decodeLines(to, block)).toEqual(["custom-key: custom-header"]);
    expect(tableLines(to)).toEqual(["custom-key: custom-header"]);
    expect(to.table.sizeBytes).toBe(55);
  });

  test("C.2.2: a literal that is not indexed", () => {
    const to = decoder();
    const block = "040c2f73616d706c652f70617468";
    expect(decodeLines(to, block)).toEqual([":path: /sample/path"]);
    expect(to.table.count).toBe(0);
  });

  test("C.2.3: a literal that is never indexed", () => {
    const to = decoder();
    const block = "100870617373776f726406736563726574";
    expect(decodeLines(to, block)).toEqual(["password: secret"]);
    expect(to.table.count).toBe(0);
  });

  test("C.2.4: an indexed field", () => {
    const to = decoder();
    expect(decodeLines(to, "82")).toEqual([":method: GET"]);
    expect(to.table.count).toBe(0);
  });
});

const REQUESTS = [
  {
    lines: [
      ":method: GET",
      ":scheme: http",
      ":path: /",
      ":authority: www.example.com",
    ],
    plain: "828684410f7777772e6578616d706c652e636f6d",
    coded: "828684418cf1e3c2e5f23a6ba0ab90f4ff",
    table: [":authority: www.example.com"],
    size: 57,
  },
  {
    lines: [
      ":method: GET",
      ":scheme: http",
      ":path: /",
      ":authority: www.example.com",
      "cache-control: no-cache",
    ],
    plain: "828684be58086e6f2d6361636865",
    coded: "828684be5886a8eb10649cbf",
    table: ["cache-control: no-cache", ":authority: www.example.com"],
    size: 110,
  },
  {
    lines: [
      ":method: GET",
      ":scheme: https",
      ":path: /index.html",
      ":authority: www.example.com",
      "custom-key: custom-value",
    ],
    plain: "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565",
    coded: "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf",
    table: [
      "custom-key: custom-value",
      "cache-control: no-cache",
      ":authority: www.example.com",
    ],
    size: 164,
  },
];

describe("requests, RFC 7541 C.3 and C.4", () => {
  test.each(["plain", "coded"] as const)("decode, strings %s", (strings) => {
    const to = decoder();
    for (const request of REQUESTS) {
      expect(decodeLines(to, request[strings])).toEqual(request.lines);
      expect(tableLines(to)).toEqual(request.table);
      expect(to.table.sizeBytes).toBe(request.size);
    }
  });

  test("encode to the very bytes of C.4", () => {
    const from = new HpackEncoder();
    for (const request of REQUESTS) {
      expect(encodeHex(from, headersOf(request.lines))).toBe(request.coded);
      expect(tableLines(from)).toEqual(request.table);
    }
  });
});

const DATE_21 = "date: Mon, 21 Oct 2013 20:13:21 GMT";
const DATE_22 = "date: Mon, 21 Oct 2013 20:13:22 GMT";
const LOCATION = "location: https://www.example.com";
const COOKIE =
  "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

const RESPONSES = [
  {
    lines: [":status: 302", "cache-control: private", DATE_21, LOCATION],
    plain: `4803333032580770726976617465611d4d6f6e2c203231204f63742032303133
      2032303a31333a323120474d546e1768747470733a2f2f7777772e6578616d706c652e
      636f6d`,
    coded: `488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a6
      2d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3`,
    table: [LOCATION, DATE_21, "cache-control: private", ":status: 302"],
    size: 222,
  },
  {
    lines: [":status: 307", "cache-control: private", DATE_21, LOCATION],
    plain: "4803333037c1c0bf",
    coded: "4883640effc1c0bf",
    table: [":status: 307", LOCATION, DATE_21, "cache-control: private"],
    size: 222,
  },
  {
    lines: [
      ":status: 200",
      "cache-control: private",
      DATE_22,
      LOCATION,
      "content-encoding: gzip",
      COOKIE,
    ],
    plain: `88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d
      54c05a04677a69707738666f6f3d4153444a4b48514b425a584f5157454f5049554158
      5157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31`,
    coded: `88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab
      77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587
      316065c003ed4ee5b1063d5007`,
    table: [COOKIE, "content-encoding: gzip", DATE_22],
    size: 215,
  },
];

describe("responses in a table of 256 bytes, RFC 7541 C.5 and C.6", () => {
  test.each(["plain", "coded"] as const)("decode, strings %s", (strings) => {
    const to = decoder();
    to.table.resize(256);
    for (const response of RESPONSES) {
      expect(decodeLines(to, response[strings])).toEqual(response.lines);
      expect(tableLines(to)).toEqual(response.table);
      expect(to.table.sizeBytes).toBe(response.size);
    }
  });
});

describe("encoding", () => {
  const name = fc.oneof(
    fc.constantFrom("te", ":path", "x-a", "x-b", "grpc-timeout", "key-bin"),
    fc.stringMatching(/^[a-z0-9-]{1,12}$/),
  );
  const value = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)),
    maxLength: 60,
  });
  const header = fc.record({ name, value });
  const step = fc.record({
    headers: fc.array(header, { maxLength: 8 }),
    limits: fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 3 }),
  });

  test("comes back, whatever the table is limited to meanwhile", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const from = new HpackEncoder();
        const to = decoder();
        for (const { headers, limits } of steps) {
          for (const bytes of limits) from.limitTable(bytes);
          const last = limits.at(-1);
          if (last !== undefined) to.allowTable(last);
          const block = encodeHex(from, headers);
          expect(headersOf(decodeLines(to, block))).toEqual(
            headersOf(headers.map((h) => `${h.name}: ${h.value}`)),
          );
          expect(tableLines(to)).toEqual(tableLines(from));
          expect(to.table.sizeBytes).toBeLessThanOrEqual(from.table.maxBytes);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("gives the same bytes for the same calls", () => {
    const lines = headersOf(REQUESTS[2]?.lines ?? []);
    const blocks = [new HpackEncoder(), new HpackEncoder()].map((from) => [
      encodeHex(from, lines),
      encodeHex(from, lines),
    ]);
    expect(blocks[0]).toEqual(blocks[1]);
  });

  test("refuses characters that are no bytes, instead of losing them", () => {
    const header = { name: "x", value: "\u2026" };
    expect(() => new HpackEncoder().encode([header])).toThrow(/above 255/);
  });

  test("never puts a secret into a table", () => {
    const from = new HpackEncoder();
    const secret = { name: "authorization", value: "Bearer x" };
    const binary = { name: "token-bin", value: "AAAA" };
    expect(encodeHex(from, [secret]).slice(0, 4)).toBe("1f08");
    expect(encodeHex(from, [binary]).slice(0, 2)).toBe("10");
    expect(from.table.count).toBe(0);
  });

  test("does not index what changes from call to call", () => {
    const from = new HpackEncoder();
    for (let call = 0; call < 100; call++) {
      encodeHex(from, [
        { name: ":path", value: "/bank.Bank/Pay" },
        { name: "grpc-timeout", value: `${call}m` },
      ]);
    }
    expect(tableLines(from)).toEqual([":path: /bank.Bank/Pay"]);
  });
});

describe("decoding", () => {
  function fault(block: string, to = decoder()): () => void {
    return () => decodeLines(to, block);
  }

  test("refuses indexes that nothing stands at", () => {
    expect(fault("80")).toThrow(/no field 0/);
    expect(fault("be")).toThrow(/no field 62/);
    expect(fault("7f8001")).toThrow(/no field/);
  });

  test("refuses strings that end beyond their block", () => {
    expect(fault("400a6375")).toThrow(/beyond the end/);
    expect(fault("40")).toThrow(/ends inside/);
  });

  test("refuses table sizes above the limit, or after a field", () => {
    expect(fault("3fe21f")).toThrow(/above our limit/);
    expect(fault("823f00")).toThrow(/after a field/);
  });

  test("wants an update once our smaller table is in force", () => {
    const to = decoder();
    to.allowTable(100);
    expect(fault("82", to)).toThrow(/no table size update/);
    const again = decoder();
    again.allowTable(100);
    expect(decodeLines(again, "3f4582")).toEqual([":method: GET"]);
  });

  test("counts what it does not keep, and stays in step", () => {
    const to = new HpackDecoder({
      headerListBytesMax: 100,
      headerListBytesBomb: 1_000,
    });
    const block = hex(`${"828286".repeat(2)}4003666f6f03626172`);
    const { fields, listBytes } = to.decode(block, 0, block.length);
    expect(listBytes).toBe(4 * 42 + 2 * 43 + 38);
    expect(fields).toHaveLength(2);
    expect(tableLines(to)).toEqual(["foo: bar"]);
  });

  test("stops at a bomb", () => {
    const to = new HpackDecoder({
      headerListBytesMax: 100,
      headerListBytesBomb: 1_000,
    });
    expect(fault("82".repeat(30), to)).toThrow(/more than 1008 bytes/);
  });
});

describe("Huffman", () => {
  test("strings come back", () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(bytes, (some) => {
        const text = String.fromCharCode(...some);
        const buffer = new ByteBuffer();
        huffmanEncode(text, buffer);
        expect(huffmanDecode(buffer.bytes, 0, buffer.length)).toBe(text);
      }),
    );
  });

  test.each([
    { bytes: "ffffffff", why: /end symbol/ },
    { bytes: "1fff", why: /byte or more/ },
    { bytes: "18", why: /filled up with ones/ },
    { bytes: "00", why: /filled up with ones/ },
  ])("refuses $bytes", ({ bytes, why }) => {
    expect(() => huffmanDecode(hex(bytes), 0, bytes.length / 2)).toThrow(why);
  });
});
