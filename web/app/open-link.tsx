/** How does one open a link that somebody sent? */
import { useEffect, useState } from "preact/hooks";
import type { Actions } from "./lab-actions.ts";
import type { PartProps } from "./part.ts";

export function OpenLink({ lab, actions, words }: PartProps) {
  const [text, setText] = useState("");
  const { pasted } = lab;
  // A link that did not open stands here, so that nothing of it is lost.
  useEffect(() => setText(pasted), [pasted]);
  useDrop(actions);
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
      <FileInput {...{ lab, actions, words }} />
    </details>
  );
}

function FileInput({ lab, actions, words }: PartProps) {
  const choose = (event: { readonly currentTarget: HTMLInputElement }) => {
    const [file] = event.currentTarget.files ?? [];
    if (file !== undefined) void actions.openFile(file);
    // The same file may be chosen again.
    event.currentTarget.value = "";
  };
  return (
    <label class="file">
      <span class="pick">{words.pickFile}</span>
      <span class="caption">{words.chooseFile}</span>
      <input
        type="file"
        class="visually-hidden"
        aria-label={words.pickFile}
        accept=".json,application/json"
        disabled={lab.status !== "idle"}
        onChange={choose}
      />
    </label>
  );
}

/** A file may be dropped anywhere on the page, not only on its button. */
function useDrop(actions: Actions): void {
  useEffect(() => {
    const holdsFile = (event: DragEvent) =>
      event.dataTransfer?.types.includes("Files") === true;
    const allow = (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void actions.openFile(file);
    };
    addEventListener("dragover", allow);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", allow);
      removeEventListener("drop", drop);
    };
  }, [actions]);
}
