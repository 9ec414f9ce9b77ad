/** What do the tables of the course say, measured anew? `npm run tables` */
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { LOSS_ROWS, type LossRow } from "./loss-rows.ts";
import { type LossRun, lossRun, measuredOf } from "./loss-runs.ts";
import { lossText, measuredSource } from "./loss-text.ts";

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

/** What the lesson says of it. */
const LESSON = new URL(
  "../../lessons/06-a-server-dies/measured.ts",
  import.meta.url,
);

const FILE = new URL("loss.golden.txt", import.meta.url);

/** In a process of its own: all seeds of one row, sent to the parent. */
async function measureRow(index: number): Promise<void> {
  const row = LOSS_ROWS[index] as LossRow;
  const runs: LossRun[] = [];
  for (const seed of SEEDS) runs.push(await lossRun(row, seed));
  process.send?.(runs);
}

function inOwnProcess(index: number): Promise<readonly LossRun[]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [String(index)]);
    child.on("message", (runs) => resolve(runs as readonly LossRun[]));
    child.on("exit", (code) => reject(new Error(`row ${index}: exit ${code}`)));
  });
}

/** About 15 minutes of one core; `--jobs 4` for more rows at once. */
async function writeLoss(jobs: number): Promise<void> {
  const all = new Map<LossRow, readonly LossRun[]>();
  const waiting = LOSS_ROWS.map((_, index) => index);
  const work = async (): Promise<void> => {
    for (;;) {
      const index = waiting.shift();
      if (index === undefined) return;
      const row = LOSS_ROWS[index] as LossRow;
      const runs = await inOwnProcess(index);
      all.set(row, runs);
      const { success } = measuredOf(row, runs);
      const name = `${row.loss} ${row.policy}`;
      process.stdout.write(`${name}: ${success.toFixed(2)} %\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const runs = new Map(LOSS_ROWS.map((row) => [row, all.get(row) ?? []]));
  const measured = LOSS_ROWS.map((row) => measuredOf(row, all.get(row) ?? []));
  const text = lossText(measured, runs);
  writeFileSync(FILE, text);
  writeFileSync(LESSON, measuredSource(measured));
  process.stdout.write(`\n${text.split("\nEach seed")[0]}\n`);
}

const [first = "", second = ""] = process.argv.slice(2);
if (process.send !== undefined) await measureRow(Number(first));
else if (first === "--jobs") await writeLoss(Number(second));
else await writeLoss(availableParallelism());
