/** Can the phone tell a lost reply from a lost request? */
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import lostRequest from "../../scenarios/lost-request.ts";
import partitionHeals from "../../scenarios/partition-heals.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import type { Level } from "../../src/ports/event.ts";
import { knownLines, knownTo } from "../../web/scene/eyes.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { sceneTraceOf } from "./scene-of.ts";

const reply = await sceneTraceOf(lostReply);
const request = await sceneTraceOf(lostRequest);

/** When the second attempt is answered, with the balance in the answer. */
const ANSWER_NS = 1025e6;
const LEVELS: readonly Level[] = ["call", "message", "frame", "packet"];

test.each(LEVELS)(
  "until an answer comes both runs are one to the phone, line for line: %s",
  (level) => {
    const part = { level, untilNs: ANSWER_NS };
    const lines = knownLines(reply, "phone", part);
    expect(lines.length).toBeGreaterThan(4);
    expect(knownLines(request, "phone", part)).toEqual(lines);
  },
);

test("what tells them apart in the end is the balance, and it alone", () => {
  const part = { level: "message", untilNs: Infinity } as const;
  const one = knownLines(reply, "phone", part);
  const other = knownLines(request, "phone", part);
  const differing = one.filter((line, index) => line !== other[index]);
  expect(differing).toHaveLength(2);
  for (const line of differing) expect(line).toMatch(/balance 90$/);
  expect(one.map((line) => line.replace("balance 90", "balance 95"))).toEqual(
    other,
  );
});

test("the bank tells them apart at once", () => {
  const part = { level: "call", untilNs: 300e6 } as const;
  expect(knownLines(reply, "bank", part)).not.toEqual(
    knownLines(request, "bank", part),
  );
});

test("what a host cannot know is gone: drops, faults, the other's work", () => {
  const known = sceneModel(knownTo(reply, "phone"));
  expect(known.faults).toEqual([]);
  expect(known.flights.map(({ end }) => end)).not.toContain("dropped");
  const bank = known.hosts.find(({ name }) => name === "bank");
  expect(bank?.work).toEqual([]);
  expect(bank?.states).toEqual([]);
  expect(bank?.shown.size).toBe(0);
});

test("a host knows neither its own crash nor another's", async () => {
  for (const scenario of [serverCrash, partitionHeals]) {
    const trace = await sceneTraceOf(scenario);
    for (const { name } of sceneModel(trace).hosts) {
      const known = knownTo(trace, name);
      const kinds = known.host.map((_, row) => {
        return known.kinds[known.kind[row] ?? 0]?.name;
      });
      expect(kinds).not.toContain("host.crashed");
      expect(kinds).not.toContain("fault.began");
    }
  }
});
