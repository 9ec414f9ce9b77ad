/** What else can one read of a run in the lab? */
import { useState } from "preact/hooks";
import type { HostNames } from "../scene/captions.ts";
import type { PanelName } from "../scene/panel-names.ts";
import { panelWordsOf } from "../scene/panel-words.ts";
import { Panel, panelsOf } from "../scene/panels.tsx";
import type { Scene } from "../scene/scene.ts";
import type { Locale } from "./address.ts";

interface Props {
  readonly scene: Scene;
  readonly atNs: number;
  readonly locale: Locale;
  readonly onSeek: (atNs: number) => void;
}

/** In the lab hosts are called what they are called in the run. */
const NAMES: HostNames = {};

/** One at a time, the first unless one chooses; another press closes it. */
export function LabPanels({ locale, ...props }: Props) {
  const [chosen, setChosen] = useState<PanelName | "none">();
  const words = panelWordsOf(locale);
  const all = panelsOf(props.scene.model);
  const isThere = chosen === "none" || (chosen && all.includes(chosen));
  const shown = isThere ? chosen : all[0];
  if (shown === undefined) return null;
  return (
    <>
      <fieldset class="switch panel-switch" aria-label={words.panels}>
        {all.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === shown}
            onClick={() => setChosen(name === shown ? "none" : name)}
          >
            {words.names[name]}
          </button>
        ))}
      </fieldset>
      {shown !== "none" && (
        <Panel
          key={shown}
          {...props}
          {...{ words }}
          names={NAMES}
          name={shown}
          isUntitled
        />
      )}
    </>
  );
}
