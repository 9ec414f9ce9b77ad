/** What does the history of a store's clients say of a call? */
import type { Host } from "../ports/host.ts";
import type { ClientInterceptor, OutgoingUnary } from "../rpc/interceptor.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { operationEnded, operationInvoked } from "./operation-event.ts";
import { visible } from "./visible.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a caller knows in the end. */
type End =
  | { readonly kind: "reply"; readonly reply: Fields }
  | { readonly kind: "failure"; readonly error: RpcError };

/**
 * Writes down each call of one client of a `kv` as an operation, whatever
 * becomes of it on its way: a call with five attempts is one.
 */
export function operationLog(host: Host, client: string): ClientInterceptor {
  const log = new OperationLog(host, client);
  return async (call, next) => {
    const n = log.invoked(call);
    try {
      const reply = await next(call);
      log.ended(n, call, { kind: "reply", reply: reply as Fields });
      return reply;
    } catch (error) {
      if (error instanceof RpcError) {
        log.ended(n, call, { kind: "failure", error });
      }
      throw error;
    }
  };
}

class OperationLog {
  readonly #host: Host;
  readonly #client: string;
  #count = 0;

  constructor(host: Host, client: string) {
    this.#host = host;
    this.#client = client;
  }

  /** The number of the operation that begins with this call. */
  invoked(call: OutgoingUnary): number {
    const { method } = call;
    const { key, value, expected } = call.request as Fields;
    this.#count += 1;
    this.#host.events.record(
      operationInvoked,
      this.#client,
      this.#count,
      method,
      asJson(key ?? ""),
      method === "read" ? "" : asJson(value ?? ""),
      method === "cas" ? asJson(expected ?? "") : "",
    );
    return this.#count;
  }

  ended(n: number, { method, request }: OutgoingUnary, end: End): void {
    const { key } = request as Fields;
    this.#host.events.record(
      operationEnded,
      this.#client,
      n,
      typeOf(end),
      method,
      asJson(key ?? ""),
      end.kind === "reply" ? heard(method, end.reply) : "",
    );
  }
}

/**
 * What may have happened stays open: "info". An error that the handler
 * answered has changed nothing, as `services/kv.ts` promises.
 */
function typeOf(end: End): "ok" | "fail" | "info" {
  if (end.kind === "reply") return "ok";
  return end.error.certainty === "may-have-happened" ? "info" : "fail";
}

/** What a read found, null when nothing; whether a cas wrote. */
function heard(method: string, reply: Fields): string {
  if (method === "read")
    return asJson(reply["isThere"] ? reply["value"] : null);
  return method === "cas" ? asJson(reply["isSwapped"]) : "";
}

function asJson(value: unknown): string {
  return visible(JSON.stringify(value) ?? "");
}
