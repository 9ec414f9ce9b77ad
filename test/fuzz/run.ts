/** The long fuzz, `npm run fuzz`: does damaged input of any kind crash us? */
import { seedOf, wholeNumberOf, wordOf } from "../../src/cli/flag-values.ts";
import { EXIT, type ExitCode, type Verb } from "../../src/cli/verb.ts";
import { startLongForm } from "../support/long-form.ts";
import { allScenarios } from "../support/scenarios.ts";
import { fuzzHttp2 } from "./fuzz-http2.ts";
import { fuzzInputs } from "./fuzz-inputs.ts";
import { EVERY_CODE } from "./sendable-codes.ts";

const HTTP2_INPUTS = 200_000;
const INPUTS = 100_000;

interface Asked {
  readonly inputs: number | undefined;
  readonly seed: number;
  /** The one input to run again. */
  readonly only: number | undefined;
}

const verb: Verb = {
  summary: "feeds damaged bytes, scenarios, configs, links and histories",
  positionals: [],
  flags: {
    what: { value: "all|http2|inputs", about: "all unless given" },
    inputs: {
      value: "N",
      about: `how many; ${HTTP2_INPUTS} of HTTP/2 and ${INPUTS} others`,
    },
    seed: { value: "N", about: "draws the inputs; 1 unless given" },
    only: { value: "N", about: "that input alone, to see it again" },
  },
  example: "npm run fuzz -- --what inputs --inputs 1000 --seed 2",
  async run(given) {
    const what = wordOf(given, "what", ["all", "http2", "inputs"]);
    const asked = {
      inputs: wholeNumberOf(given, "inputs", {
        what: "count of inputs",
        least: 1,
      }),
      seed: seedOf(given) ?? 1,
      only: wholeNumberOf(given, "only", {
        what: "number of an input",
        least: 0,
      }),
    };
    const ends: ExitCode[] = [];
    if (what !== "inputs") ends.push(runHttp2(asked));
    if (what !== "http2") ends.push(await runInputs(asked));
    return ends.find((end) => end !== EXIT.holds) ?? EXIT.holds;
  },
};

function onProgress(done: number): void {
  if (done % 10_000 === 0) process.stderr.write(`${done} inputs\n`);
}

type Line = readonly [name: string, value: string | number];

function print(lines: readonly Line[], problems: readonly string[]): ExitCode {
  for (const [name, value] of lines) {
    process.stdout.write(`${name.padEnd(40)}${String(value).padStart(12)}\n`);
  }
  if (problems.length === 0) return EXIT.holds;
  process.stderr.write(`${problems.slice(0, 20).join("\n")}\n`);
  return EXIT.fails;
}

function secondsSince(beganMs: number): string {
  return ((Date.now() - beganMs) / 1000).toFixed(1);
}

function runHttp2({ inputs: asked, seed, only }: Asked): ExitCode {
  const beganMs = Date.now();
  const inputs = only === undefined ? (asked ?? HTTP2_INPUTS) : 1;
  const again = only === undefined ? {} : { only };
  const report = fuzzHttp2({ inputs, seed, ...again, onProgress });
  const share = (100 * report.mutantsPastPreface) / report.inputs;
  const missing = EVERY_CODE.filter((code) => !report.codes.has(code));
  const crashes = report.crashes.map(({ nth, target, error, hex }) => {
    return `input ${nth} (${target}) crashed: ${error}\n${hex}`;
  });
  // One input alone reaches neither every code nor any share.
  const wholes = [
    ...missing.map((code) => `${code} was not reached`),
    ...(share >= 60 ? [] : ["fewer than 60 % mutants got past the preface"]),
    ...(report.slowestMs < 100 ? [] : ["an input took 100 ms or more"]),
    ...(report.heapGrowthBytes < 64e6 ? [] : ["the heap grew by 64 MB"]),
  ];
  const lines: Line[] = [
    ["http2: inputs", report.inputs],
    ["seed", seed],
    ["seconds", secondsSince(beganMs)],
    ["mutants past the preface", `${share.toFixed(1)} %`],
    ...[...report.byTarget].map(
      ([target, count]): Line => [`to the ${target}`, count],
    ),
    ...EVERY_CODE.map((code): Line => [code, report.codes.get(code) ?? 0]),
    ["slowest input, ms", report.slowestMs.toFixed(1)],
    ["which was", report.slowestNth],
    ["heap growth, MB", (report.heapGrowthBytes / 1e6).toFixed(1)],
    ["crashes", report.crashes.length],
  ];
  return print(lines, only === undefined ? [...crashes, ...wholes] : crashes);
}

async function runInputs(asked: Asked): Promise<ExitCode> {
  const { seed, only } = asked;
  const beganMs = Date.now();
  const inputs = only === undefined ? (asked.inputs ?? INPUTS) : 1;
  const again = only === undefined ? {} : { only };
  const scenarios = await allScenarios();
  const options = { inputs, seed, scenarios, ...again, onProgress };
  const { ends, faults, slowestMs, slowestNth } = await fuzzInputs(options);
  const lines: Line[] = [
    ["scenarios, configs, links, histories", inputs],
    ["seed", seed],
    ["seconds", secondsSince(beganMs)],
    ...[...ends].sort(),
    ["slowest input, ms", slowestMs.toFixed(1)],
    ["which was", slowestNth],
    ["faults", faults.length],
  ];
  return print(lines, faults);
}

await startLongForm("fuzz", verb);
