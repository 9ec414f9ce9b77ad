/** How does one see the attempts of a call? */
import { useState } from "preact/hooks";
import {
  type Attempt,
  type CallStory,
  latestStories,
  storiesOf,
} from "./attempts.ts";
import { timeText } from "./captions.ts";
import { CERTAINTY_SIGNS, type Certainty } from "./panel-names.ts";
import type { PanelProps } from "./panel-props.ts";
import type { PanelWords } from "./panel-words-en.ts";
import "./attempts.css";

/** The newest call with something to see, unless one chooses another. */
export function AttemptsView(props: PanelProps) {
  const { scene, atNs, words } = props;
  const [isAll, setAll] = useState(false);
  const [chosen, setChosen] = useState("");
  const listed = latestStories(scene.model, atNs, isAll);
  const known = storiesOf(scene.model).get(chosen);
  const isHere = known !== undefined && known.call.startNs <= atNs;
  const story = isHere ? known : listed[0];
  const choose = (id: string) => setChosen(chosen === id ? "" : id);
  return (
    <div class="attempts">
      <label class="attempts-all">
        <input
          type="checkbox"
          checked={isAll}
          onChange={({ currentTarget }) => setAll(currentTarget.checked)}
        />
        {words.allCalls}
      </label>
      {story === undefined ? (
        <p>{words.noCalls}</p>
      ) : (
        <div class="attempts-pair">
          <CallList {...{ listed, story, atNs, words }} onChoose={choose} />
          <Waterfall {...{ story, atNs, words }} names={props.names} />
        </div>
      )}
    </div>
  );
}

interface StoryProps extends Pick<PanelProps, "atNs" | "words"> {
  readonly story: CallStory;
}

interface ListProps extends StoryProps {
  readonly listed: readonly CallStory[];
  /** Another press lets go of it. */
  readonly onChoose: (id: string) => void;
}

function CallList({ listed, story, onChoose, ...props }: ListProps) {
  return (
    <ul aria-label={props.words.chooseCall}>
      {listed.map((one) => (
        <li key={one.call.id}>
          <button
            type="button"
            aria-pressed={one === story}
            onClick={() => onChoose(one.call.id)}
          >
            <CallLine story={one} {...props} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function CallLine({ story, atNs, words }: StoryProps) {
  const { call } = story;
  const { id, method, startNs } = call;
  const tries = story.attempts.filter((one) => one.startNs <= atNs).length;
  return (
    <>
      <b>{id}</b> <span>{words.callLine(method, tries)}</span>{" "}
      <span class="time">{timeText(startNs)}</span>
    </>
  );
}

interface WaterfallProps extends StoryProps {
  readonly names: PanelProps["names"];
}

/** Bars from the beginning of the call to its end or its deadline. */
export function Waterfall({ story, atNs, words, names }: WaterfallProps) {
  const { call, attempts } = story;
  const { startNs, deadlineNs, id, method, status } = call;
  const isOver = call.endNs !== undefined && call.endNs <= atNs;
  const lastNs = attempts.at(-1)?.startNs ?? startNs;
  const endNs = Math.max(call.endNs ?? lastNs, deadlineNs ?? 0, startNs + 1);
  const share = (ns: number) => (100 * (ns - startNs)) / (endNs - startNs);
  const scale = { share, endNs, atNs };
  const seen = attempts.filter((one) => one.startNs <= atNs);
  const after = timeText((call.endNs ?? atNs) - startNs);
  const state = isOver ? words.after(status, after) : words.underWay;
  const limit =
    deadlineNs === undefined
      ? words.noDeadline
      : words.deadline(timeText(deadlineNs - startNs));
  return (
    <section class="waterfall" aria-label={`${id} ${method}`}>
      <p>
        <b>{`${id} ${method}`}</b>
        {words.comma}
        {[words.started(timeText(startNs)), limit, state].join(words.comma)}
        {isOver && <Certain {...{ words }} certainty={call.certainty} />}
      </p>
      <ol>
        {seen.map((attempt, place) => (
          <Bar
            key={place}
            {...{ attempt, scale, words, names }}
            deadline={deadlineNs === undefined ? undefined : share(deadlineNs)}
            waitedNs={attempt.startNs - (seen[place - 1]?.endNs ?? startNs)}
            callNs={startNs}
          />
        ))}
      </ol>
    </section>
  );
}

function Certain({
  certainty,
  words,
}: Pick<PanelProps, "words"> & { readonly certainty: string }) {
  const sign = CERTAINTY_SIGNS[certainty as Certainty];
  if (sign === undefined) return null;
  return (
    <>
      {words.comma}
      <span aria-hidden="true">{sign}</span>{" "}
      {words.certainties[certainty as Certainty]}
    </>
  );
}

interface BarProps {
  readonly attempt: Attempt;
  readonly scale: {
    readonly share: (ns: number) => number;
    readonly endNs: number;
    readonly atNs: number;
  };
  readonly words: PanelWords;
  readonly names: PanelProps["names"];
  readonly deadline: number | undefined;
  /** Between the attempt before, or the beginning, and this one. */
  readonly waitedNs: number;
  readonly callNs: number;
}

function Bar({ attempt, scale, words, names, ...place }: BarProps) {
  const { n, server, startNs, endNs, status, certainty } = attempt;
  const { share, atNs } = scale;
  const { deadline, waitedNs, callNs } = place;
  const isOver = endNs !== undefined && endNs <= atNs;
  const toNs = Math.min(endNs ?? scale.endNs, atNs);
  const style = {
    left: `${share(startNs)}%`,
    right: `${100 - share(toNs)}%`,
  };
  const kind = !isOver ? "is-open" : status === "OK" ? "is-ok" : "is-failed";
  const since = (ns: number) => timeText(ns - callNs);
  const span = words.fromTo(since(startNs), isOver ? since(endNs) : words.open);
  return (
    <li>
      <p>
        <b>{words.attempt(n, names.get(server) ?? server)}</b>{" "}
        <span class="time">{span}</span>{" "}
        {waitedNs > 0 && <small>{words.wait(timeText(waitedNs))}</small>}{" "}
        {isOver ? status : words.underWay}
        {isOver && <Certain {...{ certainty, words }} />}
        {isOver && status !== "OK" && (
          <small> ({attempt.isExecuted ? words.ran : words.neverRan})</small>
        )}
      </p>
      <span class="waterfall-track" aria-hidden="true">
        <span class={kind} style={style} />
        {isOver && (
          <i style={{ left: `${share(toNs)}%` }}>
            {CERTAINTY_SIGNS[certainty as Certainty] ?? ""}
          </i>
        )}
        {deadline !== undefined && <em style={{ left: `${deadline}%` }} />}
      </span>
    </li>
  );
}
