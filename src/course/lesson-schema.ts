/** Is this data a lesson, and if not, what is wrong with it? */
import * as z from "zod/mini";
import { formatPath, type Problem, quote } from "../scenario/problem.ts";
import type { Panel } from "./lesson.ts";

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const IN_KEBAB = "use lower-case words and dashes, such as lost-reply";

const id = z.string().check(z.regex(ID, IN_KEBAB));
const words = z.object({ en: text(), "zh-CN": text() });
const list = z.array(z.string());
const query = z.looseObject({ event: z.string() });
const fn = z.custom<unknown>((value) => typeof value === "function", {
  error: "give a function",
});
const value = z.union([z.string(), z.number(), z.boolean()]);
const cite = z.object({
  file: z.string(),
  region: z.optional(z.string()),
  isNeeded: z.optional(z.boolean()),
});
const PANELS = [
  "caption",
  "play",
  "step",
  "log",
  "code",
  "eyes",
  "answers",
  "lists",
  "attempts",
  "load",
] as const satisfies readonly Panel[];

const common = {
  id,
  scene: z.optional(z.string()),
  panels: z.optional(z.array(z.enum(PANELS))),
  cites: z.optional(z.array(cite)),
  scaling: z.optional(z.object({ measured: fn, runs: list, fitMax: z.int() })),
};

const control = z.object({
  name: text(),
  unit: z.string(),
  min: z.number(),
  max: z.number(),
  start: z.number(),
  choices: z.optional(z.array(words)),
  apply: fn,
  solution: z.number(),
});

const step = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.enum(["read", "reflect", "exercise"]) }),
  z.object({
    ...common,
    kind: z.literal("predict"),
    options: z.array(z.object({ id, is: value })),
    answer: z.object({ eval: fn, runs: z.optional(list) }),
    seedsMax: z.optional(z.int()),
  }),
  z.object({
    ...common,
    kind: z.literal("observe"),
    event: query,
    why: z.optional(z.array(z.object({ id, event: query }))),
  }),
  z.object({
    ...common,
    kind: z.literal("tweak"),
    control,
    until: fn,
    tells: z.optional(fn),
  }),
  z.object({
    ...common,
    kind: z.literal("break"),
    faultsMax: z.int(),
    claim: fn,
    tells: z.optional(fn),
    solution: list,
  }),
  z.object({
    ...common,
    kind: z.literal("quiz"),
    options: z.array(z.object({ id, isRight: z.boolean() })),
  }),
]);

const exercise = z.object({
  file: z.string().check(z.regex(/^[a-z-]+\.ts$/, "such as greeter.ts")),
  service: z.string(),
  scene: fn,
  seeds: z.array(z.int()).check(z.minLength(1)),
  tasks: z
    .array(z.object({ id, points: z.int().check(z.minimum(1)) }))
    .check(z.minLength(1)),
  runMsMax: z.optional(z.int()),
  solutionLines: z.int(),
  survivors: z.optional(z.record(z.string(), text())),
});

const lesson = z.object({
  id,
  title: words,
  minutes: z.int().check(z.minimum(1)),
  teaches: list,
  needs: list,
  recall: list,
  scenes: z.record(
    id,
    z.object({
      title: z.optional(words),
      scenario: z.looseObject({}),
      seed: z.int(),
      startMs: z.optional(z.number()),
      endMs: z.optional(z.number()),
      speed: z.optional(z.number()),
    }),
  ),
  moments: z.record(id, z.object({ scene: id, row: query })),
  values: z.record(id, z.object({ scene: id, of: fn })),
  steps: z.array(step).check(z.minLength(1)),
  exercise: z.optional(exercise),
});

function text() {
  return z.string().check(z.minLength(1, "say something"));
}

/** Everything that is wrong with the shape of a manifest. */
export function lessonProblems(data: unknown): readonly Problem[] {
  const result = z.safeParse(lesson, data, { reportInput: true });
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    path: formatPath(issue.path),
    what: `${quote(issue.input)} does not fit`,
    remedy: issue.message,
  }));
}
