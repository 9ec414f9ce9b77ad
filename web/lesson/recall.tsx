/** What does one still know of earlier lessons? */
import { useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { Html } from "./html.tsx";
import { Question } from "./question.tsx";
import type { StepProps } from "./step-props.ts";
import type { SectionText } from "./texts.ts";
import type { RecallQuestion } from "./use-lesson.ts";

interface Props extends StepProps {
  readonly locale: Locale;
  readonly questions: readonly RecallQuestion[];
}

/** Before the first step; each question can be left unanswered. */
export function Recall({ questions, locale, ...props }: Props) {
  const { words, walk } = props;
  // What one answers now stays open, to be read.
  const [before] = useState(walk.records);
  if (questions.length === 0) return null;
  return (
    <section class="recall">
      <h2>{words.recall}</h2>
      {questions.map(({ slug, step, right, text, isKnown }) => {
        const { sections, title } = text[locale];
        const section = sections.find(({ id }) => id === step);
        if (section === undefined) return null;
        const key = `${slug}/${step}`;
        return (
          <details key={key} open={isKnown && before[key] === undefined}>
            <summary>
              {title}: {section.heading}
            </summary>
            <Html html={textOf(section.html)} />
            <Question
              {...props}
              locale={locale}
              section={withoutLinks(section)}
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
function withoutLinks({ options, ...section }: SectionText): SectionText {
  return {
    ...section,
    options: options.map((option) => ({
      ...option,
      html: textOf(option.html),
    })),
  };
}

function textOf(html: string): string {
  return html.replaceAll(/<\/?a\b[^>]*>/g, "");
}
