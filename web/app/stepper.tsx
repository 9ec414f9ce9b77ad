/** Which buttons step through a run? */
import { Icon } from "../scene/icon.tsx";
import { momentOf } from "./lab-moment.ts";
import { LEVELS } from "./link.ts";
import type { WalkProps } from "./part.ts";
import { sentenceText, timeText } from "./rows.ts";

export function Stepper(props: WalkProps) {
  const { words, walk } = props;
  const { seen, place } = walk;
  const isFirst = place === 0;
  const isLast = place >= seen.length - 1;
  const buttons = [
    ["first", words.first, isFirst, () => walk.goTo(seen[0] ?? 0)],
    [
      "previousNotable",
      words.previousNotable,
      isFirst,
      () => walk.step(-1, true),
    ],
    ["previous", words.previous, isFirst, () => walk.step(-1, false)],
    ["next", words.next, isLast, () => walk.step(1, false)],
    ["nextNotable", words.nextNotable, isLast, () => walk.step(1, true)],
    ["last", words.last, isLast, () => walk.goTo(seen.at(-1) ?? 0)],
  ] as const;
  return (
    <div class="stepper">
      <div class="buttons" role="toolbar" aria-label={words.position}>
        {buttons.map(([sign, name, isOff, act]) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={name}
            aria-disabled={isOff}
            onClick={isOff ? undefined : act}
          >
            <Icon name={sign} />
          </button>
        ))}
      </div>
      <Slider {...props} />
      <LevelSelect {...props} />
      <p class="keys">{words.keys}</p>
    </div>
  );
}

function Slider({ lab, words, walk, branch }: WalkProps) {
  const { rows } = branch.report;
  const { seen, place } = walk;
  const count = words.rowOf(place + 1, seen.length);
  const at = timeText(momentOf(rows, lab));
  const text = `${at}, ${count}, ${sentenceText(rows, seen[place] ?? 0)}`;
  return (
    <label class="slider">
      <input
        type="range"
        min={0}
        max={Math.max(0, seen.length - 1)}
        value={place}
        aria-label={words.position}
        aria-valuetext={text}
        onInput={(event) =>
          walk.goTo(seen[Number(event.currentTarget.value)] ?? 0)
        }
      />
      <span>
        <b>{at}</b> {count}
      </span>
    </label>
  );
}

function LevelSelect({ lab, actions, words }: WalkProps) {
  return (
    <label class="level">
      <span class="caption">{words.detail}</span>
      <select
        value={lab.level}
        onChange={(event) => {
          const level = event.currentTarget.value as (typeof LEVELS)[number];
          actions.change({ kind: "level", level });
        }}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {words.level[level]}
          </option>
        ))}
      </select>
    </label>
  );
}
