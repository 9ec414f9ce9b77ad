/** What do the marks mean? */
import { useMemo } from "preact/hooks";
import type { MarkName } from "./legend.ts";
import type { SceneWords } from "./scene-words-en.ts";

interface Props {
  readonly names: readonly MarkName[];
  readonly words: SceneWords;
}

interface LegendProps extends Props {
  /** All that it may come to list while the run plays. */
  readonly ever: readonly MarkName[];
}

/** As high whatever it lists just now: what is under it does not jump. */
export function Legend({ names, ever, words }: LegendProps) {
  return useMemo(
    () => (
      <div class="scene-legend-room">
        <List {...{ names, words }} />
        <p aria-hidden="true">
          {ever.map((name) => (
            <span key={name}>{words.marks[name]}</span>
          ))}
        </p>
      </div>
    ),
    [names.join(), ever, words],
  );
}

function List({ names, words }: Props) {
  return (
    <ul class="scene-legend" aria-label={words.legend}>
      {names.map((name) => (
        <li key={name}>
          <svg viewBox="-10 -10 20 20" aria-hidden="true">
            <MarkIcon name={name} />
          </svg>
          {words.marks[name]}
        </li>
      ))}
    </ul>
  );
}

const PLUS = "M-3.5 0h7M0 -3.5v7";
const CROSS = "M-5 -5l10 10M5 -5l-10 10";
const GLASS = "M-4 -6h8l-8 12h8z";

/** Path and class of each mark; a circle stands beside the path. */
const ICONS: Readonly<Record<MarkName, readonly [string, string]>> = {
  request: ["is-request is-filled", ""],
  response: ["is-request", PLUS],
  error: ["is-problem", "M0 -8L8 0L0 8L-8 0zM-3.5 0h7"],
  frame: ["is-request is-filled", "M-5 -5h10v10h-10z"],
  packet: ["", "M-4 -4h8v8h-8z"],
  held: ["", "M-4 -6v12M4 -6v12"],
  again: ["", "M-6 -5l5 5l-5 5M1 -5l5 5l-5 5"],
  ghost: ["is-problem", CROSS],
  deadline: ["", "M0 -7a7 7 0 1 1 -7 7"],
  timeout: ["is-problem", GLASS],
  wall: ["is-quiet", "M-3 -8v16M3 -8v16"],
  connection: ["is-quiet", "M-9 0h18"],
  "half-open": ["is-quiet is-dashed", "M-9 0h18"],
  reset: ["is-problem", "M-4 -2l3 3M1 -1l3 3"],
  programDown: ["is-quiet", `M-8 -8h16v16h-16z${CROSS}`],
  down: ["is-quiet", `M-8 -8h16v16h-16z${CROSS}`],
  paused: ["", "M-3 -6v12M3 -6v12"],
};

/** As they are drawn on the scene: in a circle. */
const ROUND: readonly MarkName[] = ["request", "response", "reset"];

function MarkIcon({ name }: { readonly name: MarkName }) {
  const [look, path] = ICONS[name];
  const isRound = ROUND.includes(name);
  return (
    <g class={look}>
      {isRound && <circle r="6.5" />}
      <path d={path} />
    </g>
  );
}
