/** What does the history of a store's clients say of a call? */
import type { Host } from "../ports/host.ts";
import type { RpcError } from "../rpc/rpc-error.ts";
import { operationEnded, operationInvoked } from "./operation-event.ts";
import { visible } from "./visible.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What was asked, and what of it a caller knows in the end. */
interface Asked {
  readonly method: string;
  readonly request: Fields;
}

type End =
  | { readonly kind: "reply"; readonly reply: Fields }
  | { readonly kind: "failure"; readonly error: RpcError };

/** Writes down each call of one client of a `kv` as an operation. */
export class OperationLog {
  readonly #host: Host;
  readonly #client: string;
  #count = 0;

  constructor(host: Host, client: string) {
    this.#host = host;
    this.#client = client;
  }

  /** The number of the operation that begins with this call. */
  invoked({ method, request }: Asked): number {
    const { key, value, expected } = request;
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

  ended(n: number, { method, request }: Asked, end: End): void {
    this.#host.events.record(
      operationEnded,
      this.#client,
      n,
      typeOf(end),
      method,
      asJson(request["key"] ?? ""),
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
