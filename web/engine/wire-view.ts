/** What does the engine tell of the bytes behind a row? */
import type { Order } from "./order.ts";

/** Which row of which run; the run is made again where it is not at hand. */
export interface BytesAsk {
  readonly order: Order;
  readonly row: number;
}

export type BytesAnswer =
  | { readonly kind: "bytes"; readonly view: BytesView }
  /** The row stands for no bytes. */
  | { readonly kind: "none" }
  /** The run had more bytes than a trace keeps. */
  | { readonly kind: "not-kept"; readonly what: string }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** One exchange of a call: a stream of a connection. */
export interface ExchangeAsk {
  readonly order: Order;
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly stream: number;
}

export type ExchangeAnswer =
  | {
      readonly kind: "exchange";
      readonly request: readonly FrameView[];
      readonly reply: readonly FrameView[];
      /** "phone>bank/3", those of the request first. */
      readonly packets: readonly string[];
    }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

export interface BytesView {
  /** What is sent, at most `BYTES_SHOWN` of it. */
  readonly bytes: Uint8Array;
  readonly lengthBytes: number;
  /** Of the first byte, among all that this end says on this connection. */
  readonly offset: number;
  /** Every frame that has a byte of it here. */
  readonly frames: readonly FrameView[];
  /** Why no frames could be read; "" when they could. */
  readonly fault: string;
}

export interface FrameView {
  readonly offset: number;
  readonly lengthBytes: number;
  /** "HEADERS", with its number on the wire. */
  readonly type: string;
  readonly typeNumber: number;
  readonly flags: readonly string[];
  readonly flagsNumber: number;
  readonly stream: number;
  /** What HPACK makes of a header block that ends here. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Numbers that the frame holds, by the names of RFC 9113. */
  readonly parts: readonly (readonly [name: string, value: string])[];
  /** gRPC messages that end here. */
  readonly messages: readonly MessageView[];
}

export interface MessageView {
  readonly isCompressed: boolean;
  readonly lengthBytes: number;
  /** "/farcall.bank.Bank/Pay" */
  readonly path: string;
  readonly isReply: boolean;
  readonly fields: readonly FieldView[];
  /** Why it could not be decoded; "" when it could. */
  readonly fault: string;
}

export interface FieldView {
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly value: string;
}
