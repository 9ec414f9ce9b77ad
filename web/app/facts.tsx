/** Did what must hold in this run hold, and which run is it? */
import type { CheckReport } from "../engine/check-report.ts";
import { claimText, expectedText, gotText } from "./check-words.ts";
import { dataOf } from "./lab-state.ts";
import { OrderWindow } from "./order-window.tsx";
import { orderText } from "./order-words.ts";
import type { RunProps } from "./part.ts";
import { timeText } from "./rows.ts";
import { waitingTexts } from "./waiting-words.ts";

const SIGNS = { holds: "✓", fails: "✗", undecided: "?" } as const;

export function Checks(props: RunProps) {
  const { words, branch } = props;
  const { checks } = branch.report;
  return (
    <section class="checks">
      <h2>{words.checks}</h2>
      {checks.length === 0 && <p>{words.noChecks}</p>}
      <ul>
        {checks.map((check, index) => (
          <CheckItem key={check.claim} {...props} {...{ check, index }} />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps extends RunProps {
  readonly check: CheckReport;
  /** Its place among the checks of the scenario. */
  readonly index: number;
}

function CheckItem(props: ItemProps) {
  const { lab, words, check } = props;
  const { verdict, window, idle } = check;
  const claim = claimText(check.claim, lab.locale);
  return (
    <li class={verdict}>
      <span class="sign" aria-hidden="true">
        {idle === undefined ? SIGNS[verdict] : "–"}
      </span>
      <div>
        <p>
          <span lang={claim.lang}>{claim.text}</span>{" "}
          <span class="verdict">{words[idle ?? verdict]}</span>
        </p>
        {verdict !== "holds" && <Why {...props} />}
        {window !== undefined && <OrderWindow lab={lab} spans={window} />}
        <Order {...props} />
      </div>
    </li>
  );
}

function Why({ lab, actions, words, check, index }: ItemProps) {
  const { firstBadRow } = check;
  const checks = dataOf(lab, lab.ran.scenario)?.checks;
  const expected = expectedText(checks?.[index], check, lab.locale);
  const got = gotText(check, lab.locale);
  const lang = expected.lang ?? got.lang;
  return (
    <p class="why">
      <span lang={lang}>{words.expectedGot(expected.text, got.text)}</span>{" "}
      {firstBadRow >= 0 && (
        <button
          type="button"
          class="link"
          onClick={() => actions.change({ kind: "moved", row: firstBadRow })}
        >
          {words.show}
        </button>
      )}
    </p>
  );
}

/** In the picture, or in what was found instead of what was expected. */
const TOLD: readonly string[] = ["window", "spanEnded", "spanOpen", "stuck"];

/** Each order that begins well, and where it breaks off. */
function Order({ lab, check }: ItemProps) {
  const { order = [], verdict } = check;
  if (verdict !== "fails") return null;
  const more = order.filter(({ pattern }) => !TOLD.includes(pattern));
  return (
    <>
      {more.map((saying, index) => (
        <p key={`${index}`} class="why">
          {orderText(saying, lab.locale)}
        </p>
      ))}
    </>
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
        {waitingTexts(report.waiting, lab.locale).map((text) => (
          <dd key={text}>{text}</dd>
        ))}
      </dl>
    </section>
  );
}
