/** Do we decode what peers encode with a dynamic table that evicts? */
import * as js from "@grpc/grpc-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HpackDecoder } from "../../src/protocols/http2/hpack-decoder.ts";
import { DynamicTable } from "../../src/protocols/http2/hpack-dynamic-table.ts";
import { metadata } from "../../src/rpc/metadata.ts";
import { peer } from "../support/peers.ts";
import { closeTheirs, theirClient, theirServer } from "./grpc-js.ts";
import { beside, endPrograms, run } from "./program.ts";
import { closeOurs, ourClient, ourServer } from "./world.ts";

beforeEach(() => {
  vi.spyOn(HpackDecoder.prototype, "decode");
  vi.spyOn(DynamicTable.prototype, "add");
});

afterEach(() => {
  vi.restoreAllMocks();
  closeTheirs();
  closeOurs();
  endPrograms();
});

/**
 * 300 values of about 100 bytes each are several times what the table of
 * 4,096 bytes holds; every third call repeats an old value, which is found in
 * the table, or no more.
 */
const CALLS = 300;
const valueFor = (call: number): string =>
  `value-${call % 3 === 0 ? call - (call % 30) : call}-`.padEnd(60, "z");

/** How many bytes of fields went into the tables of our decoders. */
function bytesAdded(): number {
  const decoders = vi.mocked(HpackDecoder.prototype.decode).mock.contexts;
  const tables = new Set(
    (decoders as HpackDecoder[]).map((decoder) => decoder.table),
  );
  const { calls, contexts } = vi.mocked(DynamicTable.prototype.add).mock;
  let bytes = 0;
  calls.forEach(([field], index) => {
    if (tables.has(contexts[index] as DynamicTable)) bytes += field.sizeBytes;
  });
  return bytes;
}

/** Three times what the table holds: most of it was evicted. */
const BYTES_MIN = 3 * 4_096;

test("grpc-js's client fills our table many times over", async () => {
  const { target, connections } = await ourServer();
  const { call } = theirClient(target);
  for (let n = 0; n < CALLS; n++) {
    const sent = new js.Metadata();
    sent.set("x-distinct", valueFor(n));
    sent.set(`x-name-${n % 50}`, "a name that changes");
    const { headers } = await call("echo", {}, { metadata: sent });
    expect(headers?.get("x-distinct")).toEqual([valueFor(n)]);
    expect(headers?.get(`x-name-${n % 50}`)).toEqual(["a name that changes"]);
  }
  expect(connections()).toBe(1);
  expect(bytesAdded()).toBeGreaterThan(BYTES_MIN);
});

test("grpcio's client fills our table many times over", async (context) => {
  const path = peer("python3-grpcio", context);
  const { target, connections } = await ourServer();
  // Its core keeps paths in the table, and metadata of others out of it.
  const calls = Array.from({ length: CALLS }, (_, n) => ({
    path: `/farcall.interop.Peer/${valueFor(n)}`,
    body: "",
    metadata: [["x-distinct", valueFor(n)]],
  }));
  const args = [beside("grpcio_client.py")];
  const input = JSON.stringify({ target, calls });
  const { stdout } = await run({ path, args, input });
  const lines = stdout.toString().trim().split("\n");
  const results = lines.map((line) => JSON.parse(line) as PythonResult);
  results.forEach(({ code, details }, n) => {
    expect([n, code]).toEqual([n, "UNIMPLEMENTED"]);
    expect(details).toContain(`"${calls[n]!.path}"`);
  });
  expect(results.length).toBe(CALLS);
  expect(connections()).toBe(1);
  expect(bytesAdded()).toBeGreaterThan(BYTES_MIN);
});

interface PythonResult {
  readonly code: string;
  readonly details: string;
}

test("grpc-js's server fills our client's table many times over", async () => {
  const { port } = await theirServer();
  const { stub } = ourClient(port);
  for (let n = 0; n < CALLS; n++) {
    let received: string | undefined;
    const value = valueFor(n);
    await stub.echo(
      {},
      {
        metadata: metadata({ "x-distinct": value }),
        onTrailers: (trailers) => {
          received = trailers.get("x-distinct");
        },
      },
    );
    expect(received).toBe(value);
  }
  expect(bytesAdded()).toBeGreaterThan(BYTES_MIN);
});
