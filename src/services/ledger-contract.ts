/** What do clerks promise, and what the ledger that they share? */
import { contract, field, method } from "../rpc/contract.ts";

const ticket = field(1, "double");

export const ledgerContract = contract("farcall.ledger.Ledger", {
  /** From now on nobody writes, until this ticket is committed. */
  open: method({}, { ticket }),
  /** Writes one entry, alone. */
  commit: method({ ticket }, { entries: field(1, "double") }),
});

export const clerkContract = contract("farcall.clerk.Clerk", {
  /** Reads and reckons for so long on one core, then enters the result. */
  book: method({ workMs: field(1, "double") }, { entries: field(1, "double") }),
});
