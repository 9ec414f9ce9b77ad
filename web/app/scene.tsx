/** How does one step through a run? */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { actionFor, hostsAt, pauseFor } from "./hosts.ts";
import { hostNames } from "./lab-state.ts";
import type { RunProps, Walk } from "./part.ts";
import { Picture } from "./picture.tsx";
import { placeAt, placeOf, rowsAt, stepFrom } from "./rows.ts";
import { RunTable } from "./run-table.tsx";
import { useStepKeys } from "./step-keys.ts";
import { Stepper } from "./stepper.tsx";
import { dropOf, holdOf, partitionFor, worldAt } from "./world.ts";

export function Scene(props: RunProps) {
  const { lab, words, branch } = props;
  const { rows } = branch.report;
  const walk = useWalk(props);
  const onKeyDown = useStepKeys(walk, handsOf(props));
  const frame = useFocusAfterClick();
  const { seen, goTo } = walk;
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
      <Picture
        rows={rows}
        hosts={hostNames(lab)}
        row={lab.row}
        label={words.picture}
        onSeek={(atNs) => goTo(seen[placeAt(rows, seen, atNs)] ?? 0)}
      />
      <Stepper {...props} walk={walk} />
      <RunTable {...props} walk={walk} />
    </section>
  );
}

function useWalk({ lab, actions, branch }: RunProps): Walk {
  const { rows } = branch.report;
  const { row, level } = lab;
  const seen = useMemo(() => rowsAt(rows, level), [rows, level]);
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
      const world = worldAt(rows, lab.row);
      const hosts = hostsAt(rows, hostNames(lab), lab.row);
      const host = hosts.find(({ name }) => name === lab.selected) ?? hosts[0];
      const [packet] = world.packets;
      const acts: Readonly<Record<string, string | undefined>> = {
        c: host && `${actionFor(host.state)}:${host.name}`,
        z: host && `${pauseFor(host.state)}:${host.name}`,
        p: host && partitionFor(world, host.name),
        d: packet && dropOf(packet),
        h: packet && holdOf(packet),
      };
      const action = acts[letter];
      if (action !== undefined) void actions.intervene(action);
    },
    undo: () => actions.change({ kind: "undone" }),
  };
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
