/** One run teaches luck as law: how often is it so, over many seeds? */
import { useEffect, useRef, useState } from "preact/hooks";
import { Html, plainText } from "./html.tsx";
import type { StepProps } from "./step-props.ts";

/** So many at a time, so that Stop never waits long. */
const SLICE = 10;

/** A sign for each option beside its colour, in the order of the options. */
const SIGNS = ["●", "◆", "○", "▲", "■", "◇"];

interface Counting {
  /** The option that each seed gave, from seed 1 on. */
  readonly said: readonly string[];
  readonly state: "running" | "stopped" | "done";
  readonly stop: () => void;
  readonly goOn: () => void;
}

function useCounting({ facts, onAsk }: StepProps): Counting {
  const all = facts.seedsMax ?? 0;
  const [said, setSaid] = useState<readonly string[]>([]);
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    if (isStopped || said.length >= all) return undefined;
    let isCurrent = true;
    const slice = { first: said.length + 1, count: SLICE };
    void onAsk({ kind: "seeds", ...slice }).then((answer) => {
      if (!isCurrent) return;
      if (answer?.kind !== "counted") setStopped(true);
      else setSaid([...said, ...answer.said].slice(0, all));
    });
    return () => {
      isCurrent = false;
    };
  }, [said, isStopped]);
  const state = said.length >= all ? "done" : isStopped ? "stopped" : "running";
  return {
    said,
    state,
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
  };
}

export function ManySeeds(props: StepProps) {
  const { facts, words } = props;
  const counting = useCounting(props);
  const { said, state } = counting;
  const all = facts.seedsMax ?? 0;
  return (
    <section class="seeds">
      <h3>{words.seeds(all)}</h3>
      <Progress {...props} counting={counting} />
      <Bars {...props} said={said} />
      <p class="quiet">{words.openSeed}</p>
      <Cells {...props} said={said} />
      <p class="visually-hidden" role="status">
        {state === "done" && words.seedOf(all, all)}
      </p>
    </section>
  );
}

interface ProgressProps extends StepProps {
  readonly counting: Counting;
}

function Progress({ facts, words, counting }: ProgressProps) {
  const { said, state } = counting;
  const all = facts.seedsMax ?? 0;
  return (
    <p class="seeds-progress">
      <progress max={all} value={said.length} aria-label={words.seeds(all)} />
      <span>{words.seedOf(said.length, all)}</span>
      {state === "running" && (
        <button type="button" onClick={counting.stop}>
          {words.stop}
        </button>
      )}
      {state === "stopped" && (
        <button type="button" onClick={counting.goOn}>
          {words.goOn}
        </button>
      )}
    </p>
  );
}

function Bars({ section, words, said }: CellsProps) {
  return (
    <dl>
      {section.options.map(({ id, label }, index) => {
        const count = said.filter((one) => one === id).length;
        const share = said.length === 0 ? 0 : (100 * count) / said.length;
        return (
          <div key={id} class={`option-${index}`}>
            <dt>
              <Sign index={index} /> <Html inline html={label} />
            </dt>
            <dd>
              <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none">
                <title>{words.ofSeeds(count, said.length)}</title>
                <rect width={share} height="1" />
              </svg>
              <span>{words.ofSeeds(count, said.length)}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Sign({ index }: { readonly index: number }) {
  return (
    <span class="sign" aria-hidden="true">
      {SIGNS[index] ?? "·"}
    </span>
  );
}

interface CellsProps extends StepProps {
  readonly said: readonly string[];
}

/** One stop of the Tab key; the arrows go from seed to seed. */
function Cells(props: CellsProps) {
  const { said, facts, onAsk, onRun, shownSeed } = props;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const open = async (index: number) => {
    setAt(index);
    const answer = await onAsk({ kind: "seed", seed: index + 1 });
    if (answer?.kind === "tried") onRun(answer.run);
  };
  const move = (event: KeyboardEvent) => {
    const columns = columnsOf(list.current);
    const to = placeAfter(event.key, { at, columns, count: said.length });
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields are in it
    <div
      ref={list}
      class="seed-cells"
      role="group"
      aria-label={props.words.eachSeed}
      onKeyDown={move}
    >
      {said.map((id, index) => (
        <Cell
          key={index}
          {...{ ...props, id }}
          seed={index + 1}
          isStop={index === at}
          isShown={shownSeed === index + 1}
          onOpen={() => void open(index)}
        />
      ))}
      <Room count={(facts.seedsMax ?? 0) - said.length} />
    </div>
  );
}

/** For those that are still to come: what stands below does not move. */
function Room({ count }: { readonly count: number }) {
  return Array.from({ length: Math.max(0, count) }, (_, index) => (
    <span key={index} class="cell-room" />
  ));
}

interface CellProps {
  readonly section: StepProps["section"];
  readonly words: StepProps["words"];
  /** The option that this seed gave. */
  readonly id: string;
  readonly seed: number;
  /** The one cell at which Tab stops. */
  readonly isStop: boolean;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

function Cell(props: CellProps) {
  const { section, words, id, seed, isStop, isShown, onOpen } = props;
  const option = section.options.findIndex((one) => one.id === id);
  const label = plainText(section.options[option]?.label);
  const name = words.seedSays(seed, label);
  return (
    <button
      type="button"
      class={`option-${option}`}
      tabIndex={isStop ? 0 : -1}
      aria-label={name}
      title={name}
      aria-pressed={isShown}
      onClick={onOpen}
    >
      <Sign index={option} />
    </button>
  );
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

function placeAfter(key: string, { at, columns, count }: Place) {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined || to < 0 || to >= count ? undefined : to;
}
