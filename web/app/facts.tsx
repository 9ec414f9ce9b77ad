/** Did what must hold in this run hold, and which run is it? */
import type { CheckReport } from "../engine/order.ts";
import type { RunProps } from "./part.ts";
import { timeText } from "./rows.ts";

const SIGNS = { holds: "✓", fails: "✗", undecided: "?" } as const;

export function Checks(props: RunProps) {
  const { words, branch } = props;
  const { checks } = branch.report;
  return (
    <section class="checks">
      <h2>{words.checks}</h2>
      {checks.length === 0 && <p>{words.noChecks}</p>}
      <ul>
        {checks.map((check) => (
          <CheckItem key={check.claim} {...props} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckItem({
  actions,
  words,
  check,
}: RunProps & { check: CheckReport }) {
  const { claim, verdict, expected, got, firstBadRow } = check;
  return (
    <li class={verdict}>
      <span class="sign" aria-hidden="true">
        {SIGNS[verdict]}
      </span>
      <div>
        <p>
          {claim} <span class="verdict">{words[verdict]}</span>
        </p>
        {verdict !== "holds" && (
          <p class="why">
            {words.expectedGot(expected, got)}{" "}
            {firstBadRow >= 0 && (
              <button
                type="button"
                class="link"
                onClick={() =>
                  actions.change({ kind: "moved", row: firstBadRow })
                }
              >
                {words.show}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

export function Facts({ lab, words, branch }: RunProps) {
  const { report } = branch;
  const reason = words.endReason[report.endReason] ?? report.endReason;
  return (
    <section class="facts">
      <h2>{words.run_}</h2>
      {report.failure !== "" && (
        <p class="failure">
          <strong>⚠ {words.failed}:</strong> {report.failure}
        </p>
      )}
      <dl>
        <dt>{words.digest}</dt>
        <dd>
          <code class="digest">{report.digest}</code>
        </dd>
        <dt>{words.seed}</dt>
        <dd>{lab.ran.seed}</dd>
        <dt>{words.end}</dt>
        <dd>
          {timeText(report.endedAtNs)}: {reason}
        </dd>
        <dt>{words.rows}</dt>
        <dd>{report.rowCount}</dd>
        {report.waiting.length > 0 && <dt>{words.waiting}</dt>}
        {report.waiting.map((task) => (
          <dd key={task}>{task}</dd>
        ))}
      </dl>
    </section>
  );
}
