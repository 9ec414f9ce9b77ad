/** How does one come from a run of a lesson to the same in the lab? */
import { useEffect, useRef } from "preact/hooks";
import type { Instant } from "../../src/ports/time.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { type Locale, labAddress } from "../app/address.ts";
import { formatLabLink } from "../app/link.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly run: SceneRun;
  readonly atNs: number;
  readonly locale: Locale;
  readonly words: LessonWords;
}

/** The address holds all of a scenario: while a run plays nobody packs it. */
const REST_MS = 200;

export function InLab({ run, atNs, locale, words }: Props) {
  const link = useRef<HTMLAnchorElement>(null);
  const write = () => {
    if (link.current) link.current.href = labLink(run, atNs, locale);
  };
  useEffect(() => {
    const timer = setTimeout(write, REST_MS);
    return () => clearTimeout(timer);
  }, [run, atNs, locale]);
  return (
    <p class="in-lab">
      <a
        ref={link}
        href={labAddress(locale)}
        onPointerDown={write}
        onFocus={write}
        onClick={write}
      >
        {words.inLab}
      </a>
    </p>
  );
}

/** The same run with all panels, at the same moment. */
function labLink(run: SceneRun, atNs: number, locale: Locale): string {
  const { scenario, seed, hands, report } = run;
  const interventions = hands.flatMap((text) => {
    const parsed = parseIntervention(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const { digest } = report;
  const made = { digest, version: FARCALL_VERSION };
  const t = atNs as Instant;
  const link = { scenario, seed, interventions, t, ...made };
  return formatLabLink(locale, { run: link, level: "call" });
}
