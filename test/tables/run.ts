/** What do the tables of the course say, measured anew? `npm run tables` */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { wholeNumberOf } from "../../src/cli/flag-values.ts";
import { badInput, EXIT, type Verb } from "../../src/cli/verb.ts";
import { suggest } from "../../src/scenario/nearest.ts";
import { startLongForm } from "../support/long-form.ts";
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
  const table = TABLES[name] as Table;
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

const verb: Verb = {
  summary: "measures the tables of the course anew, 50 seeds a row",
  positionals: ["[TABLE]"],
  flags: {
    jobs: { value: "N", about: "rows at once; one a core unless given" },
  },
  notes: [
    `  TABLE is one of ${Object.keys(TABLES).join(", ")}; all unless given,`,
    "  which takes about 23 minutes of one core.",
  ],
  example: "npm run tables -- share --jobs 2",
  async run(given) {
    const jobs =
      wholeNumberOf(given, "jobs", { what: "count of jobs", least: 1 }) ??
      availableParallelism();
    const known = Object.keys(TABLES);
    const [name] = given.positionals;
    if (name !== undefined && !Object.hasOwn(TABLES, name)) {
      throw badInput("TABLE", `"${name}" is no table`, suggest(name, known));
    }
    for (const one of name === undefined ? known : [name]) {
      await writeTable(one, jobs);
    }
    return EXIT.holds;
  },
};

if (process.send === undefined) await startLongForm("tables", verb);
else {
  const [name = "", index] = process.argv.slice(2);
  await measureRow(TABLES[name] as Table, Number(index));
}
