/** How does one see what share of the traffic each server gets? */
import { timeText } from "./captions.ts";
import { loadsAt, type ServerLoad } from "./load.ts";
import type { PanelProps } from "./panel-props.ts";

export function LoadView(props: PanelProps) {
  const { scene, atNs, words } = props;
  const loads = loadsAt(scene.model, atNs);
  if (loads === undefined) return null;
  const { windowNs, servers, askedMost } = loads;
  return (
    <>
      <p class="quiet">
        {words.share(timeText(windowNs))}
        {words.stop}
        <span class="load-queue" aria-hidden="true">
          <i class="is-taken" />
        </span>
        {words.queue}
      </p>
      <ul class="loads">
        {servers.map((load) => (
          <Row key={load.server} {...props} {...{ load, askedMost }} />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends PanelProps {
  readonly load: ServerLoad;
  readonly askedMost: number;
}

function Row({ load, askedMost, words, names }: RowProps) {
  const { server, word, share, asked, executing } = load;
  const isAway = word === "down" || word === "programDown" || word === "paused";
  const percent = (share ?? 0) * 100;
  const { connections, oldestNs, joinedNs } = load;
  const facts = [
    words.asked(asked),
    words.executing(executing),
    words.connections(connections),
    oldestNs === undefined ? "" : words.oldest(timeText(oldestNs)),
  ];
  return (
    <li class={isAway ? "is-away" : ""}>
      <b>{names.get(server) ?? server}</b>
      <span class="load-word">
        {[
          word === "" || word === "joined" ? "" : words.hostWords[word],
          joinedNs === undefined ? "" : words.joined(timeText(joinedNs)),
        ]
          .filter((said) => said !== "")
          .join(words.comma)}
      </span>
      <span class="load-bar">
        <span aria-hidden="true" style={{ width: `${percent}%` }} />
      </span>
      <span class="load-share">
        {share === undefined
          ? words.nothingAsked
          : words.shareOf(percent.toFixed(1))}
      </span>
      <span class="load-facts">
        <Queue count={asked} most={askedMost} />
        {facts.filter((fact) => fact !== "").join(words.comma)}
      </span>
    </li>
  );
}

/** A tick for each; more than these are told by their number. */
const TICKS_MAX = 10;

function Queue({ count, most }: { count: number; most: number }) {
  const room = Math.min(TICKS_MAX, most);
  const shown = Math.min(count, room);
  return (
    <span class="load-queue" aria-hidden="true">
      {Array.from({ length: room }, (_, place) => (
        <i key={place} class={place < shown ? "is-taken" : ""} />
      ))}
    </span>
  );
}
