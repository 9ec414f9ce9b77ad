/** Which run is this, and where did it leave its parent? */

import type { Rows } from "../engine/order.ts";
import { Icon } from "../scene/icon.tsx";
import { interventionText } from "./action-words.ts";
import type { Locale } from "./address.ts";
import { BranchTools } from "./branch-tools.tsx";
import type { Branch } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { rowText } from "./row-text.ts";
import { timeText } from "./rows.ts";
import { branchName } from "./words.ts";

export function BranchTabs(props: RunProps) {
  const { lab, actions, words, branch } = props;
  return (
    <div class="branches">
      <Tabs {...props} />
      <div class="branch-actions">
        {lab.past.length > 0 && (
          <button
            type="button"
            aria-keyshortcuts="Control+Z Meta+Z"
            onClick={() => actions.change({ kind: "undone" })}
          >
            <Icon name="undo" />{" "}
            {lab.branches.length > 1 ? words.undo : words.undoRun}
          </button>
        )}
        <button
          type="button"
          data-key="B"
          disabled={lab.status !== "idle"}
          onClick={() => actions.branch()}
        >
          <Icon name="branch" /> {words.newBranch}
        </button>
        <button type="button" onClick={() => void actions.share()}>
          {words.share}
        </button>
      </div>
      {branch.parent !== 0 && lab.eyes === "" && <Difference {...props} />}
      {branch.parent !== 0 && <BranchTools key={branch.n} {...props} />}
    </div>
  );
}

function Tabs({ lab, actions, words }: RunProps) {
  const { current, locale } = lab;
  const branches = lab.branches.map(({ n, name, interventions }) => {
    const text = interventions.at(-1);
    const last = text && interventionText(text, locale);
    return { n, name: name ?? "", last };
  });
  const choose = (n: number) => actions.change({ kind: "tab", n });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const place = branches.findIndex(({ n }) => n === current);
    const next = branches[place + (by ?? 0)];
    if (by === undefined || next === undefined) return;
    choose(next.n);
    document.getElementById(`tab-${next.n}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={words.branches} onKeyDown={onKeyDown}>
      {branches.map(({ n, name, last }) => (
        <button
          key={n}
          id={`tab-${n}`}
          type="button"
          role="tab"
          aria-selected={n === current}
          aria-controls="scene"
          tabIndex={n === current ? 0 : -1}
          onClick={() => choose(n)}
        >
          {n > 1 && <Icon name="branch" />}
          {branchName({ n, name }, words)}
          {last !== undefined && !name && <small>{last}</small>}
        </button>
      ))}
    </div>
  );
}

/** Alone on its line a sentence names its host. */
function textIn(rows: Rows, row: number, locale: Locale): string {
  if (locale === "zh-CN") return rowText(rows, row, locale).text;
  return rows.sentence[row] ?? "";
}

/** The first row that is not the parent's, beside what it was there. */
function Difference({ lab, actions, words, branch }: RunProps) {
  const parent = lab.branches.find(({ n }) => n === branch.parent);
  const name = branchName(parent ?? { n: branch.parent }, words);
  const row = branch.differsAt;
  if (row === undefined || parent === undefined) {
    const said = branch.isBlank ? words.blankBranch : words.differsNowhere;
    const text = said.replace("{parent}", name);
    return <p class="difference">{text}</p>;
  }
  const line = ({ report: { rows } }: Branch) =>
    row >= rows.sentence.length
      ? words.ended
      : `${timeText(rows.atNs[row] ?? 0)}  ${textIn(rows, row, lab.locale)}`;
  return (
    <div class="difference">
      <button
        type="button"
        class="link"
        onClick={() => actions.change({ kind: "moved", row })}
      >
        {words.differs(row + 1).replace("{parent}", name)}
      </button>
      <dl>
        <dt>{words.was}</dt>
        <dd>{line(parent)}</dd>
        <dt>{words.is}</dt>
        <dd>{line(branch)}</dd>
      </dl>
    </div>
  );
}
