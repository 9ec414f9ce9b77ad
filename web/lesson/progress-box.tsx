/** Where is what one has done, and how does one take it along? */
import { useEffect, useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { EarlierList } from "./earlier-list.tsx";
import {
  damagedText,
  type Earlier,
  exportText,
  importText,
  type Kept,
  loadProgress,
  restoreEarlier,
  saveProgress,
  startAfresh,
  stepsDone,
} from "./progress.ts";
import { type Progress, withLessons } from "./progress-merge.ts";
import { progressWordsOf, whenText } from "./progress-words.ts";
import "./progress-box.css";

interface Props {
  readonly locale: Locale;
  /** What this page has and may not have been able to keep. */
  readonly here: Progress;
  /** False when what was done last could not be kept. */
  readonly isKept: boolean;
  /** Changes whenever something was saved. */
  readonly saves: number;
  /** All that is there now that a file was read, or one went back. */
  readonly onChange: (progress: Progress) => void;
}

const FILE_BYTES_MAX = 4_000_000;

/** What came of the last change; "" where there is nothing to say. */
interface Said {
  readonly problem: string;
  readonly done: string;
}

const NOTHING_SAID: Said = { problem: "", done: "" };

export function ProgressBox(props: Props) {
  const { locale, isKept, saves } = props;
  const words = progressWordsOf(locale);
  const [kept, setKept] = useState<Kept | undefined>();
  const [{ problem, done }, say] = useState(NOTHING_SAID);
  const load = () => void loadProgress().then(setKept);
  useEffect(load, [saves]);
  const act = async (work: Promise<Said>) => {
    say(await work);
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
      <Files {...props} onFile={(file) => void act(readFile(props, file))} />
      <Versions
        {...{ locale }}
        all={kept?.earlier ?? []}
        onRestore={(earlier) => void act(goBack(props, earlier))}
      />
      {problem !== "" && <p role="alert">{problem}</p>}
      {done !== "" && <p role="status">{done}</p>}
    </section>
  );
}

async function readFile(
  { locale, here, onChange }: Props,
  file: File,
): Promise<Said> {
  const words = progressWordsOf(locale);
  const isLong = file.size > FILE_BYTES_MAX;
  // A file that has gone since it was chosen reads as an empty one.
  const text = isLong ? "" : await file.text().catch(() => "");
  const progress = importText(text);
  if (progress === undefined) {
    return { ...NOTHING_SAID, problem: words.badImport(file.name) };
  }
  const all = await saveProgress(progress);
  onChange(all ?? withLessons(here, progress));
  const done = words.imported(Object.keys(progress).length);
  return { ...NOTHING_SAID, done };
}

async function goBack(
  { locale, onChange }: Props,
  { atMs }: Earlier,
): Promise<Said> {
  const words = progressWordsOf(locale);
  const all = await restoreEarlier(atMs);
  if (all === undefined) return { ...NOTHING_SAID, problem: words.notKept };
  onChange(all);
  return { ...NOTHING_SAID, done: words.restored(whenText(atMs, locale)) };
}

interface FilesProps extends Props {
  readonly onFile: (file: File) => void;
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
          onChange={({ currentTarget: { files } }) => {
            if (files?.[0]) onFile(files[0]);
          }}
        />
      </label>
    </>
  );
}

interface VersionsProps {
  readonly locale: Locale;
  readonly all: readonly Earlier[];
  readonly onRestore: (earlier: Earlier) => void;
}

function Versions({ locale, all, onRestore }: VersionsProps) {
  const words = progressWordsOf(locale);
  if (all.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{words.earlier}</summary>
      <EarlierList
        {...{ locale, all, onRestore }}
        say={words.restore}
        about={({ lessons }) => words.stepsDone(stepsDone(lessons))}
      />
    </details>
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
    onChange((await saveProgress(here)) ?? here);
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
