/** Which runs can one take apart in the lab? */
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SCENARIOS } from "../engine/catalogue.ts";
import type { Locale } from "./address.ts";
import { type Trouble, TroublePicture } from "./home-pictures.tsx";
import { formatLabLink } from "./link.ts";
import { inLocale } from "./words.ts";

const SEED = 1;

export function ScenarioCards({ locale }: { readonly locale: Locale }) {
  return (
    <ul class="cards">
      {SCENARIOS.map((scenario) => {
        const { name, title, summary } = scenario;
        const run = { scenario: name, seed: SEED, interventions: [] };
        return (
          <li key={name}>
            <a
              class="card with-picture"
              href={formatLabLink(locale, { run, level: "call" })}
            >
              <TroublePicture trouble={troubleOf(scenario)} />
              <b>{inLocale(title, locale)}</b>
              <span>{inLocale(summary, locale)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** What one would draw of it, were there room for one thing only. */
function troubleOf({ name, faults = [], defaults }: Scenario): Trouble {
  const kinds = faults.map(({ action }) => action?.kind);
  if (kinds.includes("crash")) return "crash";
  if (kinds.includes("partition")) return "cut";
  if ((defaults?.link?.lossProbability ?? 0) > 0) return "loss";
  return name.includes("slow") ? "slow" : "none";
}
