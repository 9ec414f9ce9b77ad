/** What becomes of a damaged history? */
import { MODELS } from "../../src/check/history.ts";
import { readHistoryText } from "../../src/check/history-text.ts";
import { judgeHistory } from "../../src/check/judge-history.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { visible } from "../../src/scenario/visible.ts";
import type { Draw } from "./draw.ts";
import { mutateText } from "./mutate-data.ts";

const PARTS = [
  ...[":invoke", ":ok", ":fail", ":info", ":read", ":write", ":cas", "nil"],
  ...["[1 2]", '["x" 1]', "[", "]", '"', "\\", "{", "}", "\t", "\n", "-0"],
  ...["1e999", "9007199254740993", "\u0000", "\u202e", "null", ":timed-out"],
];

interface Line {
  readonly who: number;
  readonly type: string;
  readonly f: string;
  readonly value: string;
}

function asLog({ who, type, f, value }: Line): string {
  return `INFO  jepsen.util - ${who} :${type} :${f} ${value}`;
}

function asJson({ who, type, f, value }: Line): string {
  const json = value.replace("nil", "null").replace(/ (?=[^\]]*\])/g, ", ");
  const before = `"process": ${who}, "type": "${type}", "f": "${f}"`;
  return `{${before}, "value": ${json}}`;
}

/** Lines of a few processes on a register or on one key. */
function drawLines(draw: Draw): string {
  const lines: string[] = [];
  const isKeyed = draw.chance(0.5);
  const write = draw.chance(0.7) ? asLog : asJson;
  const inTuple = (text: string) => (isKeyed ? `["x" ${text}]` : text);
  for (let count = draw.below(20); count > 0; count -= 1) {
    const who = draw.below(4);
    const f = draw.pick(["read", "write", "cas"]);
    const pair = `${draw.below(3)} ${draw.below(3)}`;
    const value = f === "cas" ? `[${pair}]` : String(draw.below(3));
    const type = draw.pick(["ok", "ok", "fail", "info"]);
    const asked = inTuple(f === "read" ? "nil" : value);
    lines.push(write({ who, type: "invoke", f, value: asked }));
    lines.push(write({ who, type, f, value: inTuple(value) }));
  }
  return lines.join("\n");
}

/** "problems", or the verdict. */
export function historyEnd(
  draw: Draw,
  checkProblems: (problems: readonly Problem[]) => void,
): string {
  const text = mutateText(drawLines(draw), PARTS, draw);
  const read = readHistoryText(text, draw.pick(MODELS));
  if (read.ok) return judgeHistory(read.value).kind;
  // As `farcall check history` prints them.
  checkProblems(
    read.problems.map((problem) => ({
      ...problem,
      what: visible(problem.what),
    })),
  );
  return "problems";
}
