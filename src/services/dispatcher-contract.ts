/** What does one promise who says whose turn it is? */
import { contract, field, method, repeated } from "../rpc/contract.ts";

export const dispatcherContract = contract("farcall.dispatcher.Dispatcher", {
  /**
   * From now on these servers take turns, in proportion to their weights;
   * without weights all alike.
   */
  list: method(
    { servers: repeated(1, "string"), weights: repeated(2, "double") },
    {},
  ),
  /** Who takes the next call; "" while nobody is on the list. */
  next: method({}, { server: field(1, "string") }),
});
