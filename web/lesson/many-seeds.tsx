/** One run teaches luck as law: how often is it so, over many seeds? */
import { SeedsProgress } from "../app/seeds-progress.tsx";
import { type Slices, useSlices } from "../app/seeds-slices.ts";
import { SeedStrip, Sign } from "../app/seeds-strip.tsx";
import { Html, plainText } from "./html.tsx";
import type { StepProps } from "./step-props.ts";

/** A sign for each option beside its colour, in the order of the options. */
const SIGNS = ["●", "◆", "○", "▲", "■", "◇"];

/** The option that each seed gave, from seed 1 on. */
function useCounting({ facts, onAsk }: StepProps): Slices<string> {
  return useSlices({
    all: facts.seedsMax ?? 0,
    ask: async (slice) => {
      const answer = await onAsk({ kind: "seeds", ...slice });
      return answer?.kind === "counted" ? answer.said : undefined;
    },
  });
}

export function ManySeeds(props: StepProps) {
  const { facts, words } = props;
  const counting = useCounting(props);
  const { found: said, state } = counting;
  const all = facts.seedsMax ?? 0;
  return (
    <section class="seeds">
      <h3>{words.seeds(all)}</h3>
      <SeedsProgress
        {...{ all, words }}
        slices={counting}
        label={words.seeds(all)}
        said={words.seedOf(said.length, all)}
      />
      <Bars {...props} said={said} />
      <p class="quiet">{words.openSeed}</p>
      <Cells {...props} said={said} />
      <p class="visually-hidden" role="status">
        {state === "done" && words.seedOf(all, all)}
      </p>
    </section>
  );
}

interface SaidProps extends StepProps {
  readonly said: readonly string[];
}

function Bars({ section, words, said }: SaidProps) {
  return (
    <dl>
      {section.options.map(({ id, label }, index) => {
        const count = said.filter((one) => one === id).length;
        const share = said.length === 0 ? 0 : (100 * count) / said.length;
        return (
          <div key={id} class={`option-${index}`}>
            <dt>
              <Sign sign={signOf(index)} /> <Html inline html={label} />
            </dt>
            <dd>
              <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none">
                <title>{words.ofSeeds(count, said.length)}</title>
                <rect width={share} height="1" />
              </svg>
              <span>{words.ofSeeds(count, said.length)}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function signOf(option: number): string {
  return SIGNS[option] ?? "·";
}

function Cells(props: SaidProps) {
  const { said, facts, section, words, onAsk, onRun, shownSeed } = props;
  const open = async (seed: number) => {
    const answer = await onAsk({ kind: "seed", seed });
    if (answer?.kind === "tried") onRun(answer.run);
  };
  const marks = said.map((id, index) => {
    const option = section.options.findIndex((one) => one.id === id);
    const label = plainText(section.options[option]?.label);
    return {
      sign: signOf(option),
      name: words.seedSays(index + 1, label),
      class: `option-${option}`,
    };
  });
  return (
    <SeedStrip
      {...{ marks, shownSeed }}
      all={facts.seedsMax ?? 0}
      label={words.eachSeed}
      onOpen={(seed) => void open(seed)}
    />
  );
}
