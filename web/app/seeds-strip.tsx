/** What came of each seed, as a strip of signs that open its run? */
import { useRef, useState } from "preact/hooks";
import "./seeds.css";

/** What the strip shows of one seed. */
export interface SeedMark {
  readonly sign: string;
  /** "Seed 7: failed" */
  readonly name: string;
  readonly class: string;
}

interface Props {
  /** From seed 1 on. */
  readonly marks: readonly SeedMark[];
  /** How many there will be: what stands below does not move. */
  readonly all: number;
  readonly label: string;
  /** The seed whose run one sees. */
  readonly shownSeed: number | undefined;
  readonly onOpen: (seed: number) => void;
}

/** One stop of the Tab key; the arrows go from seed to seed. */
export function SeedStrip(props: Props) {
  const { marks, all, label, shownSeed, onOpen } = props;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const columns = columnsOf(list.current);
    const to = placeAfter(event, { at, columns, count: marks.length });
    if (to === undefined) return;
    setAt(to);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields are in it
    <div
      ref={list}
      class="seed-cells"
      role="group"
      aria-label={label}
      onKeyDown={move}
    >
      {marks.map((mark, index) => (
        <Cell
          key={index}
          mark={mark}
          isStop={index === at}
          isShown={shownSeed === index + 1}
          onOpen={() => {
            setAt(index);
            onOpen(index + 1);
          }}
        />
      ))}
      <Room count={all - marks.length} />
    </div>
  );
}

interface CellProps {
  readonly mark: SeedMark;
  /** The one cell at which Tab stops. */
  readonly isStop: boolean;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

function Cell({ mark, isStop, isShown, onOpen }: CellProps) {
  return (
    <button
      type="button"
      class={mark.class}
      tabIndex={isStop ? 0 : -1}
      aria-label={mark.name}
      title={mark.name}
      aria-pressed={isShown}
      onClick={onOpen}
    >
      <Sign sign={mark.sign} />
    </button>
  );
}

/** Says with colour what the words beside it say. */
export function Sign({ sign }: { readonly sign: string }) {
  return (
    <span class="sign" aria-hidden="true">
      {sign}
    </span>
  );
}

/** For those that are still to come. */
function Room({ count }: { readonly count: number }) {
  return Array.from({ length: Math.max(0, count) }, (_, index) => (
    <span key={index} class="cell-room" />
  ));
}

/** How many cells stand beside each other, as the page laid them out. */
function columnsOf(list: HTMLElement | null): number {
  const tops = [...(list?.children ?? [])].map(
    (cell) => (cell as HTMLElement).offsetTop,
  );
  const below = tops.findIndex((top) => top !== tops[0]);
  return below < 0 ? tops.length : below;
}

interface Place {
  readonly at: number;
  readonly columns: number;
  readonly count: number;
}

/** Where a key leads in rows of so many; undefined where it leads nowhere. */
export function placeAfter(
  event: KeyboardEvent,
  { at, columns, count }: Place,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  };
  const to = steps[event.key];
  if (to === undefined) return undefined;
  // Elsewhere on the page these keys scroll, or step through the run.
  event.preventDefault();
  event.stopPropagation();
  return to < 0 || to >= count ? undefined : to;
}
