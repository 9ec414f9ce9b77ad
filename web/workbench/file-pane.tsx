/** Where does one write, and what can one do to the file? */
import { useEffect, useState } from "preact/hooks";
import type { BenchProps } from "./bench-props.ts";
import { TEXT_LENGTH_MAX } from "./drafts.ts";
import { Editor, type EditorHandle } from "./editor.tsx";
import { ReadOnly } from "./read-only.tsx";
import { Saved } from "./saved.tsx";
import { Lock, Tabs } from "./tabs.tsx";
import type { Drafting } from "./use-draft.ts";
import { Versions } from "./versions.tsx";

interface Props extends BenchProps {
  readonly draft: Drafting;
  readonly onRun: () => void;
  /** The line that did not work; 0 for none. */
  readonly badLine: number;
  /** Where somebody asked to go; a new object for each time. */
  readonly sought: { readonly line: number } | undefined;
}

export function FilePane(props: Props) {
  const { words, exercise, texts, draft, onRun } = props;
  const { file } = exercise;
  const [chosen, choose] = useState("own");
  const [handle, setHandle] = useState<EditorHandle | undefined>();
  useTrouble(props, handle, () => choose("own"));
  const own = (
    <div class="own-file">
      <Editor
        text={draft.text}
        label={words.editor(exercise.file)}
        phrases={words.phrases}
        onChange={draft.change}
        onRun={onRun}
        onHandle={setHandle}
      />
      <FileActions {...props} handle={handle} />
    </div>
  );
  const checks = (
    <ReadOnly text={texts.checks} name="checks.ts" {...{ words, file }} />
  );
  const locked = { sign: <Lock label={words.readOnly} /> };
  const tabs = [
    { id: "own", label: exercise.file, panel: own, isKept: true },
    { id: "checks", label: "checks.ts", panel: checks, ...locked },
    { id: "api", label: "farcall/…", panel: <Api {...props} />, ...locked },
  ];
  return (
    <Tabs
      name="file"
      label={words.files}
      {...{ tabs, chosen }}
      onChoose={choose}
    />
  );
}

/** Marks the line that did not work, and goes there when asked. */
function useTrouble(
  { judged, badLine, sought }: Props,
  handle: EditorHandle | undefined,
  show: () => void,
): void {
  useEffect(() => handle?.mark(badLine), [handle, badLine, judged]);
  const isThere = handle !== undefined;
  useEffect(() => {
    if (sought === undefined) return;
    show();
    // The pane that holds it may only now come into view.
    requestAnimationFrame(() => handle?.goTo(sought.line));
  }, [sought, isThere]);
}

/** The very files that run are what one can call. */
function Api({ texts, words }: BenchProps) {
  const [name, setName] = useState(texts.api[0]?.name ?? "");
  const found = texts.api.find((one) => one.name === name);
  return (
    <div class="api read-only">
      <label>
        <span class="caption">{words.api}</span>
        <select
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        >
          {texts.api.map((one) => (
            <option key={one.name}>{one.name}</option>
          ))}
        </select>
      </label>
      <Editor
        key={name}
        text={found?.text ?? ""}
        label={words.reading(name)}
        phrases={words.phrases}
      />
    </div>
  );
}

interface ActionsProps extends Props {
  readonly handle: EditorHandle | undefined;
}

/** What was done to the file; undone by one click, until one writes on. */
interface Did {
  readonly said: string;
  /** Nothing was done where there is none. */
  readonly textAfter?: string;
}

function FileActions(props: ActionsProps) {
  const { words, locale, draft, handle } = props;
  const [did, setDid] = useState<Did | undefined>();
  const put = (text: string, said: string) => {
    draft.remember();
    handle?.replace(text);
    setDid({ said, textAfter: text });
  };
  const undo = () => {
    handle?.undo();
    handle?.focus();
    setDid(undefined);
  };
  const isBad = did !== undefined && did.textAfter === undefined;
  const isFresh = did !== undefined && did.textAfter === draft.text;
  return (
    <div class="file-actions">
      <FileButtons {...props} {...{ put }} onDid={setDid} />
      <div role="status">
        {isBad && <p class="did bad">⚠ {did.said}</p>}
        {isFresh && (
          <p class="did">
            {did.said}{" "}
            <button type="button" class="link" onClick={undo}>
              {words.undo}
            </button>
          </p>
        )}
      </div>
      <Versions {...props} onRestore={(text) => put(text, words.wasRestored)} />
      <p class="file-state">
        <Saved {...{ words, locale, draft }} />
        <span class="tab-hint">{words.tabHint}</span>
      </p>
    </div>
  );
}

interface ButtonsProps extends ActionsProps {
  readonly put: (text: string, said: string) => void;
  readonly onDid: (did: Did) => void;
}

function FileButtons(props: ButtonsProps) {
  const { words, exercise, texts, draft, handle, put, onDid } = props;
  const tidy = () => {
    const textAfter = handle?.tidy() ?? "";
    onDid({ said: words.formatted, textAfter });
  };
  const own = [
    [words.reset, () => put(texts.start, words.wasReset)],
    [words.format, tidy],
    [words.download, () => download(draft.text, exercise.file)],
  ] as const;
  return (
    <p class="file-buttons">
      {own.map(([name, act]) => (
        <button key={name} type="button" onClick={act}>
          {name}
        </button>
      ))}
      <label class="file">
        {words.upload}
        <input
          type="file"
          accept=".ts,text/plain"
          onChange={({ currentTarget }) => {
            void upload(currentTarget.files?.[0], props);
            currentTarget.value = "";
          }}
        />
      </label>
    </p>
  );
}

async function upload(
  file: File | undefined,
  { words, put, onDid }: ButtonsProps,
): Promise<void> {
  if (file === undefined) return;
  const text = file.size > 4 * TEXT_LENGTH_MAX ? "\0" : await file.text();
  const isGood = text.length <= TEXT_LENGTH_MAX && !text.includes("\0");
  if (!isGood) onDid({ said: words.badUpload(file.name) });
  else put(text.replaceAll("\r\n", "\n"), words.wasUploaded(file.name));
}

export function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
