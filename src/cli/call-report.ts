/** How does a call that has ended look to a person or a program? */
import { sayCertainty } from "../rpc/certainty.ts";
import type { Metadata } from "../rpc/metadata.ts";
import type { RpcError } from "../rpc/rpc-error.ts";
import { STATUS } from "../rpc/status.ts";
import { visible } from "../scenario/visible.ts";
import type { Io } from "./verb.ts";

/** Everything that is known of one call. */
export interface Called {
  /** "/farcall.greeter.Greeter/Hello" */
  readonly path: string;
  /** "127.0.0.1:50051" */
  readonly target: string;
  readonly reply: Readonly<Record<string, unknown>> | undefined;
  readonly error: RpcError | undefined;
  readonly sent: Metadata;
  readonly headers: Metadata;
  readonly trailers: Metadata;
  readonly tookMs: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** What the operating system said, if the connection failed. */
  readonly socketError: string | undefined;
}

/** The reply goes to the output, all else is for the eyes. */
export function reportAsText(io: Io, call: Called, isVerbose: boolean): void {
  const { error, reply } = call;
  if (isVerbose) {
    io.err(`> ${call.path} to ${call.target}\n`);
    io.err(metadataLines("> ", call.sent));
    io.err(metadataLines("< header  ", call.headers));
    io.err(metadataLines("< trailer ", call.trailers));
  }
  if (error === undefined) {
    io.out(`${JSON.stringify(reply)}\n`);
  } else {
    io.err(`${visible(error.message)}\n`);
    for (const { type, value } of error.details) {
      io.err(`  detail ${visible(type)}, ${value.length} bytes\n`);
    }
    if (call.socketError !== undefined) io.err(`  ${call.socketError}\n`);
    io.err(`  ${sayCertainty(error.certainty)}\n`);
  }
  if (!isVerbose) return;
  const bytes = `${call.bytesSent} bytes sent, ${call.bytesReceived} received`;
  io.err(`${call.tookMs} ms with connecting, ${bytes}\n`);
}

function metadataLines(prefix: string, metadata: Metadata): string {
  return metadata.entries
    .map(({ name, value }) => `${prefix}${name}: ${textOf(value)}\n`)
    .join("");
}

/** One object, with everything in it. */
export function reportAsJson(io: Io, call: Called): void {
  const { error } = call;
  const status = error?.status ?? "OK";
  const details = error?.details.map(({ type, value }) => ({
    type,
    value: textOf(value),
  }));
  const report = {
    method: call.path,
    target: call.target,
    status,
    code: STATUS[status].code,
    ...(error && { reason: error.reason, details }),
    certainty: error?.certainty ?? "happened",
    reply: call.reply,
    headers: entriesOf(call.headers),
    trailers: entriesOf(call.trailers),
    tookMs: call.tookMs,
    bytesSent: call.bytesSent,
    bytesReceived: call.bytesReceived,
  };
  io.out(`${JSON.stringify(report)}\n`);
}

/** Pairs and not an object: a name may come twice. */
function entriesOf(metadata: Metadata): readonly [string, string][] {
  return metadata.entries.map(({ name, value }) => [name, textOf(value)]);
}

/** Bytes as base64, as they travel. */
function textOf(value: string | Uint8Array): string {
  if (typeof value === "string") return value;
  return Buffer.from(value).toString("base64");
}
