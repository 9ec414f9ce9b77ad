/** Where is what one has done, and how does one take it along? */
import { useEffect, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import {
  damagedText,
  exportText,
  importText,
  type Kept,
  loadProgress,
  type Progress,
  saveProgress,
  startAfresh,
} from "./progress.ts";
import { progressWordsOf } from "./progress-words.ts";
import "./progress-box.css";

interface Props {
  readonly locale: Locale;
  /** What this page has and may not have been able to keep. */
  readonly here: Progress;
  /** False when what was done last could not be kept. */
  readonly isKept: boolean;
  /** Changes whenever something was saved. */
  readonly saves: number;
  /** Something else is kept now: a file was read, or all begins anew. */
  readonly onChange: (progress: Progress) => void;
}

const FILE_BYTES_MAX = 4_000_000;

export function ProgressBox(props: Props) {
  const { locale, isKept, saves, onChange } = props;
  const words = progressWordsOf(locale);
  const [kept, setKept] = useState<Kept | undefined>();
  const [problem, setProblem] = useState("");
  const [done, setDone] = useState("");
  const load = () => void loadProgress().then(setKept);
  useEffect(load, [saves]);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = file.size > FILE_BYTES_MAX ? "" : await file.text();
    const progress = importText(text);
    setProblem(progress === undefined ? words.badImport(file.name) : "");
    setDone("");
    if (progress === undefined) return;
    await saveProgress(progress);
    setDone(words.imported(Object.keys(progress).length));
    onChange(progress);
    load();
  };
  const isGood = isKept && kept?.state !== "closed";
  return (
    <section class={`progress-box ${isGood ? "" : "bad"}`}>
      <h2>{words.title}</h2>
      {kept?.state === "damaged" ? (
        <Damaged {...props} onFresh={load} />
      ) : (
        <p role="status">{statusOf(kept, isGood, words)}</p>
      )}
      <Files {...props} onFile={(file) => void read(file)} />
      {problem !== "" && <p role="alert">{problem}</p>}
      {done !== "" && <p role="status">{done}</p>}
    </section>
  );
}

interface FilesProps extends Props {
  readonly onFile: (file: File | undefined) => void;
}

function Files({ locale, here, onFile }: FilesProps) {
  const words = progressWordsOf(locale);
  return (
    <>
      <button
        type="button"
        onClick={() => void saveFile(exportText(here), "farcall-progress")}
      >
        {words.export}
      </button>
      <label class="file">
        {words.import}
        <input
          type="file"
          accept="application/json,.json"
          onChange={(event) => onFile(event.currentTarget.files?.[0])}
        />
      </label>
    </>
  );
}

type Words = ReturnType<typeof progressWordsOf>;

function statusOf(kept: Kept | undefined, isGood: boolean, words: Words) {
  if (!isGood) return `⚠ ${words.notKept}`;
  if (kept === undefined || kept.bytes === 0) return words.nothing;
  return words.kept(kept.bytes);
}

/** Nothing of it is thrown away before somebody says so. */
function Damaged({
  locale,
  here,
  onChange,
  onFresh,
}: Props & { readonly onFresh: () => void }) {
  const words = progressWordsOf(locale);
  const fresh = async () => {
    await startAfresh();
    await saveProgress(here);
    onChange(here);
    onFresh();
  };
  return (
    <div class="damaged" role="alert">
      <p>⚠ {words.damaged}</p>
      <button
        type="button"
        onClick={() => void saveFile(damagedText(), "farcall-damaged")}
      >
        {words.download}
      </button>
      <button type="button" onClick={() => void fresh()}>
        {words.fresh}
      </button>
    </div>
  );
}

async function saveFile(text: Promise<string>, name: string): Promise<void> {
  const blob = new Blob([await text], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
