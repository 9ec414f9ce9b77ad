/** What does a server answer when a handler has ended? */
import type { HandlerContext } from "./handler-context.ts";
import type { Entry } from "./method-table.ts";
import type { Response } from "./protocol.ts";
import { RpcError, toRpcError } from "./rpc-error.ts";

/** It returned a reply, or what is none. */
export function successOf(
  entry: Entry,
  reply: object,
  ctx: HandlerContext,
): Response {
  let body: Uint8Array;
  try {
    body = entry.reply.encode(reply);
  } catch (error) {
    const problem = (error as Error).message;
    const reason = `the handler made no ${entry.name} reply: ${problem}`;
    return { status: "INTERNAL", reason };
  }
  const { writtenHeaders: headers, writtenTrailers: trailers } = ctx;
  return { status: "OK", reason: "", body, headers, trailers };
}

/** It threw something. */
export function failureOf(thrown: unknown, ctx: HandlerContext): Response {
  const { status, reason, metadata, details, pushback } = toRpcError(thrown);
  const { writtenHeaders: headers, writtenTrailers } = ctx;
  // An OK that was thrown is a mistake, and must not look like success.
  if (status === "OK") return failureOf(THROWN_OK, ctx);
  const trailers = metadata ?? writtenTrailers;
  return { status, reason, details, headers, trailers, pushback };
}

const THROWN_OK = new RpcError("UNKNOWN", "the handler threw the status OK");
