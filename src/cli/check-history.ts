/** Is a recorded history linearizable, and how is the answer told? */
import { MODELS, type Model } from "../check/history.ts";
import { readHistoryText } from "../check/history-text.ts";
import { judgeHistory, type Linearizability } from "../check/judge-history.ts";
import { explain, sayInEnglish } from "../check/linearizability-words.ts";
import { SEARCH_LIMITS } from "../check/search-limits.ts";
import { suggest } from "../scenario/nearest.ts";
import { visible } from "../scenario/visible.ts";
import { wordOf } from "./flag-values.ts";
import { readInput } from "./read-text.ts";
import {
  BadInput,
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
} from "./verb.ts";

const BYTES_MAX = 64 * 1024 * 1024;

const VERDICTS: { readonly [Kind in Linearizability["kind"]]: string } = {
  linearizable: "linearizable",
  "not-linearizable": "not linearizable",
  unknown: "unknown",
};

/** Judges the history in a file, "-" for standard input. */
export async function checkHistory(given: Given, io: Io): Promise<ExitCode> {
  const file = given.positionals[1];
  if (file === undefined) {
    const remedy = "name a file, or - for standard input";
    throw badInput("FILE", "is missing", remedy);
  }
  const model = modelOf(given);
  const limits = { ...SEARCH_LIMITS, stepsMax: stepsMaxOf(given) };
  const format = wordOf(given, "format", ["text", "json"]);
  const read = readHistoryText(await readInput(file, BYTES_MAX), model);
  if (!read.ok) throw new BadInput(read.problems.map((one) => at(file, one)));
  if (io.isWatched) io.err(`judging ${read.value.length} operations\n`);
  const judged = judgeHistory(read.value, limits);
  const lines = explain(judged).map(sayInEnglish);
  const verdict = VERDICTS[judged.kind];
  if (format === "json") {
    const result = { verdict, model, explanation: lines, judged };
    io.out(`${JSON.stringify(result, undefined, 2)}\n`);
  } else {
    for (const line of lines) io.out(`${visible(line)}\n`);
    io.out(`${verdict}\n`);
  }
  return judged.kind === "linearizable" ? EXIT.holds : EXIT.fails;
}

interface Problem {
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
}

/** The problem with the file before its line. */
function at(file: string, { path, what, remedy }: Problem): Problem {
  const where = path === "" ? file : `${file} ${path}`;
  return { path: where, what: visible(what), remedy };
}

function modelOf(given: Given): Model {
  const word = given.value("model");
  if (word === undefined) {
    throw badInput("--model", "is missing", `say one of ${MODELS.join(", ")}`);
  }
  const model = MODELS.find((one) => one === word);
  if (model !== undefined) return model;
  throw badInput("--model", `"${word}" is no model`, suggest(word, MODELS));
}

function stepsMaxOf(given: Given): number {
  const text = given.value("limit");
  if (text === undefined) return SEARCH_LIMITS.stepsMax;
  const steps = Number(text);
  if (/^\d{1,15}$/.test(text) && steps > 0) return steps;
  throw badInput("--limit", `"${text}" is no limit`, "give a count of steps");
}
