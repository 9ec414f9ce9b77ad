/** How does one step through a run? */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { PartProps } from "./app.tsx";
import { actionFor } from "./host-cards.tsx";
import { hostsAt } from "./hosts.ts";
import type { Branch } from "./lab-state.ts";
import { Picture } from "./picture.tsx";
import { placeOf, rowsAt, stepFrom } from "./rows.ts";
import { RunTable } from "./run-table.tsx";
import { useStepKeys } from "./step-keys.ts";
import { Stepper } from "./stepper.tsx";

type Props = PartProps & { readonly branch: Branch };

/** What the controls, keys and the table have in common. */
export interface Walk {
  readonly seen: readonly number[];
  /** The place in `seen` of the current row. */
  readonly place: number;
  goTo(row: number): void;
  step(direction: 1 | -1, isNotable: boolean): void;
}

export function Scene(props: Props) {
  const { lab, actions, words, branch } = props;
  const { rows } = branch.report;
  const { row, level } = lab;
  const seen = useMemo(() => rowsAt(rows, level), [rows, level]);
  const goTo = (to: number) => actions.change({ kind: "moved", row: to });
  const walk: Walk = {
    seen,
    place: placeOf(seen, row),
    goTo,
    step: (direction, isNotable) =>
      goTo(stepFrom({ rows, seen, row }, direction, isNotable)),
  };
  const names = hostNames(lab);
  const act = (n: number) => {
    const host = hostsAt(rows, names, row)[n - 1];
    if (host === undefined) return;
    void actions.intervene(actionFor(host.state), host.name);
  };
  const undo = () => actions.change({ kind: "undone" });
  const onKeyDown = useStepKeys(walk, { act, undo });
  const frame = useFocusAfterClick();
  const seek = (atNs: number) => {
    const after = rows.atNs.findIndex((at) => at > atNs);
    const last = after < 0 ? rows.atNs.length - 1 : after - 1;
    goTo(seen[placeOf(seen, last)] ?? 0);
  };
  return (
    <section
      id="scene"
      ref={frame}
      class="scene"
      role="tabpanel"
      aria-labelledby={`tab-${branch.n}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: single keys act only here
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <Picture
        rows={rows}
        hosts={names}
        row={row}
        label={words.picture}
        onSeek={seek}
      />
      <Stepper {...props} walk={walk} />
      <RunTable {...props} walk={walk} />
    </section>
  );
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

export function hostNames({ cards, ran }: Props["lab"]): readonly string[] {
  return cards.find(({ name }) => name === ran.scenario)?.hosts ?? [];
}
