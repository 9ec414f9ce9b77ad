/** Where does one write, and what can one do to the file? */
import { useState } from "preact/hooks";
import type { BenchProps } from "./bench-props.ts";
import { TEXT_LENGTH_MAX } from "./drafts.ts";
import { Editor, type EditorHandle } from "./editor.tsx";
import { Saved } from "./saved.tsx";
import { Lock, Tabs } from "./tabs.tsx";
import type { Drafting } from "./use-draft.ts";
import { Versions } from "./versions.tsx";

interface Props extends BenchProps {
  readonly draft: Drafting;
  readonly onRun: () => void;
}

export function FilePane(props: Props) {
  const { words, exercise, texts, draft, onRun } = props;
  const [chosen, choose] = useState("own");
  const [handle, setHandle] = useState<EditorHandle | undefined>();
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
    <Editor
      text={texts.checks}
      label={words.reading("checks.ts")}
      phrases={words.phrases}
    />
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
      tabs={tabs}
      chosen={chosen}
      onChoose={choose}
    />
  );
}

/** The very files that run are what one can call. */
function Api({ texts, words }: BenchProps) {
  const [name, setName] = useState(texts.api[0]?.name ?? "");
  const found = texts.api.find((one) => one.name === name);
  return (
    <div class="api">
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
  const { words, exercise, texts, draft, handle } = props;
  const [did, setDid] = useState<Did | undefined>();
  const put = (text: string, said: string) => {
    draft.remember();
    handle?.replace(text);
    setDid({ said, textAfter: text });
  };
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = file.size > 4 * TEXT_LENGTH_MAX ? "\0" : await file.text();
    const isGood = text.length <= TEXT_LENGTH_MAX && !text.includes("\0");
    if (isGood)
      put(text.replaceAll("\r\n", "\n"), words.wasUploaded(file.name));
    else setDid({ said: words.badUpload(file.name) });
  };
  const tidy = () => {
    const textAfter = handle?.tidy() ?? "";
    setDid({ said: words.formatted, textAfter });
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
      <p class="file-buttons">
        <button type="button" onClick={() => put(texts.start, words.wasReset)}>
          {words.reset}
        </button>
        <button type="button" onClick={tidy}>
          {words.format}
        </button>
        <button
          type="button"
          onClick={() => download(draft.text, exercise.file)}
        >
          {words.download}
        </button>
        <label class="file">
          {words.upload}
          <input
            type="file"
            accept=".ts,text/plain"
            onChange={({ currentTarget }) => {
              void upload(currentTarget.files?.[0]);
              currentTarget.value = "";
            }}
          />
        </label>
      </p>
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
        <Saved {...{ words, draft }} />
        <span>{words.tabHint}</span>
      </p>
    </div>
  );
}

export function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
