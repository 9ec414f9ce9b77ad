/** Are the recorded runs still those of the scenarios? */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pathOf, RECORDED, record } from "../../web/traces/record.ts";
import { type Recording, recordingText } from "../../web/traces/recording.ts";

test.each(RECORDED.map((scenario) => [scenario.name, scenario] as const))(
  "%s is recorded as it runs; if it should differ: npm run record",
  async (_, scenario) => {
    const kept = readFileSync(pathOf(scenario), "utf8");
    const now = await record(scenario);
    expect((JSON.parse(kept) as Recording).digest).toBe(now.digest);
    expect(kept).toBe(recordingText(now));
  },
);
