/** Do the stored tables still come out of the code? */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MEASURED } from "../../lessons/06-a-server-dies/measured.ts";
import { MEASURED as SHARES } from "../../lessons/07-add-servers/measured.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { LOSS_ROWS } from "./loss-rows.ts";
import { worldOf } from "./loss-runs.ts";
import { digestIn } from "./loss-text.ts";
import { SHARE_ROWS } from "./share-rows.ts";
import { shareWorld } from "./share-runs.ts";
import { shareDigestIn } from "./share-text.ts";

const LOSS = readFileSync(new URL("loss.golden.txt", import.meta.url), "utf8");

/** Of the fifty; `npm run tables` measures them all. */
const SEEDS = [1, 25, 50];

const SHARE = readFileSync(
  new URL("share.golden.txt", import.meta.url),
  "utf8",
);

const HOW = "if the change is meant: npm run tables, and read the diff";

test.each(LOSS_ROWS)("the loss of a server: $loss, $policy", async (row) => {
  for (const seed of SEEDS) {
    const run = await runScenario(worldOf(row), {
      seed,
      recorder: "digest-only",
    });
    const stored = digestIn(LOSS, row, seed);
    expect(run.digest, `seed ${seed}; ${HOW}`).toBe(stored);
  }
});

test("every row agrees with its prediction, or says why not", () => {
  expect(LOSS).toContain("The order of the rows holds.");
  expect(LOSS).not.toContain("DIFFERS");
  const rows = LOSS.split("\n").filter((line) => /agrees$/.test(line));
  expect(rows).toHaveLength(9);
});

test("the lesson says what was measured", () => {
  for (const row of LOSS_ROWS) {
    const name = `${row.loss}-${row.policy}` as keyof typeof MEASURED;
    const { mean, plusMinus } = MEASURED[name];
    const cells = `${row.loss.padEnd(9)}${row.says.padEnd(45)}`;
    expect(LOSS).toContain(`\n${cells}${mean} ± ${plusMinus} `);
  }
});

test.each(SHARE_ROWS)("servers added: $balancer, $renewal", async (row) => {
  // What nobody predicted is looked at less closely.
  const seeds = row.predicted === undefined ? SEEDS.slice(0, 1) : SEEDS;
  for (const seed of seeds) {
    const run = await runScenario(shareWorld(row), {
      seed,
      recorder: "digest-only",
    });
    const stored = shareDigestIn(SHARE, row, seed);
    expect(run.digest, `seed ${seed}; ${HOW}`).toBe(stored);
  }
});

test("every share agrees with its prediction, or says why not", () => {
  expect(SHARE).not.toContain("DIFFERS");
  const rows = SHARE.split("\n").filter((line) => /agrees$/.test(line));
  expect(rows).toHaveLength(3);
});

test("the lesson says which shares were measured", () => {
  for (const row of SHARE_ROWS) {
    const balancer = row.balancer.replace("_", "-");
    const name = `${balancer}-${row.renewal}` as keyof typeof SHARES;
    const { share, plusMinus } = SHARES[name];
    const cells = `${row.balancer.padEnd(13)}${row.says.padEnd(46)}`;
    expect(SHARE).toContain(`\n${cells}${share} ± ${plusMinus} `);
  }
});
