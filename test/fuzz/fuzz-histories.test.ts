/** Does a damaged history give a clear error or a verdict? */
import { expect, test } from "vitest";
import { MODELS } from "../../src/check/history.ts";
import { readHistoryText } from "../../src/check/history-text.ts";
import { judgeHistory } from "../../src/check/judge-history.ts";
import { Draw } from "./draw.ts";

/** `HISTORIES=100000 npx vitest …` is the long form. */
const HISTORIES = Number(process.env["HISTORIES"] ?? 1_000);
const SEED = Number(process.env["SEED"] ?? 1);

const PARTS = [
  ...[":invoke", ":ok", ":fail", ":info", ":read", ":write", ":cas", "nil"],
  ...["[1 2]", '["x" 1]', "[", "]", '"', "\\", "{", "}", "\t", "\n", "-0"],
  ...["1e999", "9007199254740993", "\u0000", "\u202e", "null", ":timed-out"],
];

function drawLines(draw: Draw): string {
  const lines: string[] = [];
  const isKeyed = draw.chance(0.5);
  const inTuple = (text: string) => (isKeyed ? `["x" ${text}]` : text);
  for (let count = draw.below(20); count > 0; count -= 1) {
    const who = draw.below(4);
    const f = draw.pick(["read", "write", "cas"]);
    const pair = `${draw.below(3)} ${draw.below(3)}`;
    const value = f === "cas" ? `[${pair}]` : String(draw.below(3));
    const end = draw.pick(["ok", "ok", "fail", "info"]);
    const asked = inTuple(f === "read" ? "nil" : value);
    lines.push(`INFO  jepsen.util - ${who} :invoke :${f} ${asked}`);
    lines.push(`INFO  jepsen.util - ${who} :${end} :${f} ${inTuple(value)}`);
  }
  return lines.join("\n");
}

function damaged(text: string, draw: Draw): string {
  let left = text;
  for (let count = draw.below(3); count > 0; count -= 1) {
    const from = draw.below(left.length + 1);
    const to = from + draw.below(6);
    left = left.slice(0, from) + draw.pick(PARTS) + left.slice(to);
  }
  return left;
}

test("damaged histories neither crash nor hang", () => {
  const kinds = new Map<string, number>();
  const unclear: string[] = [];
  for (let nth = 0; nth < HISTORIES; nth += 1) {
    const draw = new Draw(SEED + nth);
    const text = damaged(drawLines(draw), draw);
    const read = readHistoryText(text, draw.pick(MODELS));
    const kind = read.ok ? judgeHistory(read.value).kind : "problems";
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const { what, remedy } of read.ok ? [] : read.problems) {
      const isClear = what.length > 5 && remedy.length > 5;
      if (!isClear) unclear.push(`SEED=${SEED + nth}: ${what}; ${remedy}`);
    }
  }
  expect(unclear).toEqual([]);
  // Every way out is taken: otherwise the inputs would show little.
  for (const kind of ["problems", "linearizable", "not-linearizable"]) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(HISTORIES / 100);
  }
  expect(kinds.get("unknown")).toBeUndefined();
});
