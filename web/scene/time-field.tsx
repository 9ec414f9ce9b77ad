/** How does one go to a moment that one can name? */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { timeText } from "./captions.ts";
import type { DeskWords } from "./desk-words-en.ts";
import { parseMoment } from "./moment-text.ts";
import type { Desk } from "./use-desk.ts";

interface Props {
  readonly desk: Desk;
  readonly words: DeskWords;
  readonly atNs: number;
  readonly endNs: number;
  /** The moment of each event, in order. */
  readonly eventsNs: readonly number[];
}

export function TimeField(props: Props) {
  const { desk, words, atNs } = props;
  const button = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(false);
  useLayoutEffect(() => {
    // Who has typed goes on with keys of the scene.
    if (wasTyping.current && !desk.isTyping) button.current?.focus();
    wasTyping.current = desk.isTyping;
  }, [desk.isTyping]);
  if (desk.isTyping) return <Field {...props} />;
  const label = `${timeText(atNs)}, ${words.goTo}`;
  return (
    <button
      ref={button}
      type="button"
      class="scene-moment"
      aria-label={label}
      title={`${words.goTo} G`}
      onClick={() => desk.type(true)}
    >
      <span>{timeText(atNs)}</span>
    </button>
  );
}

function Field(props: Props) {
  const { desk, words } = props;
  const [problem, setProblem] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const cancel = () => desk.type(false);
  // Before the next key: what is typed at once must not act on the scene.
  useLayoutEffect(() => input.current?.focus(), []);
  const go = (event: Event) => {
    event.preventDefault();
    const found = momentOf(input.current?.value ?? "", props);
    if (typeof found === "string") return setProblem(found);
    desk.seek(found);
    cancel();
  };
  return (
    <form
      class="scene-typed"
      onSubmit={go}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.isComposing) cancel();
      }}
    >
      <input
        ref={input}
        type="text"
        placeholder="1.24 s"
        aria-label={words.moment}
        aria-describedby="scene-typed-help"
        aria-invalid={problem !== ""}
      />
      <button type="submit">{words.go}</button>
      <button type="button" onClick={cancel}>
        {words.cancel}
      </button>
      <p id="scene-typed-help" role="status" class={problem && "is-problem"}>
        {problem || words.accepted}
      </p>
    </form>
  );
}

/** The moment, or what is wrong with the text. */
function momentOf(text: string, props: Props): number | string {
  const { words, endNs, eventsNs } = props;
  const moment = parseMoment(text);
  const wrong = words.noMoment(text, eventsNs.length);
  if (moment === undefined) return wrong;
  if (moment.kind === "event") return eventsNs[moment.nth - 1] ?? wrong;
  return moment.atNs > endNs
    ? words.tooLate(text, timeText(endNs))
    : moment.atNs;
}
