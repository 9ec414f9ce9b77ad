/** What will happen, or what is best? One says so before one sees. */
import { useEffect, useState } from "preact/hooks";
import type { Counts } from "../engine/lesson-answers.ts";
import type { StepProps } from "./step-props.ts";
import type { OptionText } from "./texts.ts";

export function Question(props: StepProps) {
  const { section, record, walk, words, facts } = props;
  const [chosen, setChosen] = useState(record?.said ?? "");
  const isAnswered = record?.said !== undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen !== "") walk.send({ type: "done", said: chosen });
  };
  return (
    <>
      <form class="question" onSubmit={submit}>
        <fieldset disabled={isAnswered}>
          <legend>{words.choose}</legend>
          {section.options.map((option) => (
            <Choice
              key={option.id}
              option={option}
              isChosen={chosen === option.id}
              onChoose={() => setChosen(option.id)}
              mark={isAnswered && option.id === facts.right ? "right" : ""}
            />
          ))}
        </fieldset>
        {!isAnswered && <Buttons {...props} isReady={chosen !== ""} />}
      </form>
      <div role="status">
        {record?.state === "skipped" && <p>{words.skipped}</p>}
        {isAnswered && <Told {...props} said={record?.said ?? ""} />}
      </div>
      {isAnswered && facts.seedsMax !== undefined && <Seeds {...props} />}
    </>
  );
}

function Buttons({
  walk,
  words,
  facts,
  isReady,
}: StepProps & { readonly isReady: boolean }) {
  return (
    <p class="question-actions">
      <button type="submit" class="primary" disabled={!isReady}>
        {facts.kind === "predict" ? words.lockIn : words.answer}
      </button>
      {walk.isLocked && (
        <button type="button" onClick={() => walk.send({ type: "skip" })}>
          {words.skip}
        </button>
      )}
    </p>
  );
}

interface ChoiceProps {
  readonly option: OptionText;
  readonly isChosen: boolean;
  readonly mark: string;
  readonly onChoose: () => void;
}

function Choice({ option, isChosen, mark, onChoose }: ChoiceProps) {
  const { id, label } = option;
  return (
    <label class={`choice ${mark}`}>
      <input
        type="radio"
        name="option"
        value={id}
        checked={isChosen}
        onChange={onChoose}
      />
      <Html inline html={label} />
      {mark === "right" && <span aria-hidden="true">✓</span>}
    </label>
  );
}

/** What was said and what is; each with its reasons. */
function Told({ section, facts, words, said }: StepProps & { said: string }) {
  const find = (id = "") => section.options.find((one) => one.id === id);
  const mine = find(said);
  const right = find(facts.right);
  const isRight = mine?.id === right?.id;
  return (
    <div class={`told ${isRight ? "good" : "bad"}`}>
      {isRight ? (
        <p>
          <b>✓ {words.right}</b>
        </p>
      ) : (
        <p>
          <b>✗ {words.wrong(plain(mine), plain(right))}</b>
        </p>
      )}
      {mine && <Html html={mine.html} />}
      {!isRight && right && (
        <>
          <h3>{words.whatIsRight}</h3>
          <Html html={right.html} />
        </>
      )}
    </div>
  );
}

function plain(option: OptionText | undefined): string {
  return (option?.label ?? "").replaceAll(/<[^>]*>/g, "");
}

/** One run teaches luck as law; many show how often. */
function Seeds({ section, facts, words, onAsk }: StepProps) {
  const [counts, setCounts] = useState<Counts | undefined>();
  useEffect(() => {
    void onAsk({ kind: "seeds" }).then((answer) => {
      if (answer?.kind === "counted") setCounts(answer.counts);
    });
  }, [facts]);
  const all = facts.seedsMax ?? 0;
  return (
    <section class="seeds" aria-live="polite">
      <h3>{words.seeds(all)}</h3>
      {counts === undefined && <p>{words.counting}</p>}
      {counts !== undefined && (
        <dl>
          {section.options.map(({ id, label }) => (
            <div key={id}>
              <dt>
                <Html inline html={label} />
              </dt>
              <dd>
                <meter min={0} max={all} value={counts[id] ?? 0} />
                {words.ofSeeds(counts[id] ?? 0, all)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

interface HtmlProps {
  readonly html: string;
  readonly inline?: boolean;
}

/** Made from our own Markdown when the site was built. */
export function Html({ html, inline = false }: HtmlProps) {
  const content = { __html: html };
  // biome-ignore-start lint/security/noDangerouslySetInnerHtml: our own text
  if (inline) return <span dangerouslySetInnerHTML={content} />;
  return <div class="prose" dangerouslySetInnerHTML={content} />;
  // biome-ignore-end lint/security/noDangerouslySetInnerHtml: our own text
}
