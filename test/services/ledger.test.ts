/** Do clerks share a ledger in order, and does the law say its cost? */
import { describe, expect, test } from "vitest";
import {
  FITTED,
  FORESEEN,
  ledgerWorld,
} from "../../lessons/07-add-servers/shared-ledger.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { fitLaw, peakOf, throughputOf } from "../../src/check/usl.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { FairLock } from "../../src/services/fair-lock.ts";

const CALLS_EACH = 20;

/** Calls that were answered per second, from the first start on. */
async function throughput(servers: number): Promise<number> {
  const world = ledgerWorld(servers, CALLS_EACH);
  const { trace, failure } = await runScenario(world, { seed: 1 });
  if (failure !== undefined) throw failure;
  const times = (event: string) =>
    [...rowsThatFit(trace, { event, where: { method: "book" } })].map(
      ({ at }) => at / 1e9,
    );
  const answered = times("call.answered");
  expect(answered).toHaveLength(servers * CALLS_EACH);
  return (
    answered.length /
    (Number(answered.at(-1)) - Number(times("call.started")[0]))
  );
}

test("the law of 1 to 16 servers foretells 32, and that 64 do less", async () => {
  const measured = [];
  for (const n of FITTED) measured.push({ n, throughput: await throughput(n) });
  const law = fitLaw(measured);
  const foretold = throughputOf(law, FORESEEN);
  const got = await throughput(FORESEEN);
  expect(Math.abs(foretold / got - 1)).toBeLessThan(0.1);
  const peak = peakOf(law) ?? Number.NaN;
  expect(Math.round(peak)).toBe(33);
  expect(await throughput(2 * FORESEEN)).toBeLessThan(got);
});

describe("a fair lock", () => {
  test("lets readers in together, writers alone, all in their order", () => {
    const lock = new FairLock();
    const began: string[] = [];
    const say = (name: string) => () => void began.push(name);
    lock.read(say("r1"));
    lock.read(say("r2"));
    lock.write(say("w1"));
    lock.read(say("r3"));
    lock.write(say("w2"));
    expect(began).toEqual(["r1", "r2"]);
    lock.endRead();
    expect(began).toEqual(["r1", "r2"]);
    lock.endRead();
    expect(began).toEqual(["r1", "r2", "w1"]);
    lock.endWrite();
    expect(began).toEqual(["r1", "r2", "w1", "r3"]);
    lock.endRead();
    expect(began.at(-1)).toBe("w2");
    lock.endWrite();
    lock.write(say("w3"));
    expect(began.at(-1)).toBe("w3");
  });
});

test("a clerk that dies does not keep the ledger for ever", async () => {
  // The ninth sits alone in the second office.
  const world = ledgerWorld(9, 5);
  const { trace } = await runScenario(
    {
      ...world,
      defaults: { ...world.defaults, deadlineMs: 60_000 },
      // It has opened the ledger, and reckons.
      faults: [{ atMs: 110, action: { kind: "crash", host: "office-2" } }],
      untilMs: 30_000,
    },
    { seed: 1 },
  );
  const committed = [
    ...rowsThatFit(trace, {
      event: "handler.finished",
      host: "ledger",
      where: { method: "commit", status: "OK" },
    }),
  ];
  expect(committed).toHaveLength(8 * 5);
  expect(committed[0]?.at).toBeGreaterThan(10e9);
});
