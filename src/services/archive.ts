/** What does it take to look for a word, page by page? */
import { ms } from "../ports/time.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { archiveContract } from "./archive-contract.ts";

/** To read one page, on a core of its own host. */
const PAGE_MS = 10;

const PAGES_MAX = 1000;

/**
 * Reads one page after the other, and stops at the next page when nobody
 * waits for the answer any more. Shows how many pages it has read in all.
 */
export function archive(): Service {
  let pagesRead = 0;
  return service(archiveContract, {
    search: async ({ word, pages }, ctx) => {
      checkSearch(word, pages);
      let hits = 0;
      for (let page = 1; page <= pages && !ctx.signal.aborted; page += 1) {
        await ctx.work(ms(PAGE_MS));
        pagesRead += 1;
        if (isOnPage(word, page)) hits += 1;
      }
      ctx.show("pages read", pagesRead);
      return { hits, isExact: true };
    },
  });
}

/** No chance in it: a long word stands on fewer pages. */
function isOnPage(word: string, page: number): boolean {
  return page % word.length === 0;
}

function checkSearch(word: string, pages: number): void {
  if (word === "") {
    throw new RpcError("INVALID_ARGUMENT", "there is no word; send one");
  }
  if (Number.isInteger(pages) && pages >= 1 && pages <= PAGES_MAX) return;
  const reason = `${pages} pages cannot be read; ask for 1 to ${PAGES_MAX}`;
  throw new RpcError("INVALID_ARGUMENT", reason);
}
