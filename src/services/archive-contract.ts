/** What can one ask of an archive, and of a librarian? */
import type { Client } from "../rpc/client.ts";
import { contract, field, method } from "../rpc/contract.ts";

const search = method(
  { word: field(1, "string"), pages: field(2, "double") },
  { hits: field(1, "double"), isExact: field(2, "bool") },
);

/** Looks for a word on the first so many pages, and counts the hits. */
export const archiveContract = contract("farcall.archive.Archive", { search });

/** The same question, put to somebody who asks for you. */
export const librarianContract = contract("farcall.librarian.Librarian", {
  search,
});

/** Whoever can be asked, archive or librarian. */
export type Archive = Client<typeof archiveContract.methods>;
