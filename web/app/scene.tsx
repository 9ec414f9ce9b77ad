/** How does one step through a run? */
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Desk } from "../scene/use-desk.ts";
import { CommandPalette } from "./command-palette.tsx";
import { commandsOf } from "./commands.ts";
import { EyesBar } from "./eyes-bar.tsx";
import { actionFor, hostsAt, pauseFor } from "./hosts.ts";
import { lastRowOf } from "./lab-moment.ts";
import { LabScene, VIEWS, type View } from "./lab-scene.tsx";
import { type Branch, type Choice, hostNames } from "./lab-state.ts";
import type { RunProps, Walk } from "./part.ts";
import { placeOf, rowsAt, stepFrom } from "./rows.ts";
import { RunTable } from "./run-table.tsx";
import { useStepKeys } from "./step-keys.ts";
import { Stepper } from "./stepper.tsx";
import type { Words } from "./words.ts";
import { dropOf, holdOf, partitionFor, worldAt } from "./world.ts";

interface SceneProps extends RunProps {
  /** The branch as everybody knows it. */
  readonly whole: Branch;
}

export function Scene({ whole, ...props }: SceneProps) {
  const { words, branch } = props;
  const { locale } = props.lab;
  const all = { ...props, branch: whole };
  const walk = useWalk(props);
  const desk = useRef<Desk>(null);
  const [view, setView] = useState(viewFirst);
  const [isFinding, find] = useState(false);
  const play = playKeys(desk, setView);
  const hands = { ...handsOf(props), play, find: () => find(true) };
  const onKeyDown = useStepKeys(walk, hands);
  const tools = { walk, setView, act: hands.act, desk: desk.current };
  const frame = useFocusAfterClick();
  useRunInSight(frame, props.lab.ran);
  return (
    <section
      id="scene"
      ref={frame}
      class="scene"
      role="tabpanel"
      aria-labelledby={`tab-${branch.n}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys need focus
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <EyesBar {...all}>
        <ViewSwitch {...{ view, words }} onView={setView} />
      </EyesBar>
      <LabScene {...props} {...{ walk, view, desk }} />
      <Stepper {...props} walk={walk} />
      <RunTable {...props} walk={walk} />
      {isFinding && (
        <CommandPalette
          {...{ commands: commandsOf(all, tools), locale }}
          onClose={() => find(false)}
        />
      )}
    </section>
  );
}

const WIDE = "(min-width: 75rem)";

function viewFirst(): View {
  return matchMedia(WIDE).matches ? "both" : "topology";
}

/** What signs and digits do: they play, and choose the view. */
function playKeys(desk: RefObject<Desk | null>, setView: (view: View) => void) {
  return (key: string): boolean => {
    const view = VIEWS[Number(key) - 1];
    if (view === undefined) return desk.current?.key(key) ?? false;
    setView(view);
    return true;
  };
}

interface ViewProps {
  readonly view: View;
  readonly words: Words;
  readonly onView: (view: View) => void;
}

function ViewSwitch({ view, words, onView }: ViewProps) {
  return (
    <fieldset class="switch views" aria-label={words.view}>
      {VIEWS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === view}
          onClick={() => onView(name)}
        >
          {words.views[name]}
        </button>
      ))}
    </fieldset>
  );
}

function useWalk({ lab, actions, branch }: RunProps): Walk {
  const { rows } = branch.report;
  const { row, level, eyes } = lab;
  const seen = useMemo(() => rowsAt(rows, level, eyes), [rows, level, eyes]);
  const goTo = (to: number) => actions.change({ kind: "moved", row: to });
  return {
    seen,
    place: placeOf(seen, row),
    goTo,
    step: (direction, isNotable) =>
      goTo(stepFrom({ rows, seen, row }, direction, isNotable)),
  };
}

/** What single keys do to the world: to the host that is selected. */
function handsOf({ lab, actions, branch }: RunProps) {
  const { rows } = branch.report;
  return {
    act: (letter: string) => {
      const world = worldAt(rows, lastRowOf(rows, lab));
      const hosts = hostsAt(rows, hostNames(lab), lastRowOf(rows, lab));
      const host = hosts.find(({ name }) => name === lab.selected) ?? hosts[0];
      // Who is down can be neither paused nor resumed.
      const isRunning = host?.state === "up" || host?.state === "paused";
      const [packet] = world.packets;
      const acts: Readonly<Record<string, string | undefined>> = {
        c: host && `${actionFor(host.state)}:${host.name}`,
        z: isRunning ? `${pauseFor(host.state)}:${host.name}` : undefined,
        p: host && partitionFor(world, host.name),
        d: packet && dropOf(packet),
        h: packet && holdOf(packet),
      };
      const action = acts[letter];
      if (letter === "b") actions.branch();
      else if (lab.eyes !== "" && letter in acts) {
        actions.change({ kind: "notice", notice: { kind: "only-looking" } });
      } else if (action !== undefined) void actions.intervene(action);
      else if (letter === "z") {
        const notice = { kind: "not-running" } as const;
        actions.change({ kind: "notice", notice });
      } else if (letter === "d" || letter === "h") {
        const notice = { kind: "nothing-on-its-way" } as const;
        actions.change({ kind: "notice", notice });
      }
    },
    undo: () => actions.change({ kind: "undone" }),
  };
}

const NARROW = "(max-width: 50rem)";

/** Who runs it on a phone sees the run, not the form that stands above it. */
function useRunInSight(frame: RefObject<HTMLElement | null>, ran: Choice) {
  useEffect(() => {
    const element = frame.current;
    // A page just opened begins at its top.
    if (element === null || !navigator.userActivation?.hasBeenActive) return;
    if (!matchMedia(NARROW).matches) return;
    const { top } = element.getBoundingClientRect();
    if (top > innerHeight / 3) element.scrollIntoView({ block: "start" });
  }, [ran]);
}

/** Who started the run goes on in it; a page just opened keeps its focus. */
function useFocusAfterClick() {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost && navigator.userActivation?.hasBeenActive) {
      frame.current?.focus({ preventScroll: true });
    }
  }, []);
  return frame;
}
