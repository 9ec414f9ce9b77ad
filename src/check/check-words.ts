/** How does one say what a check asks for? */
import type { Columns, RowQuery } from "./check.ts";

/** "call.failed with status UNAVAILABLE on web from 200 ms on". */
export function queryInWords(query: RowQuery): string {
  const { event, host, where, fromMs, toMs } = query;
  const words = [event];
  if (where !== undefined) words.push(`with ${columnsInWords(where)}`);
  if (host !== undefined) words.push(`on ${host}`);
  if (fromMs !== undefined) words.push(`from ${fromMs} ms on`);
  if (toMs !== undefined) words.push(`until ${toMs} ms`);
  return words.join(" ");
}

/** "status OK, method pay". */
export function columnsInWords(columns: Columns): string {
  const words = Object.entries(columns).map(([name, value]) => {
    const values = typeof value === "object" ? value.join(" or ") : value;
    return `${name} ${values}`;
  });
  return words.join(", ");
}
