/** What went wrong, or was done, and what can one do? */
import { never } from "../../src/ports/assert.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import type { Reached } from "../engine/order.ts";
import { timeInWords } from "../scene/captions.ts";
import type { Locale } from "./address.ts";
import type { SaidText } from "./check-words.ts";
import { eyesWordsOf } from "./eyes-words.ts";
import { dataOf, type Lab } from "./lab-state.ts";
import type { Notice } from "./notice.ts";
import type { PartProps } from "./part.ts";
import { problemText } from "./problem-words.ts";
import { fieldsOf } from "./scenario-fields.ts";
import type { Words } from "./words.ts";

export function NoticeBox({ lab, actions, words }: PartProps) {
  const { notice, status, reached, locale } = lab;
  const time = (ns: number) => timeInWords(ns, locale);
  const dismiss = () => actions.change({ kind: "notice", notice: undefined });
  return (
    <div class="notices" role="status">
      {status === "running" && (
        <p class="progress">
          <progress aria-label={words.running} {...shareOf(reached)} />{" "}
          {words.running}{" "}
          {reached !== undefined && (
            // It changes four times a second: nobody wants to hear it.
            <span aria-hidden="true">
              {words.reached(time(reached.atNs), time(reached.untilNs))}
            </span>
          )}
        </p>
      )}
      {notice !== undefined && (
        <div class={`notice ${isGood(notice) ? "good" : "bad"}`}>
          {!isGood(notice) && <strong>⚠ {words.problem}</strong>}
          {linesOf(notice, words, lab).map(({ text, lang }) => (
            <p key={text} lang={lang}>
              {text}
            </p>
          ))}
          {notice.kind === "long-link" && (
            <button type="button" onClick={actions.save}>
              {words.saveFile}
            </button>
          )}
          <button type="button" onClick={dismiss}>
            {words.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}

/** Undefined, a bar only says that something is under way. */
function shareOf(reached: Reached | undefined) {
  return reached && { value: reached.atNs, max: reached.untilNs };
}

function isGood({ kind }: Notice): boolean {
  return ["shared", "long-link", "stopped"].includes(kind);
}

function linesOf(notice: Notice, words: Words, lab: Lab): readonly SaidText[] {
  const { locale } = lab;
  switch (notice.kind) {
    case "link":
      return notice.problems.map((one) =>
        one.part === "code"
          ? problemText(one.problem, locale)
          : { text: words.remedy[one.part](one.value) },
      );
    case "refused":
      return notice.problems.map((one) =>
        problemText(atField(one, words, lab), locale),
      );
    default:
      return ownLines(notice, words, locale).map((text) => ({ text }));
  }
}

/** Where the form has a field for it, by the name that it has there. */
function atField(problem: Problem, words: Words, lab: Lab): Problem {
  const data = dataOf(lab, lab.scenario);
  const fields = data === undefined ? [] : fieldsOf(data);
  const field = fields.find(({ path }) => path === problem.path);
  if (field === undefined) return problem;
  const path = `${words.field[field.name]} ${field.about}`.trim();
  return { ...problem, path };
}

type OwnNotice = Exclude<Notice, { readonly problems: unknown }>;

function ownLines(
  notice: OwnNotice,
  words: Words,
  locale: Locale,
): readonly string[] {
  switch (notice.kind) {
    case "bad-seed":
      return [words.badSeed(notice.value)];
    case "digest":
      return [words.otherDigest(notice.then, notice.here)];
    case "stopped":
      return [words.stopped];
    case "many-branches":
      return [words.manyBranches];
    case "nothing-on-its-way":
      return [words.nothingToDrop];
    case "not-running":
      return [words.notRunning];
    case "only-looking":
      return [eyesWordsOf(locale).cannotAct];
    case "long-link":
      return [words.longLink];
    case "no-link":
      return [words.noLink];
    case "shared":
      return [words.shared];
    case "share-by-hand":
      return [words.shareByHand];
    default:
      return never(notice);
  }
}
