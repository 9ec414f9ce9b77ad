/** What do a resolver and a name server say to each other? */
import { field, repeated } from "../rpc/contract.ts";
import { codec } from "../rpc/message.ts";

/** Where name servers listen. Source: RFC 1035 §4.2. */
export const DNS_PORT = 53;

/** What one asks; `id` tells which question an answer is to. */
export const question = codec({
  id: field(1, "double"),
  name: field(2, "string"),
});

/**
 * What is answered: the hosts of the name, in any order, each with its weight
 * as in an SRV record (RFC 2782), and for how long that may be kept. No hosts:
 * there is no such name.
 */
export const answer = codec({
  id: field(1, "double"),
  hosts: repeated(2, "string"),
  weights: repeated(3, "double"),
  ttlMs: field(4, "double"),
});
