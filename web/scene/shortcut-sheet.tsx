/** Which keys are there? */
import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskWords } from "./desk-words-en.ts";
import { letSingleKeysAct, singleKeysAct } from "./single-keys.ts";
import type { Desk } from "./use-desk.ts";

interface Props {
  readonly desk: Desk;
  readonly words: DeskWords;
}

/** A dialog of the browser: it keeps the focus, Esc closes it. */
export function ShortcutSheet({ desk, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (desk.isSheetOpen) dialog.current?.showModal();
  }, [desk.isSheetOpen]);
  if (!desk.isSheetOpen) return null;
  return (
    <dialog
      ref={dialog}
      class="scene-sheet"
      aria-labelledby="scene-sheet-title"
      onClose={() => desk.showSheet(false)}
    >
      <h2 id="scene-sheet-title">{words.keysTitle}</h2>
      <dl>
        {words.shortcuts.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys?.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>{words.keysNote}</p>
      <KeysSwitch label={words.keysAct} />
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  );
}

/** Who speaks to the computer must not set off keys by words. */
function KeysSwitch({ label }: { readonly label: string }) {
  const [doAct, setAct] = useState(singleKeysAct);
  return (
    <label class="scene-keys-switch">
      <input
        type="checkbox"
        checked={doAct}
        onChange={({ currentTarget: { checked } }) => {
          letSingleKeysAct(checked);
          setAct(checked);
        }}
      />
      {label}
    </label>
  );
}
