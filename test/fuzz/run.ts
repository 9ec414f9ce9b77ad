/** The long fuzz: `npm run fuzz -- --inputs 200000 --seed 1 [--only 17]`. */
import { fuzzHttp2 } from "./fuzz-http2.ts";
import { EVERY_CODE } from "./sendable-codes.ts";

function flag(name: string): number | undefined {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const value = Number(process.argv[at + 1]);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} "${process.argv[at + 1]}" is no whole number`);
}

const only = flag("only");
const inputs = only === undefined ? (flag("inputs") ?? 200_000) : 1;
const seed = flag("seed") ?? 1;
const began = Date.now();

const report = fuzzHttp2({
  inputs,
  seed,
  ...(only === undefined ? {} : { only }),
  onProgress: (done) => {
    if (done % 10_000 === 0) process.stderr.write(`${done} inputs\n`);
  },
});

const share = (100 * report.mutantsPastPreface) / report.inputs;
const missing = EVERY_CODE.filter((code) => !report.codes.has(code));
const problems = [
  ...report.crashes.map(({ nth, target, error, hex }) => {
    return `input ${nth} (${target}) crashed: ${error}\n${hex}`;
  }),
  ...missing.map((code) => `${code} was not reached`),
  ...(share >= 60 ? [] : ["fewer than 60 % mutants got past the preface"]),
  ...(report.slowestMs < 100 ? [] : ["an input took 100 ms or more"]),
  ...(report.heapGrowthBytes < 64e6 ? [] : ["the heap grew by 64 MB or more"]),
];

const lines: [string, string | number][] = [
  ["inputs", report.inputs],
  ["seed", seed],
  ["seconds", ((Date.now() - began) / 1000).toFixed(1)],
  ["mutants past the preface", `${share.toFixed(1)} %`],
  ...[...report.byTarget].map(
    ([target, count]) => [`to the ${target}`, count] as [string, number],
  ),
  ...EVERY_CODE.map(
    (code) => [code, report.codes.get(code) ?? 0] as [string, number],
  ),
  ["slowest input, ms", report.slowestMs.toFixed(1)],
  ["which was", report.slowestNth],
  ["heap growth, MB", (report.heapGrowthBytes / 1e6).toFixed(1)],
  ["crashes", report.crashes.length],
];
for (const [name, value] of lines) {
  process.stdout.write(`${name.padEnd(28)}${String(value).padStart(12)}\n`);
}
if (only === undefined && problems.length > 0) {
  process.stderr.write(`${problems.slice(0, 20).join("\n")}\n`);
  process.exitCode = 1;
} else if (report.crashes.length > 0) {
  process.stderr.write(`${problems[0]}\n`);
  process.exitCode = 1;
}
