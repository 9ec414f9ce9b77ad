/** Which line of the learner's file did not work, and what does one do? */
import type { GradeResult, TestResult } from "../../src/course/grade-result.ts";
import type { Locale } from "../app/address.ts";

export interface CodeTrouble {
  /** In the learner's file, from 1. */
  readonly line: number;
  /** 0 where nobody knows. */
  readonly column: number;
  /** As the compiler or the engine says it, without the place. */
  readonly said: string;
}

const PARSED = /at line (\d+), column (\d+): (.*?)(?:; mend that line|$)/;
const THROWN = /^(.*) \(line (\d+)\)$/s;

/** Of a text that did not parse, or of the first thing that it threw. */
export function troubleIn(result: GradeResult): CodeTrouble | undefined {
  const parsed = PARSED.exec(result.message ?? "");
  if (parsed !== null) {
    const [, line, column, said = ""] = parsed;
    return { line: Number(line), column: Number(column), said };
  }
  for (const test of result.tests) {
    const trouble = troubleOf(test);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

/** What stopped a run, or a handler in it, if it was a line of the file. */
export function troubleOf({ params }: TestResult): CodeTrouble | undefined {
  const { reason, thrown = reason } = params;
  const found = THROWN.exec(String(thrown ?? ""));
  if (found === null) return undefined;
  const [, said = "", line] = found;
  return { line: Number(line), column: 0, said };
}

type Advice = readonly [RegExp, Readonly<Record<Locale, string>>];

/** "$1" is the name that the engine speaks of. */
const ADVICE: readonly Advice[] = [
  [
    /^ReferenceError: ([\w$]+) is not defined/,
    {
      en: "“$1” was never declared. Before its first use write let $1 = …;",
      "zh-CN": "“$1”没有声明过。请在第一次使用之前写 let $1 = …;",
    },
  ],
  [
    /^ReferenceError: Cannot access '([\w$]+)' before initialization/,
    {
      en: "“$1” is used above the line that declares it. Move that line up.",
      "zh-CN": "“$1”在声明之前就用到了。请把声明移到前面。",
    },
  ],
  [
    /^TypeError: Assignment to constant variable/,
    {
      en: "A const never changes. Declare what changes with let.",
      "zh-CN": "const 声明的值不能再改。要改的值请用 let 声明。",
    },
  ],
  [
    /^TypeError: ([\w$.]+) is not a function/,
    {
      en: "“$1” is called, but it is no function here.",
      "zh-CN": "这里把“$1”当作函数来调用，可它不是函数。",
    },
  ],
  [
    /this should hold: a duration is /,
    {
      en:
        "A length of time is negative, or longer than 104 days. " +
        "Math.max(0, …) keeps a difference from falling below nothing.",
      "zh-CN":
        "这里的时长是负数，或者超过了 104 天。" +
        "用 Math.max(0, …) 可以让差值不小于零。",
    },
  ],
  [
    /^Unexpected token/,
    {
      en:
        "This character is not expected here. Often a bracket, a comma or " +
        "a quotation mark is missing just before it.",
      "zh-CN": "这里有一个意外的符号。多半是它前面少了括号、逗号或引号。",
    },
  ],
  [
    /^Unterminated (?:string|template)/,
    {
      en: "A text begins here that has no closing quotation mark.",
      "zh-CN": "这里开始的文字缺少结尾的引号。",
    },
  ],
];

/** What to do about it, in this language; "" where nobody has words for it. */
export function adviceOn({ said }: CodeTrouble, locale: Locale): string {
  for (const [pattern, words] of ADVICE) {
    const found = pattern.exec(said);
    if (found !== null) return words[locale].replaceAll("$1", found[1] ?? "");
  }
  return "";
}
