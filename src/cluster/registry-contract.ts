/** What do servers and clients say to a registry? */
import { contract, field, method, repeated } from "../rpc/contract.ts";

const service = field(1, "string");

export const registryContract = contract("farcall.registry.Registry", {
  /** "I am here, for `leaseMs` from now." Said again, it renews the lease. */
  register: method(
    { service, address: field(2, "string"), leaseMs: field(3, "double") },
    {},
  ),
  /** "I go." Who does not say it is found out when the lease ends. */
  deregister: method({ service, address: field(2, "string") }, {}),
  /**
   * The addresses, as soon as they are not those of `version`, or after
   * `waitMs`: a long poll, since calls here have one reply.
   */
  watch: method(
    { service, version: field(2, "string"), waitMs: field(3, "double") },
    {
      version: field(1, "string"),
      addresses: repeated(2, "string"),
      /** The registry started lately, and does not know everybody yet. */
      isSettling: field(3, "bool"),
    },
  ),
});
