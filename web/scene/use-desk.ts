/** Which tools has a scene in hand: bookmarks, a typed moment, its keys? */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Bookmarks, neighbour, toggled } from "./bookmarks.ts";
import type { SceneModel } from "./model.ts";
import type { Scene } from "./scene.ts";
import { onceFor } from "./spans.ts";
import type { Playing } from "./use-player.ts";

export interface Desk {
  readonly bookmarks: Bookmarks;
  readonly isTyping: boolean;
  readonly isSheetOpen: boolean;
  readonly loop: LoopNs;
  /** When calls begin, in order. */
  readonly callsNs: readonly number[];
  type(isTyping: boolean): void;
  showSheet(isOpen: boolean): void;
  seek(atNs: number): void;
  /** True when it knows what to do with the key. */
  key(key: string): boolean;
}

/** What is repeated: nothing, from a moment on, or between two. */
export type LoopNs =
  | readonly []
  | readonly [fromNs: number]
  | readonly [fromNs: number, toNs: number];

/** A first press sets the beginning, a second the end, a third ends it. */
function loopAfter(loop: LoopNs, atNs: number): LoopNs {
  if (loop.length === 0) return [atNs];
  if (loop.length === 2 || loop[0] === atNs) return [];
  return [Math.min(loop[0], atNs), Math.max(loop[0], atNs)];
}

/** When calls begin; many may begin at once. */
const callStartsOf = onceFor(({ calls }: SceneModel): readonly number[] => {
  const starts = new Set(calls.map(({ startNs }) => startNs));
  return [...starts].sort((a, b) => a - b);
});

/** The player of each level of detail repeats what the desk has marked. */
function useLoop({ clock }: Scene, { send }: Playing) {
  const [loop, setLoop] = useState<LoopNs>([]);
  useEffect(() => {
    const [from, to] = loop.map((atNs) => clock.toScreenMs(atNs));
    const isWhole = from !== undefined && to !== undefined;
    send({ type: "loop", loop: isWhole ? [from, to] : undefined });
  }, [loop, clock, send]);
  return [loop, setLoop] as const;
}

/** Goes to the moment before or after; where there is none, nowhere. */
function walker(atNs: number, seek: (atNs: number) => void) {
  return (among: readonly number[], direction: 1 | -1) => {
    const at = neighbour(among, atNs, direction);
    if (at !== undefined) seek(at);
  };
}

interface Live {
  readonly acts: Readonly<Record<string, () => void>>;
  readonly seek: (atNs: number) => void;
}

/** Does what there is to do when it is asked for, not when it was made. */
function handOf(live: { readonly current: Live }) {
  return {
    seek: (atNs: number) => live.current.seek(atNs),
    key: (name: string) => {
      const act = live.current.acts[name.toLowerCase()];
      act?.();
      return act !== undefined;
    },
  };
}

export function useDesk(
  scene: Scene,
  playing: Playing,
  seek: (atNs: number) => void,
): Desk {
  const { atNs, send } = playing;
  const callsNs = callStartsOf(scene.model);
  const [loop, setLoop] = useLoop(scene, playing);
  const [bookmarks, setBookmarks] = useState<Bookmarks>([]);
  const [isTyping, type] = useState(false);
  const [isSheetOpen, showSheet] = useState(false);
  const mark = () => setBookmarks(toggled(bookmarks, atNs));
  const walk = walker(atNs, seek);
  const acts: Readonly<Record<string, () => void>> = {
    " ": () => send({ type: "toggle" }),
    k: () => send({ type: "toggle" }),
    "[": () => send({ type: "slower" }),
    "]": () => send({ type: "faster" }),
    g: () => type(true),
    m: mark,
    a: () => setLoop(loopAfter(loop, atNs)),
    j: () => walk(callsNs, -1),
    l: () => walk(callsNs, 1),
    ",": () => walk(bookmarks, -1),
    ".": () => walk(bookmarks, 1),
    "?": () => showSheet(true),
    escape: () => (document.activeElement as HTMLElement | null)?.blur(),
  };
  const live = useRef({ acts, seek });
  live.current = { acts, seek };
  const hand = useMemo(() => handOf(live), []);
  // The same from frame to frame: what shows it need not be made anew.
  return useMemo(
    () => ({
      ...{ bookmarks, isTyping, isSheetOpen, loop, callsNs },
      ...{ type, showSheet, ...hand },
    }),
    [bookmarks, isTyping, isSheetOpen, loop, callsNs],
  );
}
