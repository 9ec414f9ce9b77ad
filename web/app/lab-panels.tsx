/** What else can one read of a run in the lab? */
import { useState } from "preact/hooks";
import { type HostNames, NO_NAMES } from "../scene/captions.ts";
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
  /** In the lab hosts are called what they are called in the run. */
  readonly names?: HostNames;
  /** Shows none until somebody asks for one. */
  readonly isFolded?: boolean;
}

/** One at a time, the first unless one chooses; another press closes it. */
export function LabPanels(all: Props) {
  const { locale, names = NO_NAMES, isFolded = false, ...props } = all;
  const [chosen, setChosen] = useState<PanelName | "none" | undefined>(
    isFolded ? "none" : undefined,
  );
  const words = panelWordsOf(locale);
  const known = panelsOf(props.scene.model);
  const isThere = chosen === "none" || (chosen && known.includes(chosen));
  const shown = isThere ? chosen : known[0];
  if (shown === undefined || known.length === 0) return null;
  return (
    <>
      <fieldset class="switch panel-switch" aria-label={words.panels}>
        {known.map((name) => (
          <button
            key={name}
            type="button"
            class="panel-name"
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
          {...{ words, names }}
          name={shown}
          isUntitled
        />
      )}
    </>
  );
}
