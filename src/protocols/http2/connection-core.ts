/** What do the two ends of a connection have in common? */
import type { Timer } from "../../ports/clock.ts";
import type { Host } from "../../ports/host.ts";
import { Budget } from "./budget.ts";
import { ClosedStreams, type HowClosed } from "./closed-streams.ts";
import type { StreamCloseReason } from "./connection-types.ts";
import type { ErrorCode } from "./error-code.ts";
import { ReceiveWindow, SendWindow } from "./flow-control.ts";
import { FrameWriter } from "./frame-writer.ts";
import { HeaderAssembly, type HeaderBlock } from "./header-assembly.ts";
import { type DecodedHeaders, HpackDecoder } from "./hpack-decoder.ts";
import { HpackEncoder } from "./hpack-encoder.ts";
import type { Limits } from "./limits.ts";
import type { Link } from "./link.ts";
import type { Output } from "./output.ts";
import { Sender } from "./sender.ts";
import {
  INITIAL_SETTINGS,
  INITIAL_WINDOW_BYTES,
  type Settings,
} from "./settings.ts";
import {
  type DataToSend,
  type HeadersToSend,
  Stream,
  type StreamOwner,
} from "./stream.ts";
import type { StreamState } from "./stream-state.ts";
import { StreamTable } from "./stream-table.ts";

/** What only a client, or only a server, does. */
export interface Role {
  readonly name: "client" | "server";
  /** A header section on an id above all before. */
  onNewStream(block: HeaderBlock, decoded: DecodedHeaders): void;
  /** The peer's SETTINGS are in force; `isFirst` once. */
  onSettings(isFirst: boolean): void;
  /** The peer asks whether we are there; the answer is on its way. */
  onPing(): void;
  onPingAck(payload: Uint8Array): void;
  onGoAway(lastStreamId: number, code: ErrorCode, because: string): void;
  /** A stream is over, or the transport has room again. */
  onRoom(): void;
  /** A stream that was never opened is given up. */
  onUnopenedReset(stream: Stream): void;
  /** The peer lets us wait for too long. */
  onStalled(because: string): void;
}

export interface CoreOptions {
  readonly host: Host;
  readonly limits: Limits;
  readonly output: Output;
  readonly role: Role;
  readonly links: { readonly in: Link; readonly out: Link };
}

export class ConnectionCore implements StreamOwner {
  readonly host: Host;
  readonly limits: Limits;
  readonly role: Role;
  readonly output: Output;
  /** From the peer to us. */
  readonly peerLink: Link;
  readonly writer: FrameWriter;
  readonly sender: Sender;
  readonly encoder = new HpackEncoder();
  readonly decoder: HpackDecoder;
  readonly assembly: HeaderAssembly;
  readonly streams = new StreamTable();
  readonly closedStreams = new ClosedStreams();
  readonly receiveWindow: ReceiveWindow;
  /** The highest id of any stream so far; above it all are idle. */
  lastStreamId = 0;
  peer: Settings = INITIAL_SETTINGS;
  framesReceived = 0;
  hasPeerSettings = false;
  /** Runs until the peer acknowledges our SETTINGS. */
  settingsTimer: Timer | undefined;
  /** What the peer may send on a new stream: ours, once it knows. */
  streamWindowBytes = INITIAL_WINDOW_BYTES;

  readonly resets: Budget;
  readonly pings: Budget;
  readonly settings: Budget;
  readonly emptyData: Budget;

  constructor({ host, limits, output, role, links }: CoreOptions) {
    this.host = host;
    this.limits = limits;
    this.output = output;
    this.role = role;
    this.peerLink = links.in;
    this.writer = new FrameWriter(output, host.events, links.out);
    this.decoder = new HpackDecoder(limits);
    this.assembly = new HeaderAssembly(limits, host.clock, (because) =>
      role.onStalled(because),
    );
    // It begins with 65,535 bytes and can only grow, RFC 9113 section 6.9.2.
    this.receiveWindow = new ReceiveWindow(
      Math.max(limits.connectionWindowBytes, INITIAL_WINDOW_BYTES),
    );
    this.sender = new Sender({
      host,
      output,
      writer: this.writer,
      encoder: this.encoder,
      stallTimeoutMs: limits.stallTimeoutMs,
      onEnded: (stream) => this.closeStream(stream, ENDED, "ended"),
      onStalled: (streams) => this.#stalled(streams),
    });
    const { clock } = host;
    const { resetsBurst, pingsBurst, settingsBurst, emptyDataBurst } = limits;
    this.resets = new Budget(clock, resetsBurst, limits.resetsPerSecond);
    this.pings = new Budget(clock, pingsBurst, limits.pingsPerSecond);
    this.settings = new Budget(clock, settingsBurst, limits.settingsPerSecond);
    this.emptyData = new Budget(
      clock,
      emptyDataBurst,
      limits.emptyDataPerSecond,
    );
  }

  /** A stream without id yet. */
  makeStream(): Stream {
    return new Stream(this, {
      send: new SendWindow(this.peer.initialWindowBytes),
      receive: new ReceiveWindow(this.streamWindowBytes),
    });
  }

  /** From now on it counts, with windows as they are now. */
  openStream(stream: Stream, id: number, state: StreamState): void {
    const { sendWindow, receiveWindow } = stream;
    sendWindow.grow(this.peer.initialWindowBytes - sendWindow.bytes);
    receiveWindow.resize(this.streamWindowBytes);
    stream.id = id;
    stream.state = state;
    this.lastStreamId = id;
    this.streams.add(stream);
  }

  sendHeaders(stream: Stream, section: HeadersToSend): void {
    this.sender.sendHeaders(stream, section);
  }

  sendData(stream: Stream, data: DataToSend): void {
    const bytes = this.sender.bufferedBytes + data.bytes.length;
    const { sendBufferBytesMax } = this.limits;
    if (bytes <= sendBufferBytesMax) this.sender.sendData(stream, data);
    else {
      const because = `${bytes} bytes to send, above ${sendBufferBytesMax}`;
      this.resetStream(stream, "INTERNAL_ERROR", because);
    }
  }

  /** Gives a stream up and tells the peer. */
  resetStream(stream: Stream, code: ErrorCode, because?: string): void {
    if (stream.id === 0) {
      this.role.onUnopenedReset(stream);
      this.sender.forget(stream);
      const reason = "it was given up before it was opened";
      stream.closed({ kind: "refused-locally", because: reason });
      return;
    }
    this.writer.rstStream(stream.id, code);
    const by = { kind: "reset", by: "us", code } as const;
    const reason = because === undefined ? by : { ...by, because };
    this.closeStream(stream, reason, "reset by us");
  }

  #stalled(streams: readonly Stream[] | undefined): void {
    if (streams === undefined) this.role.onStalled("the peer opens no window");
    const because = "the peer opens no window for the stream";
    for (const stream of streams ?? []) {
      this.resetStream(stream, "ENHANCE_YOUR_CALM", because);
    }
  }

  /** RFC 9113 section 6.8: what the peer certainly did not look at. */
  closeAbove(lastServedId: number): void {
    for (const stream of this.streams.values()) {
      if (stream.id <= lastServedId) continue;
      this.closeStream(stream, UNSERVED, "reset by us");
    }
  }

  /** The one place where an open stream ends. */
  closeStream(stream: Stream, reason: StreamCloseReason, how: HowClosed): void {
    if (!this.streams.delete(stream.id)) return;
    this.closedStreams.remember(stream.id, how);
    this.sender.forget(stream);
    stream.closed(reason);
    this.role.onRoom();
  }
}

const UNSERVED: StreamCloseReason = { kind: "goaway", processed: false };
export const ENDED: StreamCloseReason = { kind: "ended" };
