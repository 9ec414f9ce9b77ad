/** Does one really want to see this? */
import { useState } from "preact/hooks";
import type { WorkbenchWords } from "./words-en.ts";

interface Props {
  readonly words: WorkbenchWords;
  readonly label: string;
  /** What the button is about, where several say the same. */
  readonly describes: string;
  /** Is asked first, if there is something to spoil. */
  readonly question: string | undefined;
  readonly onYes: () => void;
}

export function Sure({ words, label, describes, question, onYes }: Props) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked || question === undefined) {
    const ask = () => setAsked(true);
    return (
      <button
        type="button"
        aria-label={`${label} ${describes}`}
        onClick={question === undefined ? onYes : ask}
      >
        {label}
      </button>
    );
  }
  return (
    <fieldset class="sure">
      <legend>{question}</legend>
      <button type="button" ref={focused} onClick={() => setAsked(false)}>
        {words.sureNo}
      </button>
      <button type="button" onClick={onYes}>
        {words.sureYes}
      </button>
    </fieldset>
  );
}

/** The button that was pressed is gone; the harmless answer comes first. */
function focused(element: HTMLButtonElement | null): void {
  element?.focus();
}
