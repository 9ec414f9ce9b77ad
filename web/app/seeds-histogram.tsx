/** How does a figure spread over many runs, and which seeds are where? */
import { useRef, useState } from "preact/hooks";
import type { Exploration } from "../../src/scenario/exploration.ts";
import type { ExploredRun } from "../../src/scenario/explore.ts";
import {
  type Bin,
  figureFirst,
  figuresIn,
  type Histogram,
  histogramOf,
} from "./seeds-figures.ts";
import { SeedList } from "./seeds-list.tsx";
import { placeAfter } from "./seeds-strip.tsx";
import { figureText, type SeedsWords } from "./seeds-words.ts";

interface Props {
  readonly runs: readonly ExploredRun[];
  readonly exploration: Exploration;
  /** The seed whose run one sees. */
  readonly shown: number;
  readonly words: SeedsWords;
  readonly onOpen: (seed: number) => void;
}

export function SeedsHistogram(props: Props) {
  const { runs, exploration, words } = props;
  const [chosen, setChosen] = useState("");
  const known = figuresIn(runs);
  const name = known.includes(chosen) ? chosen : figureFirst(runs);
  if (name === "") return <p>{words.noRuns}</p>;
  const histogram = histogramOf(runs, name);
  const mean = exploration.metrics.find((one) => one.name === name);
  const say = (value: number) => figureText(name, value, words);
  const { without } = histogram;
  return (
    <div class="histogram">
      <label>
        <span class="caption">{words.figure}</span>
        <select
          value={name}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {known.map((one) => (
            <option key={one} value={one}>
              {words.figures[one] ?? one}
            </option>
          ))}
        </select>
      </label>
      {mean !== undefined && (
        <p>
          {words.mean(
            say(mean.mean),
            say(mean.interval.low),
            say(mean.interval.high),
          )}
        </p>
      )}
      <Columns key={name} {...props} {...{ histogram, name }} />
      {without.length > 0 && <p>{words.without(without.length)}</p>}
    </div>
  );
}

interface ColumnsProps extends Props {
  readonly histogram: Histogram;
  readonly name: string;
}

/** One stop of the Tab key; a column lists its seeds. */
function Columns(props: ColumnsProps) {
  const { histogram, name, words } = props;
  const { bins } = histogram;
  const [at, setAt] = useState<number | undefined>();
  const list = useRef<HTMLDivElement>(null);
  const stop = Math.min(at ?? 0, bins.length - 1);
  const move = (event: KeyboardEvent) => {
    const place = { at: stop, columns: bins.length, count: bins.length };
    const to = placeAfter(event, place);
    if (to === undefined) return;
    setAt(to);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  const most = Math.max(...bins.map(({ runs }) => runs.length));
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: no fields are in it */}
      <div
        ref={list}
        class="columns"
        role="group"
        aria-label={words.histogram(words.figures[name] ?? name)}
        onKeyDown={move}
      >
        {bins.map((bin, index) => (
          <Column
            key={index}
            {...{ bin, most, name, words }}
            isStop={index === stop}
            isChosen={index === at}
            onChoose={() => setAt(index)}
          />
        ))}
      </div>
      <Ends {...props} />
      <Chosen {...props} bin={at === undefined ? undefined : bins[at]} />
    </>
  );
}

/** From where to where the columns go. */
function Ends({ histogram, name, words }: ColumnsProps) {
  const { bins } = histogram;
  const [first, last] = [bins[0], bins.at(-1)];
  return (
    <p class="columns-ends" aria-hidden="true">
      <span>{first && figureText(name, first.low, words)}</span>
      <span>{last && figureText(name, last.high, words)}</span>
    </p>
  );
}

/** The seeds of a column; before one is chosen, how to choose one. */
function Chosen(props: ColumnsProps & { readonly bin: Bin | undefined }) {
  const { histogram, name, words, shown, onOpen, bin } = props;
  const hasFailed = histogram.bins.some(({ failedCount }) => failedCount > 0);
  return (
    <>
      <p class="quiet">
        {hasFailed && `${words.hatched} `}
        {bin === undefined && words.chooseBin}
      </p>
      {bin !== undefined && (
        <p>
          {binText(name, bin, words)}{" "}
          <SeedList
            {...{ shown, words, onOpen }}
            seeds={bin.runs.map(({ seed }) => seed)}
          />
        </p>
      )}
    </>
  );
}

interface ColumnProps {
  readonly bin: Bin;
  /** How many runs the highest column has. */
  readonly most: number;
  readonly name: string;
  readonly words: SeedsWords;
  /** The one column at which Tab stops. */
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Column(props: ColumnProps) {
  const { bin, most, name, words, isStop, isChosen, onChoose } = props;
  const { runs, failedCount } = bin;
  const said = binText(name, bin, words);
  const percent = (count: number) => `${(100 * count) / most}%`;
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={said}
      title={said}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span class="column-count">{runs.length || ""}</span>
      <span
        class="column-good"
        style={{ height: percent(runs.length - failedCount) }}
      />
      <span class="column-bad" style={{ height: percent(failedCount) }} />
    </button>
  );
}

function binText(name: string, bin: Bin, words: SeedsWords): string {
  const { low, high, runs, failedCount } = bin;
  const [from, to] = [low, high].map((one) => figureText(name, one, words));
  const range = low === high ? from : words.range(from ?? "", to ?? "");
  return words.inBin(range ?? "", runs.length, failedCount);
}
