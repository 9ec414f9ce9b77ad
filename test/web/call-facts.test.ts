/** Does the inspector know of a call what its rows say? */
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { callFacts, callOfRow } from "../../web/app/call-facts.ts";
import { reportOf } from "../../web/engine/report.ts";
import { answerExchange } from "../../web/engine/wire-desk.ts";

const rowsFor = async (scenario: typeof lostReply) =>
  reportOf(await runScenario(scenario, { seed: 1 })).rows;

const lost = await rowsFor(lostReply);
const PAID = { client: "phone", n: 2 };

test("its time is told without a gap, and ends in silence", () => {
  const call = callFacts(lost, PAID);
  expect(call?.status).toBe("DEADLINE_EXCEEDED");
  expect(call?.certainty).toBe("may-have-happened");
  expect(call?.executions).toBe(1);
  const stages = call?.stages ?? [];
  expect(stages.map(({ kind }) => kind)).toEqual([
    "there",
    "handler",
    "silence",
  ]);
  let atNs = call?.startNs;
  for (const { fromNs, toNs } of stages) {
    expect(fromNs).toBe(atNs);
    atNs = toNs;
  }
  expect(atNs).toBe(call?.endNs);
});

test("every row of a call leads back to it, frames too", () => {
  const call = callFacts(lost, PAID);
  const [exchange] = call?.exchanges ?? [];
  const rows = [...(call?.rows ?? []), ...(exchange?.rows ?? [])];
  for (const row of rows) expect(callOfRow(lost, row)).toEqual(PAID);
  const names = rows.map((row) => lost.kinds[lost.kind[row] ?? 0]?.name);
  expect(names).toContain("frame.sent");
  expect(names).toContain("handler.finished");
});

test("a call whose host never heard of it has no execution", async () => {
  const rows = await rowsFor(serverCrash);
  const call = callFacts(rows, { client: "phone", n: 2 });
  expect(call?.executions).toBe(0);
  expect(call?.stages.map(({ kind }) => kind)).toEqual(["silence"]);
  expect(callFacts(rows, { client: "phone", n: 99 })).toBeUndefined();
});

test("what both ends said is read from the bytes of its stream", async () => {
  const [exchange] = callFacts(lost, PAID)?.exchanges ?? [];
  if (exchange === undefined) throw new Error("it has an exchange");
  const { client, clientPort, server, stream } = exchange;
  const order = { scenario: lostReply, seed: 1, interventions: [] };
  const ask = { order, client, clientPort, server, stream };
  const answer = await answerExchange(ask);
  if (answer.kind !== "exchange") throw new Error(answer.kind);
  const fields = (frames: typeof answer.request) =>
    frames.flatMap(({ messages }) =>
      messages.flatMap((one) =>
        one.fields.map(({ name, value }) => `${name} ${value}`),
      ),
    );
  expect(fields(answer.request)).toEqual(["amount 5"]);
  expect(fields(answer.reply)).toEqual(["balance 95"]);
  const [first] = answer.packets;
  expect(first).toMatch(/^phone>bank\/\d+$/);
  expect(answer.packets.some((one) => one.startsWith("bank>"))).toBe(true);
});
