/** How does one step through a run? */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { actionFor, hostsAt } from "./hosts.ts";
import { hostNames } from "./lab-state.ts";
import type { RunProps, Walk } from "./part.ts";
import { Picture } from "./picture.tsx";
import { placeAt, placeOf, rowsAt, stepFrom } from "./rows.ts";
import { RunTable } from "./run-table.tsx";
import { useStepKeys } from "./step-keys.ts";
import { Stepper } from "./stepper.tsx";

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

/** What single keys do to the world. */
function handsOf({ lab, actions, branch }: RunProps) {
  return {
    act: (n: number) => {
      const hosts = hostsAt(branch.report.rows, hostNames(lab), lab.row);
      const host = hosts[n - 1];
      if (host === undefined) return;
      void actions.intervene(`${actionFor(host.state)}:${host.name}`);
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
