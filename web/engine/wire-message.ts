/** What does a message of gRPC hold, by the contract of its method? */
import {
  decompress,
  parseEncoding,
} from "../../src/protocols/grpc/compression.ts";
import type { FramedMessage } from "../../src/protocols/grpc/message.ts";
import type { Fields } from "../../src/rpc/contract.ts";
import { pathOf } from "../../src/rpc/contract.ts";
import { codec } from "../../src/rpc/message.ts";
import { CATALOGUE } from "../../src/services/catalogue.ts";
import type { FieldView, MessageView } from "./wire-view.ts";

/** A message cannot be longer than all that a trace keeps. */
const MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

/** What one knows of the stream that a message is on. */
export interface About {
  /** "" where the request was not seen. */
  readonly path: string;
  readonly isReply: boolean;
  /** grpc-encoding, if any. */
  readonly encoding: string | undefined;
}

export function messageView(framed: FramedMessage, about: About): MessageView {
  const { path, isReply } = about;
  const told = {
    isCompressed: framed.isCompressed,
    lengthBytes: framed.bytes.length,
    path,
    isReply,
  };
  const shape = shapeOf(path, isReply);
  if (shape === undefined) return { ...told, fields: [], fault: "contract" };
  try {
    const encoding = parseEncoding(about.encoding) ?? "identity";
    const bytes = decompress(framed, encoding, MESSAGE_BYTES_MAX);
    return { ...told, fields: fieldsOf(shape, bytes), fault: "" };
  } catch (error) {
    return { ...told, fields: [], fault: String(error) };
  }
}

function shapeOf(path: string, isReply: boolean): Fields | undefined {
  for (const { contract } of Object.values(CATALOGUE)) {
    for (const [name, method] of Object.entries(contract.methods)) {
      if (pathOf(contract, name) !== path) continue;
      return isReply ? method.reply : method.request;
    }
  }
  return undefined;
}

function fieldsOf(shape: Fields, bytes: Uint8Array): readonly FieldView[] {
  const message = codec(shape).decode(bytes);
  return Object.entries(shape)
    .map(([name, { number, type, isRepeated }]) => ({
      name,
      number,
      type: isRepeated ? `repeated ${type}` : type,
      value: valueText(message[name]),
    }))
    .sort((one, other) => one.number - other.number);
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
