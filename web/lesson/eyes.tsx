/** Through whose eyes does one look at the run of a lesson? */
import { useMemo, useState } from "preact/hooks";
import { eyesWordsOf } from "../app/eyes-words.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { rowsOf } from "../scene/scene-trace.ts";
import { type AlikeProps, LessonAlike } from "./alike.tsx";
import { hostNamesOf } from "./host-names.ts";
import type { LessonWords } from "./words-en.ts";

interface Looking {
  readonly hosts: readonly string[];
  /** Whose eyes they are, or would be; "" where there is nobody. */
  readonly host: string;
  readonly setHost: (host: string) => void;
  readonly hasEyes: boolean;
  readonly setEyes: (hasEyes: boolean) => void;
}

/** At first everybody's; of a host, those of who calls. */
export function useEyes(run: SceneRun): Looking {
  const [hasEyes, setEyes] = useState(false);
  const [chosen, setHost] = useState("");
  const hosts = useMemo(() => hostsOf(run), [run]);
  const host = hosts.includes(chosen) ? chosen : (hosts[0] ?? "");
  return { hosts, host, setHost, hasEyes, setEyes };
}

interface EyesProps extends Looking, Omit<AlikeProps, "host"> {
  readonly words: LessonWords;
}

/** Only what one host can know, and what else would look the same to it. */
export function Eyes({
  hosts,
  host,
  setHost,
  hasEyes,
  setEyes,
  ...rest
}: EyesProps) {
  const { locale, words } = rest;
  const names = hostNamesOf(locale);
  return (
    <>
      <div class="eyes">
        <label>
          <input
            type="checkbox"
            checked={hasEyes}
            onChange={(event) => setEyes(event.currentTarget.checked)}
          />
          {words.eyes(names.get(host) ?? host)}
        </label>
        {hasEyes && <Whose {...{ hosts, host, setHost, locale }} />}
      </div>
      {hasEyes && <LessonAlike key={host} {...rest} host={host} />}
    </>
  );
}

type WhoseProps = Pick<EyesProps, "hosts" | "host" | "setHost" | "locale">;

function Whose({ hosts, host, setHost, locale }: WhoseProps) {
  if (hosts.length < 2) return null;
  const names = hostNamesOf(locale);
  return (
    <label>
      <span class="caption">{eyesWordsOf(locale).whose}</span>
      <select
        value={host}
        onChange={(event) => setHost(event.currentTarget.value)}
      >
        {hosts.map((one) => (
          <option key={one} value={one}>
            {names.get(one) ?? one}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Who calls first, then all others by their names. */
function hostsOf({ report }: SceneRun): readonly string[] {
  const rows = rowsOf(report.rows);
  const first = rows.find(({ kind }) => kind.name === "call.started")?.host;
  const all = [...new Set(rows.map(({ host }) => host))].sort();
  return [first ?? "", ...all.filter((name) => name !== first)].filter(Boolean);
}
