/** How do two runs beside each other differ? */
import type { Rows } from "../engine/order.ts";
import { timeText as shortTime } from "../scene/captions.ts";
import {
  type Figures,
  figuresOf,
  type OtherRun,
  partingOf,
} from "./compare.ts";
import { type Decided, decisionAt } from "./compare-decision.ts";
import { CompareSeeds } from "./compare-seeds.tsx";
import { type CompareWords, compareWordsOf } from "./compare-words.ts";
import { dataOf } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { rowText } from "./row-text.ts";
import { timeText } from "./rows.ts";
import { branchName, inLocale } from "./words.ts";

interface Props extends RunProps {
  readonly others: readonly OtherRun[];
  readonly other: OtherRun | undefined;
  readonly onChoose: (key: string) => void;
}

/** Nothing where there is nothing else to look at. */
export function CompareBar(props: Props) {
  const { lab, others, other, onChoose } = props;
  const words = compareWordsOf(lab.locale);
  if (others.length === 0) return null;
  return (
    <div class="compare-bar">
      <label>
        <span class="caption">{words.compare}</span>
        <select
          value={other?.key ?? ""}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        >
          <option value="">{words.nothing}</option>
          {others.map((one) => (
            <option key={one.key} value={one.key}>
              {runName(props, one)}
            </option>
          ))}
        </select>
      </label>
      {other !== undefined && <Parting {...props} {...{ other, words }} />}
      {other !== undefined && <FiguresTable {...props} {...{ other, words }} />}
      {other !== undefined && <CompareSeeds {...props} other={other} />}
    </div>
  );
}

/** "main", or "A server dies, seed 7, branch-1". */
export function runName(
  { lab, words }: Pick<RunProps, "lab" | "words">,
  { branch, choice }: OtherRun,
): string {
  const own = branchName(branch, words);
  if (choice === undefined) return own;
  const { locale } = lab;
  const data = dataOf(lab, choice.scenario);
  const title = data === undefined ? "" : inLocale(data.title, locale);
  const say = compareWordsOf(locale);
  const parts = [say.seed(title, choice.seed)];
  if (typeof choice.scenario !== "string") parts.push(say.changed);
  if (branch.parent !== 0) parts.push(own);
  return parts.join(locale === "zh-CN" ? "，" : ", ");
}

interface PairProps extends Omit<RunProps, "words"> {
  readonly other: OtherRun;
  readonly words: CompareWords;
}

/** Both tell the row where they part, or what each has there. */
function Parting({ lab, actions, branch, other, words }: PairProps) {
  const { rows } = branch.report;
  const beside = other.branch.report.rows;
  const row = partingOf(rows, beside);
  if (row === undefined) return <p>{words.same}</p>;
  const line = (of: Rows) => {
    if (row >= of.sentence.length) return <dd>{words.ended}</dd>;
    const { text, lang } = rowText(of, row, lab.locale);
    const at = timeText(of.atNs[row] ?? 0);
    return <dd lang={lang}>{`${at}  ${text}`}</dd>;
  };
  const decided = decisionAt(rows, beside, row);
  return (
    <div class="difference">
      <button
        type="button"
        class="link"
        onClick={() => actions.change({ kind: "moved", row })}
      >
        {words.parts(row + 1)}
      </button>
      <dl>
        <dt>{words.here}</dt>
        {line(rows)}
        <dt>{words.there}</dt>
        {line(beside)}
      </dl>
      {decided !== undefined && <p>{decidedText(decided, words)}</p>}
    </div>
  );
}

function decidedText({ what, side }: Decided, words: CompareWords): string {
  const said = words.decisions[what];
  return side === undefined
    ? words.decides(said)
    : words.decidesOn(words[side], said);
}

const NAMES = [
  "answered",
  "failed",
  "attempts",
  "medianNs",
  "slowestNs",
  "silenceNs",
] as const;

function FiguresTable({ branch, other, words }: PairProps) {
  const here = figuresOf(branch.report.rows);
  const there = figuresOf(other.branch.report.rows);
  const known = NAMES.filter(
    (name) => here[name] !== undefined || there[name] !== undefined,
  );
  const say = (of: Figures, name: keyof Figures) => {
    const value = of[name];
    if (value === undefined) return words.none;
    return name.endsWith("Ns") ? shortTime(value) : String(value);
  };
  return (
    <table class="compare-figures">
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col">{words.here}</th>
          <th scope="col">{words.there}</th>
        </tr>
      </thead>
      <tbody>
        {known.map((name) => (
          <tr key={name}>
            <th scope="row">{words.figures[name]}</th>
            <td>{say(here, name)}</td>
            <td>{say(there, name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
