/** Where is what one has done, and how does one take it along? */
import { useState } from "preact/hooks";
import { exportText, importText } from "./progress.ts";
import type { Walking } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly slug: string;
  readonly words: LessonWords;
  readonly walk: Walking;
}

const FILE_NAME = "farcall-progress.json";
const FILE_BYTES_MAX = 4_000_000;

export function ProgressBox({ slug, words, walk }: Props) {
  const [problem, setProblem] = useState("");
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = file.size > FILE_BYTES_MAX ? "" : await file.text();
    const progress = importText(text);
    setProblem(progress === undefined ? words.badImport(file.name) : "");
    const records = progress?.[slug];
    if (records !== undefined) walk.send({ type: "restore", records });
  };
  return (
    <section class={`progress-box ${walk.isKept ? "" : "bad"}`}>
      <h2>{words.progress}</h2>
      <p role="status">{walk.isKept ? words.kept : `⚠ ${words.notKept}`}</p>
      <button
        type="button"
        onClick={() => void save(exportText({ [slug]: walk.records }))}
      >
        {words.export}
      </button>
      <label class="file">
        {words.import}
        <input
          type="file"
          accept="application/json,.json"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </label>
      {problem !== "" && <p role="alert">{problem}</p>}
    </section>
  );
}

async function save(text: Promise<string>): Promise<void> {
  const blob = new Blob([await text], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(link.href);
}
