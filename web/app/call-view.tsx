/** What became of one call, and where did its time go? */
import { Fragment } from "preact";
import { useMemo } from "preact/hooks";
import { storiesOf } from "../scene/attempts.ts";
import { Waterfall } from "../scene/attempts-view.tsx";
import { NO_NAMES } from "../scene/captions.ts";
import { sceneModel } from "../scene/model.ts";
import { panelWordsOf } from "../scene/panel-words.ts";
import {
  type CallFacts,
  type CallName,
  callFacts,
  type Exchange,
  type Stage,
} from "./call-facts.ts";
import { CallSaid } from "./call-said.tsx";
import { type CallWords, callWordsOf } from "./call-words.ts";
import { ConnectionButton } from "./connection-button.tsx";
import { inspectorWordsOf } from "./inspector-words.ts";
import type { RunProps } from "./part.ts";
import { FoldedRows, RowLinks } from "./row-links.tsx";
import { timeText } from "./rows.ts";

export function CallView(props: RunProps & { readonly name: CallName }) {
  const { lab, branch, name } = props;
  const { rows } = branch.report;
  const words = callWordsOf(lab.locale);
  const { client, n } = name;
  const call = useMemo(() => callFacts(rows, { client, n }), [rows, client, n]);
  // Another branch may never have made it.
  if (call === undefined) {
    return <p>{inspectorWordsOf(lab.locale).states.none}</p>;
  }
  return (
    <>
      <dl class="pairs">
        <Outcome {...{ call, words }} />
      </dl>
      <h3>{words.time}</h3>
      <TimeBar {...{ call, words }} />
      <Tries {...props} />
      {call.exchanges.length === 0 && <p>{words.noAttempt}</p>}
      {call.exchanges.map((exchange, index) => (
        <Attempt
          key={`${exchange.clientPort}/${exchange.stream}`}
          {...props}
          exchange={exchange}
          nth={index + 1}
        />
      ))}
      <dl>
        <dt>{words.events}</dt>
        <RowLinks {...props} rows={call.rows} />
      </dl>
    </>
  );
}

/** Its attempts side by side, where a balancer picked servers for them. */
function Tries({ lab, branch, name }: RunProps & { readonly name: CallName }) {
  const model = sceneModel(branch.report.rows);
  const story = storiesOf(model).get(`${name.client}#${name.n}`);
  if (story === undefined) return null;
  const words = panelWordsOf(lab.locale);
  return (
    <div class="scene-panel">
      <Waterfall {...{ story, words }} atNs={Infinity} names={NO_NAMES} />
    </div>
  );
}

interface CallProps {
  readonly call: CallFacts;
  readonly words: CallWords;
}

function Outcome({ call, words }: CallProps) {
  const { method, from, to, startNs, deadlineNs, endNs, status } = call;
  const timeout = deadlineNs === undefined ? 0 : deadlineNs - startNs;
  const facts = [
    [words.method, method],
    [words.ways, `${from} → ${to}`],
    [words.status, status || words.unknown],
    [words.certainty, words.certainties[call.certainty] ?? call.certainty],
    [words.truth, words.executed(call.executions)],
    [
      words.deadline,
      deadlineNs === undefined
        ? words.noDeadline
        : words.by(timeText(timeout), timeText(deadlineNs)),
    ],
    [
      words.took,
      endNs === undefined ? words.notOver : timeText(endNs - startNs),
    ],
  ] as const;
  return (
    <>
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
      {status !== "" && <Evidence {...{ call, words }} />}
    </>
  );
}

function Evidence({ call: { reason }, words }: CallProps) {
  return (
    <>
      <dt>{words.evidence}</dt>
      {reason === "" ? (
        <dd>{words.answerCame}</dd>
      ) : (
        <dd lang="en">{reason}</dd>
      )}
    </>
  );
}

/** The bar says nothing that the list under it does not. */
function TimeBar({ call, words }: CallProps) {
  const { stages, startNs } = call;
  const endNs = stages.at(-1)?.toNs ?? startNs;
  const share = (ns: number) => `${(100 * ns) / (endNs - startNs || 1)}%`;
  const lengthNs = ({ fromNs, toNs }: Stage) => toNs - fromNs;
  return (
    <>
      <div class="time-bar" aria-hidden="true">
        {stages.map((stage) => (
          <span
            key={stage.fromNs}
            class={`is-${stage.kind}`}
            style={{ width: share(lengthNs(stage)) }}
          />
        ))}
      </div>
      <ul class="stages">
        {stages.map((stage) => (
          <li key={stage.fromNs}>
            <span class={`stage-sign is-${stage.kind}`} aria-hidden="true" />
            {words.stages[stage.kind]}
            <span class="time">{timeText(lengthNs(stage))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface AttemptProps extends RunProps {
  readonly exchange: Exchange;
  readonly nth: number;
}

function Attempt(props: AttemptProps) {
  const { lab, exchange, nth, branch } = props;
  const words = callWordsOf(lab.locale);
  const { rows } = branch.report;
  const frames = exchange.rows.filter(
    (row) => rows.kinds[rows.kind[row] ?? 0]?.name === "frame.sent",
  );
  return (
    <section class="attempt">
      <h3>{words.attempt(nth)}</h3>
      <p>
        <ConnectionButton {...props} connection={exchange} />
        {", "}
        {words.on(exchange.stream)}
      </p>
      {lab.eyes === "" && <CallSaid {...props} />}
      <FoldedRows {...props} title={words.frames} rows={frames} />
    </section>
  );
}
