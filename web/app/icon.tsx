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
  branch: "M4 2v12M4 10c0-4 7-1 7-6M11 4l-2 2M11 4l2 2",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon ${name}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
