/** What if each call needs the one thing that all servers share? */
import type { Host } from "../ports/host.ts";
import { ms } from "../ports/time.ts";
import { client } from "../rpc/client.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { clerkContract, type ledgerContract } from "./ledger-contract.ts";
import type { Upstream } from "./upstream.ts";

/** A minute: longer work is a slip of the unit. */
const WORK_MS_MAX = 60_000;

/** Reads in the ledger, reckons on its own core, and enters the result. */
export function clerk(_host: Host, upstream?: Upstream): Service {
  const asked = upstream && {
    ...upstream,
    ledger: client(
      upstream.contract as typeof ledgerContract,
      upstream.channel,
    ),
  };
  return service(clerkContract, {
    book: async ({ workMs }, ctx) => {
      if (!(workMs >= 0 && workMs <= WORK_MS_MAX)) {
        const reason = `${workMs} ms of work; give 0 to ${WORK_MS_MAX}`;
        throw new RpcError("INVALID_ARGUMENT", reason);
      }
      if (asked === undefined) {
        const reason = "this clerk has no ledger; give it an upstream";
        throw new RpcError("FAILED_PRECONDITION", reason);
      }
      const { ledger, timeout, isDetached } = asked;
      const options = {
        ...(timeout !== undefined && { timeout }),
        ...(isDetached ? {} : { parent: ctx }),
      };
      const { ticket } = await ledger.open({}, options);
      await ctx.work(ms(workMs));
      return await ledger.commit({ ticket }, options);
    },
  });
}
