/** Which bytes are behind the current row, and what do they say? */
import { useEffect, useState } from "preact/hooks";
import { never } from "../../src/ports/assert.ts";
import type {
  BytesAnswer,
  BytesView,
  FrameView,
  MessageView,
} from "../engine/wire-view.ts";
import { fieldPairs, Pairs } from "./field-pairs.tsx";
import { type InspectorWords, inspectorWordsOf } from "./inspector-words.ts";
import type { RunProps } from "./part.ts";

const LINE_BYTES = 8;

type Shown = BytesAnswer | { readonly kind: "reading" | "stopped" };

/** A drawer that nobody must open: only then are the bytes asked for. */
export function BytesDrawer({ lab, actions, branch }: RunProps) {
  const words = inspectorWordsOf(lab.locale);
  const [isOpen, setOpen] = useState(false);
  const [tries, setTries] = useState(0);
  const [shown, setShown] = useState<Shown>({ kind: "reading" });
  useEffect(() => {
    if (!isOpen) return undefined;
    let isCurrent = true;
    setShown({ kind: "reading" });
    void actions.bytes(lab.row).then((answer) => {
      if (isCurrent) setShown(answer ?? { kind: "stopped" });
    });
    return () => {
      isCurrent = false;
    };
  }, [isOpen, lab.row, branch, tries]);
  return (
    <details
      class="bytes-drawer"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words.bytes}</summary>
      {isOpen && (
        <Answer {...{ shown, words }} onAgain={() => setTries(tries + 1)} />
      )}
    </details>
  );
}

interface AnswerProps {
  readonly shown: Shown;
  readonly words: InspectorWords;
  readonly onAgain: () => void;
}

function Answer({ shown, words, onAgain }: AnswerProps) {
  switch (shown.kind) {
    case "reading":
      return <p>{words.reading}</p>;
    case "none":
      return <p>{words.noBytes}</p>;
    case "not-kept":
      return <p>{words.notKept(shown.what)}</p>;
    case "refused":
      return <p>{shown.problems.join(" ")}</p>;
    case "stopped":
      return (
        <p>
          {words.stopped}{" "}
          <button type="button" onClick={onAgain}>
            {words.again}
          </button>
        </p>
      );
    case "bytes":
      return <Bytes {...{ words }} view={shown.view} />;
    default:
      return never(shown);
  }
}

interface ViewProps {
  readonly view: BytesView;
  readonly words: InspectorWords;
}

function Bytes({ view, words }: ViewProps) {
  const { bytes, lengthBytes, offset, frames, fault } = view;
  const hidden = lengthBytes - bytes.length;
  return (
    <>
      <p>{words.from(offset, lengthBytes)}</p>
      <pre
        // It scrolls, so a key must reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
      >
        {hexLines(bytes, offset)}
      </pre>
      {hidden > 0 && <p>{words.more(hidden)}</p>}
      {fault !== "" && <p>{words.fault(fault)}</p>}
      {frames.length === 0 && fault === "" && <p>{words.noFrames}</p>}
      {frames.map((frame) => (
        <FrameBox key={frame.offset} {...{ frame, words }} />
      ))}
    </>
  );
}

/** "0000  50 52 49 20 2a 20 48 54  PRI * HT" */
function hexLines(bytes: Uint8Array, offset: number): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE_BYTES) {
    const line = [...bytes.subarray(at, at + LINE_BYTES)];
    const hex = line.map((byte) => byte.toString(16).padStart(2, "0"));
    const place = (offset + at).toString(16).padStart(4, "0");
    const text = line.map(printable).join("");
    lines.push(`${place}  ${hex.join(" ").padEnd(LINE_BYTES * 3)} ${text}`);
  }
  return lines.join("\n");
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
}

function FrameBox({
  frame,
  words,
}: {
  readonly frame: FrameView;
  readonly words: InspectorWords;
}) {
  const { type, typeNumber, flags, flagsNumber, stream, parts } = frame;
  const hex = (value: number) => `0x${value.toString(16).padStart(2, "0")}`;
  const facts = [
    [words.length, String(frame.lengthBytes)],
    [words.type, `${hex(typeNumber)} ${type}`],
    [words.flags, `${hex(flagsNumber)} ${flags.join(" ")}`],
    [words.stream, String(stream)],
    ...parts,
  ] as const;
  return (
    <div class="frame-box">
      <h3>{type}</h3>
      <Pairs pairs={facts} />
      {frame.headers.length > 0 && (
        <>
          <h4>{words.headers}</h4>
          <Pairs pairs={frame.headers} />
        </>
      )}
      {frame.messages.map((message, index) => (
        <MessageBox key={`message ${index}`} {...{ message, words }} />
      ))}
    </div>
  );
}

function MessageBox({
  message,
  words,
}: {
  readonly message: MessageView;
  readonly words: InspectorWords;
}) {
  const { isCompressed, lengthBytes, path, isReply, fault } = message;
  const prefix = words.prefixOf(isCompressed, lengthBytes);
  const pairs = fieldPairs(message);
  return (
    <>
      <h4>{words.prefix}</h4>
      <p>{prefix}</p>
      <h4>{words.message(isReply, path)}</h4>
      {fault !== "" && <p>{fault === "contract" ? words.noContract : fault}</p>}
      {fault === "" && pairs.length === 0 && <p>{words.empty}</p>}
      <Pairs pairs={pairs} />
    </>
  );
}
