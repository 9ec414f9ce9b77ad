/** What shall run? */

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../scene/icon.tsx";
import { dataOf } from "./lab-state.ts";
import { parseWhole } from "./link.ts";
import type { PartProps } from "./part.ts";
import { inLocale } from "./words.ts";

export function Chooser({ lab, actions, words }: PartProps) {
  const { scenario, locale, status } = lab;
  const data = dataOf(lab, scenario);
  const [seedText, setSeedText] = useState(String(lab.seed));
  useEffect(() => setSeedText(String(lab.seed)), [lab.seed]);
  const run = (text: string) => {
    const seed = parseWhole(text.trim());
    if (seed === undefined) {
      const notice = { kind: "bad-seed", value: text } as const;
      actions.change({ kind: "notice", notice });
      return;
    }
    actions.change({ kind: "seed", seed });
    void actions.run();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    run(seedText);
  };
  const nextSeed = () => run(String((parseWhole(seedText.trim()) ?? 0) + 1));
  const isIdle = status === "idle";
  return (
    <form class="chooser" onSubmit={submit} noValidate>
      <ScenarioSelect lab={lab} actions={actions} words={words} />
      <SeedInput text={seedText} onText={setSeedText} label={words.seed} />
      <RunButton lab={lab} actions={actions} words={words} />
      <button type="button" disabled={!isIdle} onClick={nextSeed}>
        {words.newSeed}
      </button>
      <p class="summary">{data && inLocale(data.summary, locale)}</p>
    </form>
  );
}

interface SeedProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly label: string;
}

function SeedInput({ text, onText, label }: SeedProps) {
  return (
    <label class="seed">
      <span class="caption">{label}</span>
      <input
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </label>
  );
}

function RunButton({ lab, actions, words }: PartProps) {
  // With keys, or the click that stops would submit what replaces it.
  if (lab.status === "running") {
    return (
      <button
        key="stop"
        type="button"
        class="primary stop"
        onClick={actions.stop}
      >
        ■ {words.stop}
      </button>
    );
  }
  return (
    <button
      key="run"
      type="submit"
      class="primary"
      disabled={lab.status !== "idle"}
    >
      <Icon name="play" /> {words.run}
    </button>
  );
}

function ScenarioSelect({ lab, actions, words }: PartProps) {
  const { cards, scenario, locale } = lab;
  // Data from a form has the name of the scenario that it was made of.
  const name = typeof scenario === "string" ? scenario : scenario.name;
  const isKnown = cards.some((card) => card.name === name);
  return (
    <label class="scenario">
      <span class="caption">{words.choose}</span>
      <select
        value={name}
        disabled={cards.length === 0}
        onChange={(event) =>
          actions.change({
            kind: "chosen",
            scenario: event.currentTarget.value,
          })
        }
      >
        {!isKnown && typeof scenario !== "string" && (
          <option value={name}>{inLocale(scenario.title, locale)}</option>
        )}
        {cards.map(({ name, title }) => (
          <option key={name} value={name}>
            {inLocale(title, locale)}
          </option>
        ))}
      </select>
    </label>
  );
}
