/** What is to be done, and who helps? */
import { useState } from "preact/hooks";
import { ByCommands } from "../lesson/by-commands.tsx";
import { Html } from "../lesson/html.tsx";
import { type BenchProps, SIGNS, taskName, taskState } from "./bench-props.ts";
import { Crib } from "./crib.tsx";
import type { HintText } from "./exercise-texts.ts";
import { ReadOnly } from "./read-only.tsx";
import { keepRungs, openRungs, type Rungs } from "./rungs.ts";
import { Sure } from "./sure.tsx";
import { Lock, Tabs } from "./tabs.tsx";

interface Props extends BenchProps {
  /** HTML. */
  readonly prose: string;
  readonly onDone: () => void;
}

export function TaskPane(props: Props) {
  const { words, isDone } = props;
  const [chosen, choose] = useState("instructions");
  const [rungs, setRungs] = useState(() => openRungs(props.slug));
  const [isShown, setShown] = useState(false);
  const isOpen = isDone || isShown;
  const onOpen = (task: string, count: number) => {
    const next = { ...rungs, [task]: count };
    setRungs(next);
    keepRungs(props.slug, next);
  };
  const onHints = () => choose("hints");
  const onShow = () => setShown(true);
  const lock = isOpen ? {} : { sign: <Lock label={words.lockedSign} /> };
  const panels = [
    ["instructions", <Instructions {...props} {...{ onHints }} />, {}],
    ["hints", <Hints {...props} {...{ rungs, onOpen }} />, {}],
    ["solution", <Solution {...props} {...{ isOpen, onShow }} />, lock],
  ] as const;
  return (
    <Tabs
      name="task"
      label={words.task}
      tabs={panels.map(([id, panel, more]) => {
        return { id, label: words[id], panel, ...more };
      })}
      chosen={chosen}
      onChoose={choose}
    />
  );
}

function Instructions(props: Props & { readonly onHints: () => void }) {
  const { prose, words, exercise, onHints } = props;
  return (
    <div class="instructions">
      <h3>{words.tasks}</h3>
      <ol class="task-list">
        {exercise.tasks.map(({ id, points }) => {
          const state = taskState(props, id);
          return (
            <li key={id} class={`is-${state}`}>
              <span class="sign" aria-hidden="true">
                {SIGNS[state]}
              </span>
              <span>
                <b>{taskName(props, id)}</b>
                <small>
                  {words.pointsOf(points)} · {words.taskState[state]}
                </small>
              </span>
            </li>
          );
        })}
      </ol>
      <Html html={prose} />
      <Crib words={words} locale={props.locale} />
      <button type="button" class="link" onClick={onHints}>
        {words.hints} →
      </button>
      <Elsewhere {...props} />
    </div>
  );
}

function Elsewhere({ slug, words, isDone, onDone }: Props) {
  return (
    <details class="elsewhere">
      <summary>{words.elsewhere}</summary>
      <p>{words.elsewhereHow}</p>
      <ByCommands
        {...{ slug, isDone, onDone }}
        words={{
          start: words.elsewhereStart,
          grade: words.elsewhereGrade,
          markDone: words.markDone,
        }}
      />
    </details>
  );
}

interface HintsProps extends Props {
  readonly rungs: Rungs;
  readonly onOpen: (task: string, count: number) => void;
}

function Hints(props: HintsProps) {
  const { texts, locale, rungs, onOpen } = props;
  return (
    <div class="hints">
      {texts.hints[locale].map((hint) => (
        <Ladder
          key={hint.task}
          {...{ hint }}
          words={props.words}
          open={rungs[hint.task] ?? 0}
          onOpen={(count) => onOpen(hint.task, count)}
        />
      ))}
    </div>
  );
}

interface LadderProps {
  readonly hint: HintText;
  readonly words: BenchProps["words"];
  readonly open: number;
  readonly onOpen: (count: number) => void;
}

/** One rung after the other; the last one gives the lines away. */
function Ladder({ hint, words, open, onOpen }: LadderProps) {
  const { heading, rungs } = hint;
  const isLast = open === rungs.length - 1;
  const name = words.rung[open] ?? "";
  return (
    <section>
      <h3>{heading}</h3>
      <ol aria-live="polite">
        {rungs.slice(0, open).map((rung, at) => (
          <li key={rung}>
            <small>{words.rung[at]}</small>
            <Html inline html={rung} />
          </li>
        ))}
      </ol>
      {open < rungs.length && (
        <Sure
          key={open}
          {...{ words }}
          label={words.openRung(name)}
          describes={heading}
          question={isLast ? words.sureShow : undefined}
          onYes={() => onOpen(open + 1)}
        />
      )}
    </section>
  );
}

interface SolutionProps extends Props {
  readonly isOpen: boolean;
  readonly onShow: () => void;
}

function Solution({ isOpen, onShow, ...props }: SolutionProps) {
  const { words, texts, exercise } = props;
  if (isOpen) {
    return (
      <ReadOnly
        text={texts.solution}
        name="solution.ts"
        {...{ words }}
        file={exercise.file}
      />
    );
  }
  return (
    <div class="locked">
      <p>{words.locked}</p>
      <Sure
        {...{ words }}
        label={words.showAnyway}
        describes={words.solution}
        question={words.sureSolution}
        onYes={onShow}
      />
    </div>
  );
}
