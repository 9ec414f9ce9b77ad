/** What do the tables of the course say, measured anew? `npm run tables` */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { kindTable } from "./kind-table.ts";
import { lawTable } from "./law-table.ts";
import { lossTable } from "./loss-table.ts";
import { shareTable } from "./share-table.ts";
import type { Table } from "./table.ts";

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

const TABLES: Readonly<Record<string, Table>> = {
  loss: lossTable,
  kinds: kindTable,
  share: shareTable,
  law: lawTable,
};

/** In a process of its own: all seeds of one row, sent to the parent. */
async function measureRow(table: Table, index: number): Promise<void> {
  const runs: unknown[] = [];
  for (const seed of SEEDS) runs.push(await table.measure(index, seed));
  process.send?.(runs);
}

function inOwnProcess(name: string, index: number): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const self = fileURLToPath(import.meta.url);
    const child = fork(self, [name, String(index)]);
    child.on("message", (runs) => resolve(runs as unknown[]));
    child.on("exit", (code) => reject(new Error(`row ${index}: exit ${code}`)));
  });
}

async function writeTable(name: string, jobs: number): Promise<void> {
  const table = TABLES[name];
  if (table === undefined) {
    throw new Error(`no table "${name}"; there is ${Object.keys(TABLES)}`);
  }
  const all: unknown[][] = [];
  const waiting = table.rows.map((_, index) => index);
  const work = async (): Promise<void> => {
    for (;;) {
      const index = waiting.shift();
      if (index === undefined) return;
      all[index] = await inOwnProcess(name, index);
      process.stdout.write(`${table.rows[index]}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const text = table.write(all);
  process.stdout.write(`\n${text.split("\nEach seed")[0]}\n`);
}

/** About 23 minutes of one core; `--jobs 4` for more rows at once. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      jobs: { type: "string", default: String(availableParallelism()) },
    },
    allowPositionals: true,
  });
  const [name, index] = positionals;
  if (process.send !== undefined) {
    const table = TABLES[name ?? ""] as Table;
    await measureRow(table, Number(index));
    return;
  }
  const names = name === undefined ? Object.keys(TABLES) : [name];
  for (const one of names) await writeTable(one, Number(values.jobs));
}

await main();
