/** Which bytes are behind a row or a call of a run, and what do they say? */
import type { Row, Trace } from "../../src/kernel/trace.ts";
import { FRAME_HEADER_BYTES } from "../../src/protocols/http2/frame.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { fillOrder } from "./fill-order.ts";
import type { Order } from "./order.ts";
import { type Way, WireIndex } from "./wire-index.ts";
import type {
  BytesAnswer,
  BytesAsk,
  ExchangeAnswer,
  ExchangeAsk,
  FrameView,
} from "./wire-view.ts";

/** More at once nobody reads. */
const BYTES_SHOWN = 1024;

type Place = Way & { readonly offset: number; readonly lengthBytes: number };

interface Known {
  readonly key: string;
  readonly trace: Trace;
  readonly index: WireIndex;
}

/** The run that was asked about last. */
let known: Known | undefined;

export async function answerBytes(ask: BytesAsk): Promise<BytesAnswer> {
  const run = await knownOf(ask.order);
  if ("problems" in run) return { kind: "refused", ...run };
  const { trace, index } = run;
  if (!(ask.row >= 0 && ask.row < trace.length)) return { kind: "none" };
  return bytesOf(index, trace.row(ask.row));
}

/** What both ends say on one stream of one connection. */
export async function answerExchange(
  ask: ExchangeAsk,
): Promise<ExchangeAnswer> {
  const run = await knownOf(ask.order);
  if ("problems" in run) return { kind: "refused", ...run };
  const { client, clientPort, server, stream } = ask;
  const request = framesOn(run.index, {
    link: `${client}>${server}`,
    port: clientPort,
    stream,
  });
  const reply = framesOn(run.index, {
    link: `${server}>${client}`,
    port: clientPort,
    stream,
  });
  const packets = [...request.packets, ...reply.packets];
  const frames = { request: request.frames, reply: reply.frames };
  return { kind: "exchange", ...frames, packets };
}

interface OnStream {
  readonly link: string;
  readonly port: number;
  readonly stream: number;
}

function framesOn(index: WireIndex, { link, port, stream }: OnStream) {
  const way = index.wayOf(link, port);
  if (way === undefined) return { frames: [], packets: [] };
  const all = index.said(way).decoded.frames;
  const frames = all.filter((frame) => frame.stream === stream);
  const packets = new Set<string>();
  for (const frame of frames) {
    for (const packet of index.packetsIn(way, frame.offset, sizeOf(frame))) {
      packets.add(`${packet.link}/${packet.n}`);
    }
  }
  return { frames, packets: [...packets] };
}

function sizeOf({ lengthBytes }: FrameView): number {
  return FRAME_HEADER_BYTES + lengthBytes;
}

async function knownOf(
  order: Order,
): Promise<Known | { readonly problems: readonly string[] }> {
  const key = JSON.stringify(order);
  if (known?.key === key) return known;
  const filled = fillOrder(order);
  if (filled.kind === "refused") return { problems: filled.problems };
  const { kind: _, scenario, ...options } = filled;
  const { trace } = await runScenario(scenario, options);
  known = { key, trace, index: new WireIndex(trace) };
  return known;
}

function bytesOf(index: WireIndex, row: Row): BytesAnswer {
  if (row.kind.name.startsWith("frame.")) return frameBytes(index, row);
  const [link, n] = row.cells;
  if (!row.kind.name.startsWith("packet.")) return { kind: "none" };
  const packet = index.packet(String(link), Number(n));
  if (packet === undefined) return { kind: "none" };
  const { payload, sequence } = packet;
  if (typeof payload === "string") {
    return payload === ""
      ? { kind: "none" }
      : { kind: "not-kept", what: payload };
  }
  if (payload.length === 0) return { kind: "none" };
  const offset = sequence - index.startOf(packet);
  return shown(index, { ...packet, offset, lengthBytes: payload.length });
}

/** A frame by its number in its direction, whose bytes lie in packets. */
function frameBytes(index: WireIndex, { cells }: Row): BytesAnswer {
  const [link, port, n] = cells;
  const way = index.wayOf(String(link), Number(port));
  if (way === undefined) return { kind: "none" };
  const frame = index.said(way).decoded.frames[Number(n) - 1];
  if (frame === undefined) return { kind: "none" };
  const { offset } = frame;
  return shown(index, { ...way, offset, lengthBytes: sizeOf(frame) });
}

function shown(index: WireIndex, place: Place): BytesAnswer {
  const { offset, lengthBytes } = place;
  const { bytes, decoded } = index.said(place);
  const end = offset + lengthBytes;
  const frames = decoded.frames.filter(
    (frame) => frame.offset < end && frame.offset + sizeOf(frame) > offset,
  );
  const cut = Math.min(end, offset + BYTES_SHOWN);
  const view = {
    bytes: bytes.slice(offset, cut),
    lengthBytes,
    offset,
    frames,
    fault: decoded.fault,
  };
  return { kind: "bytes", view };
}
