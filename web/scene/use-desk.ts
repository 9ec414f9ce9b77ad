/** Which tools has a scene in hand: bookmarks, a typed moment, its keys? */
import { useState } from "preact/hooks";
import { type Bookmarks, neighbour, toggled } from "./bookmarks.ts";
import type { Playing } from "./use-player.ts";

export interface Desk {
  readonly bookmarks: Bookmarks;
  readonly isTyping: boolean;
  readonly isSheetOpen: boolean;
  type(isTyping: boolean): void;
  showSheet(isOpen: boolean): void;
  mark(): void;
  seek(atNs: number): void;
  /** True when it knows what to do with the key. */
  key(key: string): boolean;
}

export function useDesk(
  { atNs, send }: Playing,
  seek: (atNs: number) => void,
): Desk {
  const [bookmarks, setBookmarks] = useState<Bookmarks>([]);
  const [isTyping, type] = useState(false);
  const [isSheetOpen, showSheet] = useState(false);
  const mark = () => setBookmarks(toggled(bookmarks, atNs));
  const walk = (direction: 1 | -1) => {
    const at = neighbour(bookmarks, atNs, direction);
    if (at !== undefined) seek(at);
  };
  const acts: Readonly<Record<string, () => void>> = {
    " ": () => send({ type: "toggle" }),
    k: () => send({ type: "toggle" }),
    "[": () => send({ type: "slower" }),
    "]": () => send({ type: "faster" }),
    g: () => type(true),
    m: mark,
    ",": () => walk(-1),
    ".": () => walk(1),
    "?": () => showSheet(true),
    escape: () => (document.activeElement as HTMLElement | null)?.blur(),
  };
  const key = (name: string) => {
    const act = acts[name.toLowerCase()];
    act?.();
    return act !== undefined;
  };
  return {
    ...{ bookmarks, isTyping, isSheetOpen },
    ...{ type, showSheet, mark, seek, key },
  };
}
