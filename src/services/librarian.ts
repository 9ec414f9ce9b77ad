/** How does a handler ask somebody else, in the name of its caller? */
import type { Host } from "../ports/host.ts";
import type { CallOptions, ParentCall } from "../rpc/call-options.ts";
import { client } from "../rpc/client.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { type archiveContract, librarianContract } from "./archive-contract.ts";
import type { Upstream } from "./upstream.ts";

/** Asks an archive, or another librarian, and hands on what it hears. */
export function librarian(_host: Host, upstream?: Upstream): Service {
  if (upstream === undefined) return alone();
  const { contract, channel } = upstream;
  const next = client(contract as typeof archiveContract, channel);
  return service(librarianContract, {
    search: async (request, ctx) =>
      await next.search(request, optionsOf(upstream, ctx)),
  });
}

/** With `parent` the call gets what is left of the caller's time. */
function optionsOf(upstream: Upstream, parent: ParentCall): CallOptions {
  const { timeout, isDetached } = upstream;
  return {
    ...(timeout !== undefined && { timeout }),
    ...(isDetached ? {} : { parent }),
  };
}

function alone(): Service {
  return service(librarianContract, {
    search: async () => {
      const reason = "this librarian has nobody to ask; give it an upstream";
      throw new RpcError("FAILED_PRECONDITION", reason);
    },
  });
}
