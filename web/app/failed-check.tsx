/** What went wrong in this run, said before one has looked for it? */
import { claimText } from "./check-words.ts";
import type { RunProps } from "./part.ts";
import { timeText } from "./rows.ts";

/** The first check that fails, with a way to the row that shows it. */
export function FailedCheck({ lab, actions, words, branch }: RunProps) {
  const { checks, rows } = branch.report;
  const failed = checks.filter(({ verdict }) => verdict === "fails");
  const [first] = failed;
  if (first === undefined) return null;
  const { text, lang } = claimText(first.claim, lab.locale);
  const row = first.firstBadRow;
  const at = row < 0 ? undefined : timeText(rows.atNs[row] ?? 0);
  return (
    <div class="notice bad failed-check">
      <p>
        <span aria-hidden="true">✗</span> <span lang={lang}>{text}</span>
        {words.failsAt(at)}
        {failed.length > 1 && ` ${words.moreFail(failed.length - 1)}`}
      </p>
      {at !== undefined && (
        <button
          type="button"
          onClick={() => actions.change({ kind: "moved", row })}
        >
          {words.show}
        </button>
      )}
    </div>
  );
}
