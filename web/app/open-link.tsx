/** How does one open a link that somebody sent? */
import { useEffect, useState } from "preact/hooks";
import type { PartProps } from "./part.ts";

export function OpenLink({ lab, actions, words }: PartProps) {
  const [text, setText] = useState("");
  const { pasted } = lab;
  // A link that did not open stands here, so that nothing of it is lost.
  useEffect(() => setText(pasted), [pasted]);
  const submit = (event: Event) => {
    event.preventDefault();
    actions.paste(text);
  };
  return (
    <details class="open-link" open={pasted !== ""}>
      <summary>{words.openLink}</summary>
      <form onSubmit={submit}>
        <label>
          <span class="caption">{words.linkLabel}</span>
          <input
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={lab.status !== "idle"}>
          {words.open}
        </button>
      </form>
    </details>
  );
}
