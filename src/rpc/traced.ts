/** How does a server take part in the traces of its callers? */
import type { Host } from "../ports/host.ts";
import type { ServerInterceptor } from "./interceptor.ts";
import { RpcError } from "./rpc-error.ts";
import { Span } from "./span.ts";
import { parseTraceparent, TRACEPARENT } from "./trace-context.ts";

/**
 * A span for each execution, below the attempt that caused it; calls that the
 * handler makes with `parent: ctx` are below it in turn. Waiting for a core
 * before the handler is not in it. Source: gRFC A72, W3C Trace Context.
 */
export function traced(host: Host): ServerInterceptor {
  return async (call, next) => {
    const { ctx, method } = call;
    const parent = parseTraceparent(ctx.metadata.get(TRACEPARENT));
    const span = new Span(host, `Recv.${method}`, parent);
    ctx.trace = span.context;
    try {
      const reply = await next(call);
      span.end("OK");
      return reply;
    } catch (error) {
      span.end(error instanceof RpcError ? error.status : "UNKNOWN");
      throw error;
    }
  };
}
