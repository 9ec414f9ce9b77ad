/**
 * The long fuzz: `npm run fuzz -- [--what http2|inputs] [--inputs 100000]
 * [--seed 1] [--only 17]`. Without `--what` both, 200,000 and 100,000 inputs.
 */
import { allScenarios } from "../support/scenarios.ts";
import { fuzzHttp2 } from "./fuzz-http2.ts";
import { fuzzInputs } from "./fuzz-inputs.ts";
import { EVERY_CODE } from "./sendable-codes.ts";

function flag(name: string): number | undefined {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const value = Number(process.argv[at + 1]);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} "${process.argv[at + 1]}" is no whole number`);
}

const WHATS = ["http2", "inputs"];
const HTTP2_INPUTS = 200_000;
const INPUTS = 100_000;

function wanted(): readonly string[] {
  const at = process.argv.indexOf("--what");
  if (at < 0) return WHATS;
  const what = process.argv[at + 1] ?? "";
  if (WHATS.includes(what)) return [what];
  throw new Error(`--what "${what}" is not there; use http2 or inputs`);
}

const only = flag("only");
const seed = flag("seed") ?? 1;
const again = only === undefined ? {} : { only };

function onProgress(done: number): void {
  if (done % 10_000 === 0) process.stderr.write(`${done} inputs\n`);
}

type Line = readonly [name: string, value: string | number];

function print(lines: readonly Line[], problems: readonly string[]): void {
  for (const [name, value] of lines) {
    process.stdout.write(`${name.padEnd(40)}${String(value).padStart(12)}\n`);
  }
  if (problems.length === 0) return;
  process.stderr.write(`${problems.slice(0, 20).join("\n")}\n`);
  process.exitCode = 1;
}

function secondsSince(beganMs: number): string {
  return ((Date.now() - beganMs) / 1000).toFixed(1);
}

function runHttp2(): void {
  const beganMs = Date.now();
  const inputs = only === undefined ? (flag("inputs") ?? HTTP2_INPUTS) : 1;
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
  print(lines, only === undefined ? [...crashes, ...wholes] : crashes);
}

async function runInputs(): Promise<void> {
  const beganMs = Date.now();
  const inputs = only === undefined ? (flag("inputs") ?? INPUTS) : 1;
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
  print(lines, faults);
}

for (const what of wanted()) {
  if (what === "http2") runHttp2();
  else await runInputs();
}
