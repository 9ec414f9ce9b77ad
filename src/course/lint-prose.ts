/** Do the words of a lesson fit its structure and its runs? */
import { Digest } from "../kernel/digest.ts";
import type { Problem } from "../scenario/problem.ts";
import type { Lesson, Step } from "./lesson.ts";
import {
  momentsIn,
  numbersIn,
  parseProse,
  plainText,
  type Section,
} from "./prose.ts";

/** Nobody reads more at once. Chinese is counted in characters. */
const WORDS_MAX = 120;
const CHARACTERS_MAX = 240;
const EXPLANATION_LENGTH_MIN = 12;

/** A text as it lies in its file, in one language. */
export interface Text {
  /** "README.zh-CN.md" */
  readonly file: string;
  readonly markdown: string;
  readonly locale: "en" | "zh-CN";
}

/** The values of a lesson, computed from its runs. */
export type Values = ReadonlyMap<string, number | string>;

/** A hash that says which English a translation follows. */
export function digestOf(markdown: string): string {
  const digest = new Digest();
  digest.text(markdown);
  return digest.hex();
}

/** The text of a translation says which English text it follows. */
export function lintFollows(english: Text, other: Text): readonly Problem[] {
  const now = digestOf(english.markdown);
  const { follows } = parseProse(other.markdown);
  if (follows === now) return [];
  const what = `follows ${follows ?? "nothing"}, and ${english.file} is ${now}`;
  const remedy = `compare the two, then write <!-- follows ${now} -->`;
  return [{ path: other.file, what, remedy }];
}

/** Everything that is wrong with one README of a lesson. */
export function lintProse(
  lesson: Lesson,
  text: Text,
  values: Values,
): readonly Problem[] {
  const prose = parseProse(text.markdown);
  const problems: Problem[] = [];
  const say = (id: string, what: string, remedy: string): void => {
    problems.push({ path: `${text.file} #${id}`, what, remedy });
  };
  const title = lesson.title[text.locale] ?? "";
  if (prose.title !== title) say("", `"${prose.title}"`, `call it "${title}"`);
  const ids = prose.sections.map(({ id }) => id).join(" ");
  const wanted = lesson.steps.map(({ id }) => id).join(" ");
  if (ids !== wanted) say("", `has the steps ${ids}`, `write ${wanted}`);
  for (const step of lesson.steps) {
    const section = prose.sections.find(({ id }) => id === step.id);
    if (section === undefined) continue;
    for (const [what, remedy] of [
      ...lengthProblems(section, text.locale),
      ...listProblems(section),
      ...optionProblems(section, step),
      ...momentProblems(section, lesson),
      ...numberProblems(section, values),
    ]) {
      say(step.id, what, remedy);
    }
  }
  return problems;
}

type Found = readonly (readonly [what: string, remedy: string])[];

function lengthProblems({ text }: Section, locale: Text["locale"]): Found {
  const plain = plainText(text);
  const isChinese = locale === "zh-CN";
  const length = isChinese
    ? plain.replace(/\s/g, "").length
    : plain.split(/\s+/).filter((word) => /\w/.test(word)).length;
  const max = isChinese ? CHARACTERS_MAX : WORDS_MAX;
  if (length === 0) return [["is empty", "say what there is to see or to do"]];
  if (length <= max) return [];
  return [[`has ${length} words`, `say it in ${max}, or in two steps`]];
}

/** "90. It paid" is drawn as the ninetieth item of a list. */
function listProblems(section: Section): Found {
  const paragraphs = allOf(section).split(/\n\s*\n/);
  return paragraphs.flatMap((paragraph): Found => {
    const first = /^\s*(\d+)[.)]\s/.exec(paragraph)?.[1];
    if (first === undefined || first === "1") return [];
    const what = `a list begins at ${first}`;
    return [[what, `"${first}\\." is a number that ends a sentence`]];
  });
}

function optionsOf(step: Step): readonly { readonly id: string }[] {
  if (step.kind === "observe") return step.why ?? [];
  return step.kind === "predict" || step.kind === "quiz" ? step.options : [];
}

function optionProblems(section: Section, step: Step): Found {
  const ids = section.options.map(({ id }) => id).join(" ");
  const wanted = optionsOf(step)
    .map(({ id }) => id)
    .join(" ");
  if (ids !== wanted) {
    return [[`has the options "${ids}"`, `write "${wanted}"`]];
  }
  return section.options.flatMap(({ id, explanation }): Found => {
    if (explanation.length < EXPLANATION_LENGTH_MIN) {
      return [[`option ${id} is not explained`, "say why, under it"]];
    }
    if (/^(?:Yes|对)[,.:，。：]/.test(explanation.trim())) {
      const what = `option ${id} is explained with a yes`;
      return [[what, "who chose another option reads it too"]];
    }
    if (momentsIn(explanation).length > 0) return [];
    const what = `option ${id} leads to no moment`;
    return [[what, "link to what shows it: [the cut](t:cut-begins)"]];
  });
}

function allOf({ text, options }: Section): string {
  const explanations = options.map(({ explanation }) => explanation);
  return [text, ...explanations].join("\n\n");
}

function momentProblems(section: Section, { moments }: Lesson): Found {
  return momentsIn(allOf(section))
    .filter((name) => !Object.hasOwn(moments, name))
    .map((name) => [`t:${name} is no moment`, "declare it in lesson.ts"]);
}

function numberProblems(section: Section, values: Values): Found {
  return numbersIn(allOf(section)).flatMap(({ said, name }): Found => {
    if (name === undefined) {
      const remedy = "say which value it is, 95<!--=balance-left-->";
      return [[`${said} is compared with no run`, remedy]];
    }
    const value = values.get(name);
    if (String(value) === said) return [];
    return [[`${said} is ${value} in the run`, `${name} is computed`]];
  });
}

/** Hints: one section a task, each with three rungs. */
export function lintHints(lesson: Lesson, text: Text): readonly Problem[] {
  const { sections } = parseProse(text.markdown);
  const tasks = lesson.exercise?.tasks ?? [];
  const ids = sections.map(({ id }) => id).join(" ");
  const wanted = tasks.map(({ id }) => id).join(" ");
  const path = text.file;
  if (ids !== wanted) {
    const what = `has hints for "${ids}"`;
    return [{ path, what, remedy: `write them for "${wanted}"` }];
  }
  return sections.flatMap(({ id, text: hints }) => {
    const rungs = hints.match(/^\d\. /gm)?.length ?? 0;
    if (rungs === RUNGS) return [];
    const what = `task ${id} has ${rungs} hints`;
    return [{ path, what, remedy: "write a nudge, a point, and a show" }];
  });
}

const RUNGS = 3;
