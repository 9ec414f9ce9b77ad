/** What does a row say in the language of the page? */
import type { Rows } from "../engine/order.ts";
import { type Captions, captionOf, captionsIn } from "../scene/captions.ts";
import { endsOf, rowOf, type SceneRow } from "../scene/scene-trace.ts";
import { rowTelling, type Telling } from "../scene/tellings.ts";
import type { Locale } from "./address.ts";
import { sentenceText } from "./rows.ts";

export interface RowText {
  readonly text: string;
  /** "en" where the page has no words of its own; the trace has its own. */
  readonly lang: "en" | undefined;
}

/** English is what the trace says, and what the command line prints. */
export function rowText(rows: Rows, row: number, locale: Locale): RowText {
  if (locale === "en") {
    return { text: sentenceText(rows, row), lang: undefined };
  }
  const telling = tellingOf(rowOf(rows, row));
  const captions: Captions = captionsIn(locale);
  if (captions[telling.key] === undefined) {
    return { text: sentenceText(rows, row), lang: "en" };
  }
  return { text: captionOf(telling, locale), lang: undefined };
}

/** A drop is told as the loss of what it carried. */
function tellingOf(row: SceneRow): Telling {
  const telling = rowTelling(row);
  if (row.kind.name !== "packet.dropped") return telling;
  const [, to] = endsOf(row.text("link"));
  const params = { ...telling.params, label: row.text("what"), to };
  return { ...telling, key: "flight.dropped.packet", params };
}
