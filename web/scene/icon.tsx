/** Which signs do buttons carry? Drawn, because fonts lack some of them. */

const SHAPES = {
  play: "M4 3l9 5-9 5z",
  pause: "M5 3v10M11 3v10",
  first: "M4 3v10M13 3l-6 5 6 5z",
  previous: "M11 3l-6 5 6 5z",
  next: "M5 3l6 5-6 5z",
  last: "M12 3v10M3 3l6 5-6 5z",
  previousNotable: "M8 3l-6 5 6 5zM12 4l3 8h-6z",
  nextNotable: "M8 3l6 5-6 5zM4 4l3 8h-6z",
  callBefore: "M9.5 4.5L6 8l3.5 3.5M6 8h8M2.5 3v10",
  callAfter: "M6.5 4.5L10 8l-3.5 3.5M10 8H2M13.5 3v10",
  flag: "M4 14V2.5h8l-2.4 3L12 8.5H4z",
  undo: "M6.5 2.5L3 6l3.5 3.5M3.5 6h6a3.5 3.5 0 0 1 0 7H6",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  up: "M8 4a4 4 0 1 0 .01 0z",
  "not-started": "M8 4a4 4 0 1 0 .01 0z",
  down: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  paused: "M5 3v10M11 3v10",
  branch: "M4 2v12M4 10c0-4 7-1 7-6M11 4l-2 2M11 4l2 2",
} as const;

/** Said here, not in a style alone: no row of buttons squeezes them. */
const SIZE = { viewBox: "0 0 16 16", width: 16, height: 16 };

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon ${name}`} {...SIZE} aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
