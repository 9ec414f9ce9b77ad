/** Do the bytes behind a row say what the row says? */
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { answerBytes } from "../../web/engine/wire-desk.ts";
import type { BytesView } from "../../web/engine/wire-view.ts";

const ORDER = { scenario: lostReply, seed: 1, interventions: [] };
const { trace } = await runScenario(lostReply, { seed: 1 });

async function viewOf(row: number): Promise<BytesView | undefined> {
  const answer = await answerBytes({ order: ORDER, row });
  return answer.kind === "bytes" ? answer.view : undefined;
}

test("every frame of a run is read again from its bytes", async () => {
  let frames = 0;
  for (const event of ["frame.sent", "frame.received"]) {
    for (const { number, cells } of rowsThatFit(trace, { event })) {
      const [, , , type, stream, lengthBytes, flags] = cells;
      const view = await viewOf(number);
      const [frame] = view?.frames ?? [];
      expect(view?.fault).toBe("");
      expect(view?.lengthBytes).toBe(Number(lengthBytes) + 9);
      expect([frame?.type, frame?.stream]).toEqual([type, stream]);
      expect(frame?.lengthBytes).toBe(lengthBytes);
      expect(frame?.flagsNumber).toBe(flags);
      frames += 1;
    }
  }
  expect(frames).toBeGreaterThan(40);
});

test("headers and fields of request and reply have their names", async () => {
  const views: BytesView[] = [];
  for (const { number } of rowsThatFit(trace, { event: "packet.sent" })) {
    const view = await viewOf(number);
    if (view !== undefined) views.push(view);
  }
  const frames = views.flatMap((view) => view.frames);
  const headers = frames.flatMap((frame) => frame.headers);
  expect(headers).toContainEqual([":path", "/farcall.bank.Bank/Pay"]);
  expect(headers).toContainEqual(["grpc-status", "0"]);
  const messages = frames.flatMap((frame) => frame.messages);
  const fields = messages.map(({ path, isReply, fields }) =>
    [
      path,
      isReply ? "reply" : "request",
      ...fields.map((field) => `${field.number} ${field.name}: ${field.value}`),
    ].join(" "),
  );
  expect(fields).toContain("/farcall.bank.Bank/Pay request 1 amount: 5");
  expect(fields).toContain("/farcall.bank.Bank/Balance reply 1 balance: 100");
});

test("a row without bytes says so; a wrong order is refused", async () => {
  const [started] = rowsThatFit(trace, { event: "call.started" });
  const row = started?.number ?? -1;
  expect(await answerBytes({ order: ORDER, row })).toEqual({ kind: "none" });
  expect(await answerBytes({ order: ORDER, row: 1e9 })).toEqual({
    kind: "none",
  });
  const order = { ...ORDER, scenario: "nowhere" };
  expect((await answerBytes({ order, row })).kind).toBe("refused");
});
