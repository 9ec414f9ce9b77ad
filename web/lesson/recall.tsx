/** What does one still know of earlier lessons? */
import { useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { Html, withoutLinks } from "./html.tsx";
import { Question } from "./question.tsx";
import type { StepProps } from "./step-props.ts";
import type { SectionText } from "./texts.ts";
import type { RecallQuestion } from "./use-lesson.ts";

interface Props extends StepProps {
  readonly locale: Locale;
  readonly questions: readonly RecallQuestion[];
}

/**
 * Before the first step, of lessons that one has begun; each question can be
 * left unanswered.
 */
export function Recall({ questions, locale, ...props }: Props) {
  const { words, walk } = props;
  // What one answers now stays open, to be read.
  const [before] = useState(walk.records);
  if (questions.length === 0) return null;
  return (
    <section class="recall">
      <h2>{words.recall}</h2>
      {questions.map(({ slug, step, right, text }) => {
        const { sections, title } = text[locale];
        const section = sections.find(({ id }) => id === step);
        if (section === undefined) return null;
        const key = `${slug}/${step}`;
        return (
          <details key={key} open={before[key] === undefined}>
            <summary>
              {title}: {section.heading}
            </summary>
            <Html html={withoutLinks(section.html)} />
            <Question
              {...props}
              locale={locale}
              section={withPlainOptions(section)}
              facts={{ id: step, kind: "quiz", right }}
              record={walk.records[key]}
              of={key}
            />
          </details>
        );
      })}
    </section>
  );
}

/** The runs that they lead to are those of the other lesson. */
function withPlainOptions({ options, ...section }: SectionText): SectionText {
  return {
    ...section,
    options: options.map((option) => ({
      ...option,
      html: withoutLinks(option.html),
    })),
  };
}
