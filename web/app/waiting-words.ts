/** What does the page say of tasks that wait when a run is over? */
import type { Waiting } from "../engine/order.ts";
import type { Locale } from "./address.ts";

const REPLY = /^the reply to (\S+) from (\S+)$/;

/** A sentence for each; tasks that wait alike share one. */
export function waitingTexts(
  waiting: readonly Waiting[],
  locale: Locale,
): readonly string[] {
  const isZh = locale === "zh-CN";
  const lines = waiting.map(({ host, task, waitsFor }) => {
    const things = counted(waitsFor.map(isZh ? replyZh : same), locale);
    const what = things.join(isZh ? "、" : ", ");
    if (isZh) return `${host} 上的 ${task} 在等：${what || "未知的事"}`;
    const unknown = "something that the simulation does not know of";
    return `${task} on ${host} waits for ${what || unknown}`;
  });
  return counted(lines, locale);
}

function same(text: string): string {
  return text;
}

function replyZh(text: string): string {
  return text.replace(REPLY, "$2 对 $1 的回复");
}

/** Each text once, with how often it comes. */
function counted(texts: readonly string[], locale: Locale): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => {
    if (count === 1) return text;
    return locale === "zh-CN"
      ? `${text}（${count} 次）`
      : `${text} (${count} times)`;
  });
}
