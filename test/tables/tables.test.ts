/** Do the stored tables still come out of the code? */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MEASURED } from "../../lessons/06-a-server-dies/measured.ts";
import { KINDS } from "../../lessons/06-a-server-dies/measured-kinds.ts";
import { MEASURED as SHARES } from "../../lessons/07-add-servers/measured.ts";
import { LAW } from "../../lessons/07-add-servers/measured-law.ts";
import { FITTED } from "../../lessons/07-add-servers/shared-ledger.ts";
import { findScenario } from "../../src/cli/find-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { DEFENCES, KIND_ROWS } from "./kind-rows.ts";
import { kindWorld } from "./kind-runs.ts";
import { kindDigestIn } from "./kind-text.ts";
import { LAW_ROWS, lawWorld } from "./law-runs.ts";
import { lawDigestIn } from "./law-text.ts";
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

const LEDGER = readFileSync(new URL("law.golden.txt", import.meta.url), "utf8");

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

const KIND = readFileSync(new URL("kind.golden.txt", import.meta.url), "utf8");

/** The seeds take turns, so that each defence meets each of them. */
const KIND_RUNS = KIND_ROWS.map((row, index) => {
  return { ...row, seed: SEEDS[index % SEEDS.length] ?? 1 };
});

test.each(KIND_RUNS)(
  "a kind of loss: $loss, $policy, seed $seed",
  async ({ seed, ...row }) => {
    const run = await runScenario(kindWorld(row), {
      seed,
      recorder: "digest-only",
    });
    const stored = kindDigestIn(KIND, row, seed);
    expect(run.digest, HOW).toBe(stored);
  },
);

test("the lesson says what was measured of each kind", () => {
  for (const { loss, policy } of KIND_ROWS) {
    const { answered, p99Ms, done } = KINDS[`${loss}-${policy}`];
    const [, found = ""] = KIND.split(
      `\n${loss.padEnd(9)}${DEFENCES[policy]} `,
    );
    const cells = found.split("\n")[0]?.trim().split(/ {2,}/);
    const said = [answered, p99Ms, done].map((pair) => pair.join(" ± "));
    expect(cells, `${loss} ${policy}`).toEqual(said);
  }
});

/** From here on: what the kinds have to teach, whatever the figures are. */
const answeredOf = (name: keyof typeof KINDS) =>
  Number(KINDS[name].answered[0]);

test("a loss that nobody tells of costs a fifth, without a policy", () => {
  expect(answeredOf("refused-drop")).toBeGreaterThan(99.9);
  for (const name of ["silent-drop", "cut-drop", "lies-drop"] as const) {
    expect(Math.abs(answeredOf(name) - 80)).toBeLessThan(0.1);
  }
  // Answers take 200 ms on average, a deadline is 1 s: exp(-5) of a fifth.
  const slow = 100 - 20 * 0.0067;
  expect(Math.abs(answeredOf("slow-drop") - slow)).toBeLessThan(0.06);
});

test("a health that lies helps nobody, counting failures does", () => {
  expect(answeredOf("lies-health")).toBeLessThan(80.1);
  expect(answeredOf("lies-eject")).toBeGreaterThan(98);
  expect(answeredOf("silent-health")).toBeGreaterThan(99);
});

test("two tries answer all, and do it twice where only answers are lost", () => {
  for (const { loss } of KIND_ROWS) {
    expect(answeredOf(`${loss}-twice`)).toBe(100);
  }
  expect(Number(KINDS["cut-twice"].done[0])).toBeGreaterThan(120);
  expect(Number(KINDS["silent-twice"].done[0])).toBeLessThan(100);
});

test("beside each cause stands a run that one can open", async () => {
  const rows = [
    ...LOSS_ROWS.map((row) => ({ ...row, text: LOSS, world: worldOf(row) })),
    ...SHARE_ROWS.map((row) => {
      return { ...row, text: SHARE, world: shareWorld(row) };
    }),
  ].filter(({ cause }) => cause !== undefined);
  expect(rows).toHaveLength(2);
  for (const { text, cause, shownBy, world } of rows) {
    const [, after = ""] = text.split(`: ${cause}.\n\n  npx farcall run `);
    const [word = ""] = after.split("\n");
    const { scenario, link } = await findScenario(word);
    expect(scenario).toEqual(world);
    expect(link?.seed).toBe(shownBy?.seed);
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

test.each(LAW_ROWS)("one ledger and %i clerks", async (clerks) => {
  for (const seed of SEEDS) {
    const run = await runScenario(lawWorld(clerks), {
      seed,
      recorder: "digest-only",
    });
    const stored = lawDigestIn(LEDGER, clerks, seed);
    expect(run.digest, `seed ${seed}; ${HOW}`).toBe(stored);
  }
});

test("the lesson says what the clerks booked", () => {
  for (const clerks of LAW_ROWS) {
    const { mean, plusMinus, byLaw } = LAW[clerks as keyof typeof LAW];
    const measured = `${mean} ± ${plusMinus}`;
    const cells = `${clerks}`.padEnd(9) + measured.padEnd(16);
    expect(LEDGER).toContain(`\n${cells}${byLaw}\n`);
  }
});

test("the law foretells within a hundredth what it is not fitted to", () => {
  for (const clerks of LAW_ROWS.filter((one) => !FITTED.includes(one))) {
    const { mean, byLaw } = LAW[clerks as keyof typeof LAW];
    expect(Math.abs(Number(byLaw) / Number(mean) - 1)).toBeLessThan(0.01);
  }
});
