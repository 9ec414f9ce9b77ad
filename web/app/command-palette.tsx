/** How does one find a command, and run it? */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Locale } from "./address.ts";
import type { Command } from "./commands.ts";
import {
  COMMAND_LANGUAGES,
  type CommandWords,
  commandWordsOf,
} from "./commands-words.ts";
import "./commands.css";

interface Props {
  readonly commands: readonly Command[];
  readonly locale: Locale;
  readonly onClose: () => void;
}

/** A dialog of the browser: it keeps the focus and gives it back. */
export function CommandPalette({ commands, locale, onClose }: Props) {
  const words = commandWordsOf(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const run = (command: Command) => {
    // What it does may take the focus that a closed dialog gives back.
    dialog.current?.close();
    command.act();
  };
  return (
    <dialog
      ref={dialog}
      class="scene-sheet commands"
      aria-label={words.title}
      onClose={onClose}
    >
      <Finder {...{ commands, locale, run }} />
    </dialog>
  );
}

interface FinderProps extends Pick<Props, "commands" | "locale"> {
  readonly run: (command: Command) => void;
}

const LIST = "command-list";

/** A field with a list that it filters (the pattern of ARIA). */
const COMBOBOX = {
  type: "text",
  role: "combobox",
  "aria-expanded": true,
  "aria-autocomplete": "list",
  "aria-controls": LIST,
  autocomplete: "off",
  spellcheck: false,
} as const;

function Finder({ commands, locale, run }: FinderProps) {
  const words = commandWordsOf(locale);
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const found = commandsFor(commands, text);
  const at = Math.min(place, found.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const chosen = found[at];
    if (event.key === "Enter" && chosen) run(chosen);
    else if (by !== undefined) {
      setPlace((at + by + found.length) % Math.max(1, found.length));
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        {...COMBOBOX}
        aria-label={words.search}
        placeholder={words.search}
        aria-activedescendant={found.length > 0 ? idOf(at) : undefined}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Options {...{ found, at, words, run }} />
      <p role="status" class={found.length > 0 ? "visually-hidden" : ""}>
        {found.length > 0 ? words.count(found.length) : words.none}
      </p>
    </>
  );
}

interface OptionsProps extends Pick<FinderProps, "run"> {
  readonly found: readonly Command[];
  /** The place of the one that Enter runs. */
  readonly at: number;
  readonly words: CommandWords;
}

/** The field above has the focus, and the keys. */
function Options({ found, at, words, run }: OptionsProps) {
  useEffect(() => {
    document.getElementById(idOf(at))?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div id={LIST} role="listbox" aria-label={words.title}>
      {found.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: see the field
        <div
          key={command.id}
          id={idOf(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onClick={() => run(command)}
        >
          <span>{command.name(words)}</span>
          <Keys text={command.keys} />
        </div>
      ))}
    </div>
  );
}

function idOf(place: number): string {
  return `command-${place}`;
}

function Keys({ text }: { readonly text: string }) {
  if (text === "") return null;
  return (
    <span>
      {text.split(" ").map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** Those whose name, in either language, or key has all of the words. */
export function commandsFor(
  commands: readonly Command[],
  text: string,
): readonly Command[] {
  const asked = text.toLowerCase().split(/\s+/);
  return commands.filter(({ name, keys }) => {
    const names = COMMAND_LANGUAGES.map((words) => name(words));
    const all = [...names, keys].join(" ").toLowerCase();
    return asked.every((word) => all.includes(word));
  });
}
