/** Does metadata survive headers? */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  pushMetadata,
  readMetadata,
} from "../../../src/protocols/grpc/metadata.ts";
import type { Header } from "../../../src/protocols/http2/connection-types.ts";
import { Metadata, metadata } from "../../../src/rpc/metadata.ts";

test("texts and bytes come back, several values in their order", () => {
  const name = fc.stringMatching(/^x-[0-9a-z_.-]{0,10}[a-z]$/);
  const text = fc
    .stringMatching(/^[\x20-\x7e]{0,20}$/)
    .map((value) => value.trim());
  const entry = fc.oneof(
    fc.tuple(
      name.filter((one) => !one.endsWith("-bin")),
      text,
    ),
    fc.tuple(
      name.map((one) => `${one}-bin`),
      fc.uint8Array({ maxLength: 20 }),
    ),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 10 }), (entries) => {
      const sent = new Metadata();
      for (const [name, value] of entries) sent.append(name, value);
      const headers: Header[] = [];
      pushMetadata(headers, sent);
      for (const { name, value } of headers) {
        if (name.endsWith("-bin")) expect(value).not.toMatch(/=$/);
      }
      expect(readMetadata(headers)?.entries ?? []).toEqual(sent.entries);
    }),
  );
});

test("base64 is taken with and without padding, and split at commas", () => {
  const read = readMetadata([{ name: "a-bin", value: "AQ==,Ag" }]);
  expect(read?.getAll("a-bin")).toEqual([
    Uint8Array.from([1]),
    Uint8Array.from([2]),
  ]);
});

test("what is not base64 is said to be so", () => {
  for (const value of ["*", "A", "AQ=A"]) {
    const headers = [{ name: "a-bin", value }];
    expect(() => readMetadata(headers)).toThrow("a-bin is not base64");
  }
});

test("the protocol's own headers are no metadata", () => {
  const headers = [":path", "te", "content-type", "grpc-timeout", "x-user"];
  const read = readMetadata(headers.map((name) => ({ name, value: "v" })));
  expect(read?.entries).toEqual([{ name: "x-user", value: "v" }]);
});

test("a name or value that cannot travel is refused with a remedy", () => {
  const bad: [string, string | Uint8Array, string][] = [
    ["X-User", "ann", "use only 0-9 a-z"],
    ["", "ann", "use only 0-9 a-z"],
    ["grpc-x", "ann", "choose another"],
    ["te", "trailers", "choose another"],
    ["x", Uint8Array.of(1), "name it x-bin"],
    ["x-bin", "ann", "drop -bin"],
    ["x", "é", "name it x-bin"],
    ["x", " ann", "remove it"],
  ];
  for (const [name, value, remedy] of bad) {
    expect(() => metadata({ [name]: value })).toThrow(remedy);
  }
});
