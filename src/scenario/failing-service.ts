/** What if a server is well by its own account, and fails its callers? */
import type { Host } from "../ports/host.ts";
import { toMs } from "../ports/time.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import type { Handler, Service } from "../rpc/service.ts";
import type { FailingSpec } from "./scenario.ts";

/**
 * The service, except that its handlers refuse to work for a while. What it
 * says of its health stays as it was: that is asked of another service.
 */
export function failing(
  { contract, handlers }: Service,
  { fromMs = 0, untilMs = Number.POSITIVE_INFINITY }: FailingSpec,
  { clock }: Host,
): Service {
  const isFailing = () => {
    const nowMs = toMs(clock.now());
    return nowMs >= fromMs && nowMs < untilMs;
  };
  const guarded =
    (handler: Handler): Handler =>
    async (request, ctx) => {
      if (!isFailing()) return handler(request, ctx);
      throw new RpcError("UNAVAILABLE", "what it needs for this is not there");
    };
  const entries = Object.entries(handlers);
  return {
    contract,
    handlers: Object.fromEntries(
      entries.map(([name, handler]) => [name, guarded(handler)]),
    ),
  };
}
