/** Does hostile input to HTTP/2 stay harmless? `npm run fuzz` is longer. */
import { expect, test } from "vitest";
import { fuzzHttp2 } from "./fuzz-http2.ts";
import { EVERY_CODE } from "./sendable-codes.ts";

test("4,000 inputs neither crash nor hang nor stay in memory", () => {
  const seed = Number(process.env.SEED ?? 1);
  const report = fuzzHttp2({ inputs: 4_000, seed });
  expect(report.crashes, `SEED=${seed}`).toEqual([]);
  expect(report.mutantsPastPreface).toBeGreaterThan(0.6 * report.inputs);
  expect([...report.codes.keys()].sort()).toEqual([...EVERY_CODE].sort());
  // Ten times looser than `npm run fuzz`: other tests run beside this one.
  expect(report.slowestMs).toBeLessThan(1_000);
  expect(report.heapGrowthBytes).toBeLessThan(64e6);
});
