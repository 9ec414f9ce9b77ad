/** What is read aloud while somebody goes through a run? */
import { useEffect, useRef, useState } from "preact/hooks";
import { momentText } from "./moment.tsx";
import type { RunProps } from "./part.ts";
import { kindOf, timeText } from "./rows.ts";

/** Who holds a key down hears where it ends, not every row on the way. */
const QUIET_MS = 250;
/** Nobody follows more than one sentence in so long. */
const APART_MS = 2_000;

interface Props extends RunProps {
  readonly isPlaying: boolean;
}

/** Turning points alone, one at a time; while a run plays, nothing. */
export function Heard({ lab, words, branch, isPlaying }: Props) {
  const { rows } = branch.report;
  const { row } = lab;
  const { text, lang } = momentText(rows, row, lab.locale);
  const host = rows.host[row] || words.network;
  const sentence = `${host}: ${timeText(rows.atNs[row] ?? 0)}  ${text}`;
  const isTold = !isPlaying && kindOf(rows, row).isNotable;
  const said = useApart(isTold ? sentence : undefined);
  return (
    <p class="visually-hidden heard" aria-live="polite" lang={lang}>
      {said === "" ? undefined : said}
    </p>
  );
}

/** The last of these, at most one in a while; of undefined, none. */
function useApart(text: string | undefined): string {
  const [said, setSaid] = useState("");
  const saidMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (text === undefined || text === said) return undefined;
    const sinceMs = performance.now() - saidMs.current;
    const waitMs = Math.max(QUIET_MS, APART_MS - sinceMs);
    const timer = setTimeout(() => {
      saidMs.current = performance.now();
      setSaid(text);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, said]);
  return said;
}
