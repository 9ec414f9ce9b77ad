/** Which panes of the workbench are there already? */
import { useEffect, useRef, useState } from "preact/hooks";
import { useStages } from "../app/turn.ts";
import { useMedia } from "../lesson/use-narrow.ts";

/** Below this width, where not all fit, one pane is seen at a time. */
export const ONE_PANE = "(max-width: 50rem)";
export type Pane = "task" | "code" | "result";

/** Whether somebody has done anything here yet but read. */
function useActed(): boolean {
  const before = navigator.userActivation?.hasBeenActive ?? true;
  const [hasActed, setActed] = useState(before);
  useEffect(() => {
    const act = () => setActed(true);
    const names = ["pointerdown", "keydown"] as const;
    for (const name of names) addEventListener(name, act, { once: true });
    return () => {
      for (const name of names) removeEventListener(name, act);
    };
  }, []);
  return hasActed;
}

/**
 * One after the other. Who comes by an address, where one is seen at a time,
 * reads the task first. What is there stays: an editor remembers what can be
 * undone.
 */
export function useOpened(pane: Pane): ReadonlySet<Pane> {
  const stage = useStages(2);
  const isOne = useMedia(ONE_PANE);
  const isWanted = useActed() || !isOne;
  const opened = useRef(new Set<Pane>());
  for (const [nth, name] of (["code", "result"] as const).entries()) {
    if (stage > nth && (isWanted || pane === name)) opened.current.add(name);
  }
  return opened.current;
}
