/** What can one ask of a warehouse? */
import { contract, field, method, repeated } from "../rpc/contract.ts";

export const warehouseContract = contract("farcall.warehouse.Warehouse", {
  reserve: method({ item: field(1, "string") }, {}),
  /** One outcome for each item, in their order: "OK", or why not. */
  reserveAll: method(
    { items: repeated(1, "string") },
    { outcomes: repeated(1, "string") },
  ),
});
