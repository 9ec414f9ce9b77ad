/** Which code is the text about? */
import type { Cite } from "../../src/course/lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly cites: readonly Cite[];
  readonly sources: Readonly<Record<string, string>>;
  readonly words: LessonWords;
}

export function CodePane({ cites, sources, words }: Props) {
  if (cites.length === 0) return null;
  return (
    <section class="code-pane">
      <h3>{words.code}</h3>
      {cites.map(({ file, region }, index) => {
        const name = region === undefined ? file : `${file}#${region}`;
        return (
          <details key={name} open={index === 0}>
            <summary>
              <code>{name}</code>
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
            <pre tabIndex={0}>
              <code lang="en">{sources[name] ?? ""}</code>
            </pre>
          </details>
        );
      })}
    </section>
  );
}
