/** What did both ends say in one try of a call? */
import { useEffect, useState } from "preact/hooks";
import type { ExchangeAnswer, FrameView } from "../engine/wire-view.ts";
import { rowOf } from "../scene/scene-trace.ts";
import type { Exchange } from "./call-facts.ts";
import { type CallWords, callWordsOf } from "./call-words.ts";
import { fieldPairs, Pairs } from "./field-pairs.tsx";
import { type InspectorWords, inspectorWordsOf } from "./inspector-words.ts";
import type { RunProps } from "./part.ts";
import { FoldedRows } from "./row-links.tsx";

type Shown = ExchangeAnswer | { readonly kind: "reading" | "stopped" };

interface Props extends RunProps {
  readonly exchange: Exchange;
}

export function CallSaid(props: Props) {
  const words = callWordsOf(props.lab.locale);
  const [tries, setTries] = useState(0);
  const shown = useExchange(props, tries);
  switch (shown.kind) {
    case "reading":
      return <p>{words.reading}</p>;
    case "refused":
      return <p lang="en">{shown.problems.join(" ")}</p>;
    case "stopped":
      return (
        <p>
          {words.stopped}{" "}
          <button type="button" onClick={() => setTries(tries + 1)}>
            {words.again}
          </button>
        </p>
      );
    default:
      return <Said {...props} shown={shown} />;
  }
}

function useExchange(
  { actions, branch, exchange }: Props,
  tries: number,
): Shown {
  const [shown, setShown] = useState<Shown>({ kind: "reading" });
  const { client, clientPort, server, stream } = exchange;
  useEffect(() => {
    let isCurrent = true;
    setShown({ kind: "reading" });
    const ask = { client, clientPort, server, stream };
    void actions.exchange(ask).then((answer) => {
      if (isCurrent) setShown(answer ?? { kind: "stopped" });
    });
    return () => {
      isCurrent = false;
    };
  }, [branch, client, clientPort, server, stream, tries]);
  return shown;
}

interface SaidProps extends RunProps {
  readonly shown: Extract<ExchangeAnswer, { readonly kind: "exchange" }>;
}

function Said(props: SaidProps) {
  const { lab, branch, shown } = props;
  const words = callWordsOf(lab.locale);
  const { request, reply, packets } = shown;
  const inspector = inspectorWordsOf(lab.locale);
  return (
    <>
      <Half title={words.request} frames={request} {...{ words, inspector }} />
      <Half title={words.reply} frames={reply} {...{ words, inspector }} />
      <FoldedRows
        {...props}
        title={words.packets}
        rows={packetRows(branch.report.rows, packets)}
      />
    </>
  );
}

/** The rows in which these packets left. */
function packetRows(
  rows: RunProps["branch"]["report"]["rows"],
  packets: readonly string[],
): readonly number[] {
  const wanted = new Set(packets);
  const found: number[] = [];
  rows.kind.forEach((kind, row) => {
    if (rows.kinds[kind]?.name !== "packet.sent") return;
    const { text } = rowOf(rows, row);
    if (wanted.has(`${text("link")}/${text("n")}`)) found.push(row);
  });
  return found;
}

interface HalfProps {
  readonly title: string;
  readonly frames: readonly FrameView[];
  readonly words: CallWords;
  readonly inspector: InspectorWords;
}

function Half({ title, frames, words, inspector }: HalfProps) {
  const headers = frames.flatMap((frame) => frame.headers);
  const messages = frames.flatMap((frame) => frame.messages);
  return (
    <>
      <h4>{title}</h4>
      {frames.length === 0 && <p>{words.notSaid}</p>}
      {messages.map((message, index) => {
        const { fault } = message;
        const pairs = fieldPairs(message);
        return (
          <div key={`message ${index}`}>
            {fault === "contract" && <p>{inspector.noContract}</p>}
            {fault !== "" && fault !== "contract" && <p lang="en">{fault}</p>}
            {fault === "" && pairs.length === 0 && <p>{inspector.empty}</p>}
            <Pairs pairs={pairs} />
          </div>
        );
      })}
      {headers.length > 0 && (
        <details>
          <summary>{words.metadata}</summary>
          <Pairs pairs={headers} />
        </details>
      )}
    </>
  );
}
