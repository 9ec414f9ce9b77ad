/** Which code is the text about? */
import type { Cite } from "../../src/course/lesson.ts";
import type { LessonText, SourceText } from "./texts.ts";
import type { LessonWords } from "./words-en.ts";

interface Props {
  readonly cites: readonly Cite[];
  readonly sources: LessonText["sources"];
  readonly words: LessonWords;
  /** A question waits for its answer, which the code may give away. */
  readonly isAsked: boolean;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: "TypeScript",
  py: "Python",
};

export function CodePane({ cites, sources, words, isAsked }: Props) {
  if (cites.length === 0) return null;
  const isFolded = isAsked && !cites.some(({ isNeeded }) => isNeeded);
  return (
    <section class="code-pane">
      <h3>{words.code}</h3>
      {words.codeComments !== "" && <p class="quiet">{words.codeComments}</p>}
      {isFolded && <p class="quiet">{words.codeFolded}</p>}
      {groupsOf(cites).map((group, index) => (
        <div key={keyOf(group)} class={group.length > 1 ? "code-pair" : ""}>
          {group.map((cite) => (
            <CodeFile
              key={cite.file}
              {...{ cite, words }}
              source={sources[nameOf(cite)]}
              isOpen={cite.isNeeded || (index === 0 && !isFolded)}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

/** "client.ts" and "client.py" stand side by side. */
function groupsOf(cites: readonly Cite[]): readonly (readonly Cite[])[] {
  const groups = new Map<string, Cite[]>();
  for (const cite of cites) {
    const stem = nameOf(cite).replace(/\.\w+(?=#|$)/, "");
    groups.set(stem, [...(groups.get(stem) ?? []), cite]);
  }
  return [...groups.values()];
}

function nameOf({ file, region }: Cite): string {
  return region === undefined ? file : `${file}#${region}`;
}

/** A region and its whole file are two groups. */
function keyOf([first]: readonly Cite[]): string {
  return first === undefined ? "" : nameOf(first);
}

/** In the library two files may have one name, so theirs says the folder. */
function shortName(file: string): string {
  return file
    .split("/")
    .slice(file.startsWith("src/") ? -2 : -1)
    .join("/");
}

interface FileProps {
  readonly cite: Cite;
  readonly words: LessonWords;
  readonly source: SourceText | undefined;
  readonly isOpen: boolean;
}

function CodeFile({ cite, words, source, isOpen }: FileProps) {
  if (source === undefined) return null;
  const { firstLine, lines } = source;
  const { file } = cite;
  const language = LANGUAGES[file.split(".").at(-1) ?? ""] ?? "";
  const span =
    cite.region === undefined
      ? words.wholeFile(lines.length)
      : words.lines(firstLine, firstLine + lines.length - 1);
  const label = `${file}, ${span}`;
  const html = lines.map((line) => `<span class="line">${line}</span>`);
  const content = { __html: html.join("\n") };
  return (
    <details open={isOpen} data-cited={file}>
      <summary>
        <code>{shortName(file)}</code>{" "}
        <span class="quiet">
          {language} · {span}
        </span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has fields */}
      <pre tabIndex={0} role="group" aria-label={label} title={file}>
        <code
          lang="en"
          style={{ counterReset: `line ${firstLine - 1}` }}
          dangerouslySetInnerHTML={content}
        />
      </pre>
    </details>
  );
}

/** Opens the file that a link in the text names, and goes there. */
export function showFile(link: Element): void {
  const file = link.getAttribute("data-file") ?? "";
  const name = CSS.escape(file);
  const details = document.querySelector(`[data-cited="${name}"]`);
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = true;
  details.scrollIntoView({ block: "start" });
  details.querySelector("summary")?.focus({ preventScroll: true });
  // It may have stood open, in full view: something has to be seen to happen.
  details.classList.remove("is-sought");
  void details.offsetWidth;
  details.classList.add("is-sought");
}
