/** How long ago was it saved? */
import { useEffect, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { whenText } from "../lesson/progress-words.ts";
import type { Drafting } from "./use-draft.ts";
import type { WorkbenchWords } from "./words-en.ts";

interface Props {
  readonly words: WorkbenchWords;
  readonly locale: Locale;
  readonly draft: Drafting;
}

const TICK_MS = 1_000;

export function Saved({ words, locale, draft }: Props) {
  const { savedAtMs, isKept, foreignAtMs } = draft;
  const [nowMs, setNow] = useState(Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [savedAtMs]);
  if (!isKept) return <span class="bad">⚠ {words.notKept}</span>;
  if (savedAtMs === undefined) return <span>{words.savedNever}</span>;
  return (
    <span>
      {words.saved(agoText(nowMs - savedAtMs, words))}{" "}
      {foreignAtMs && words.savedOver(whenText(foreignAtMs, locale))}
    </span>
  );
}

/** "just now", "12 s ago", "3 min ago". */
export function agoText(elapsedMs: number, words: WorkbenchWords): string {
  const seconds = Math.floor(elapsedMs / 1_000);
  if (seconds < 2) return words.agoNow;
  if (seconds < 60) return words.agoSeconds(seconds);
  if (seconds < 3_600) return words.agoMinutes(Math.floor(seconds / 60));
  if (seconds < 86_400) return words.agoHours(Math.floor(seconds / 3_600));
  return words.agoDays(Math.floor(seconds / 86_400));
}
