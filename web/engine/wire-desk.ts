/** Which bytes are behind a row of a run, and what do they say? */
import type { Row, Trace } from "../../src/kernel/trace.ts";
import { FRAME_HEADER_BYTES } from "../../src/protocols/http2/frame.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { fillOrder } from "./fill-order.ts";
import type { Order } from "./order.ts";
import { type Decoded, decodeFrames } from "./wire-frames.ts";
import type { BytesAnswer, BytesAsk } from "./wire-view.ts";

/** More at once nobody reads. */
const BYTES_SHOWN = 1024;

/** What one end sends to the other, whatever of it arrives. */
interface Way {
  readonly link: string;
  readonly sourcePort: number;
  readonly targetPort: number;
}

type Place = Way & { readonly offset: number; readonly lengthBytes: number };

let known: { readonly key: string; readonly trace: Trace } | undefined;

/** The run is made again, unless it is the one that was asked for last. */
export async function answerBytes(ask: BytesAsk): Promise<BytesAnswer> {
  const key = JSON.stringify(ask.order);
  if (known?.key !== key) {
    const trace = await traceOf(ask.order);
    if ("problems" in trace) return { kind: "refused", ...trace };
    known = { key, trace };
  }
  const { trace } = known;
  if (!(ask.row >= 0 && ask.row < trace.length)) return { kind: "none" };
  return bytesOf(trace, trace.row(ask.row));
}

async function traceOf(
  order: Order,
): Promise<Trace | { readonly problems: readonly string[] }> {
  const filled = fillOrder(order);
  if (filled.kind === "refused") return { problems: filled.problems };
  const { kind: _, scenario, ...options } = filled;
  return (await runScenario(scenario, options)).trace;
}

function bytesOf(trace: Trace, row: Row): BytesAnswer {
  if (row.kind.name.startsWith("frame.")) return frameBytes(trace, row);
  const [link, n] = row.cells;
  if (!row.kind.name.startsWith("packet.")) return { kind: "none" };
  const sent = packetsOf(trace, (cells) => cells[0] === link && cells[1] === n);
  const [packet] = sent;
  if (packet === undefined) return { kind: "none" };
  const { payload, sequence } = packet;
  if (typeof payload === "string") return { kind: "not-kept", what: payload };
  if (payload.length === 0) return { kind: "none" };
  const start = startOf(trace, packet);
  const offset = sequence - start;
  return shown(trace, { ...packet, offset, lengthBytes: payload.length });
}

/** A frame by its number in its direction, whose bytes lie in packets. */
function frameBytes(trace: Trace, { cells }: Row): BytesAnswer {
  const [link, port, n] = cells;
  const way = packetsOf(
    trace,
    (one) => one[0] === link && (one[4] === port || one[5] === port),
  )[0];
  if (way === undefined) return { kind: "none" };
  const frame = decodedOf(trace, way).frames[Number(n) - 1];
  if (frame === undefined) return { kind: "none" };
  const lengthBytes = FRAME_HEADER_BYTES + frame.lengthBytes;
  return shown(trace, { ...way, offset: frame.offset, lengthBytes });
}

function shown(trace: Trace, place: Place): BytesAnswer {
  const { offset, lengthBytes } = place;
  const bytes = streamOf(trace, place);
  const { frames, fault } = decodedOf(trace, place);
  const end = offset + lengthBytes;
  const here = frames.filter(
    (frame) =>
      frame.offset < end &&
      frame.offset + FRAME_HEADER_BYTES + frame.lengthBytes > offset,
  );
  const cut = Math.min(end, offset + BYTES_SHOWN);
  return {
    kind: "bytes",
    view: {
      bytes: bytes.slice(offset, cut),
      lengthBytes,
      offset,
      frames: here,
      fault,
    },
  };
}

/** A reply is read by what was asked for: both ways belong together. */
function decodedOf(trace: Trace, way: Way): Decoded {
  const bytes = streamOf(trace, way);
  if (bytes[0] === PREFACE_BEGINS) return decodeFrames(bytes);
  const [from, to] = way.link.split(">");
  const asked = streamOf(trace, {
    link: `${to}>${from}`,
    sourcePort: way.targetPort,
    targetPort: way.sourcePort,
  });
  return decodeFrames(bytes, decodeFrames(asked).paths);
}

/** "P", of "PRI * HTTP/2.0": no frame that a server may send begins so. */
const PREFACE_BEGINS = 0x50;

interface Packet extends Way {
  readonly sequence: number;
  readonly payload: Uint8Array | string;
}

function packetsOf(
  trace: Trace,
  fits: (cells: Row["cells"]) => boolean,
): readonly Packet[] {
  const found: Packet[] = [];
  for (let index = 0; index < trace.length; index += 1) {
    if (trace.kindAt(index).name !== "packet.sent") continue;
    const { cells } = trace.row(index);
    if (!fits(cells)) continue;
    const payload = cells[7];
    found.push({
      link: String(cells[0]),
      sourcePort: Number(cells[4]),
      targetPort: Number(cells[5]),
      sequence: Number(cells[6]),
      payload: typeof payload === "number" ? "" : (payload ?? ""),
    });
  }
  return found;
}

function packetsOn(trace: Trace, way: Way): readonly Packet[] {
  return packetsOf(
    trace,
    ([link, , , , source, target]) =>
      link === way.link &&
      source === way.sourcePort &&
      target === way.targetPort,
  ).filter(({ payload }) => payload.length > 0);
}

function startOf(trace: Trace, way: Way): number {
  const packets = packetsOn(trace, way);
  return packets.reduce(
    (least, { sequence }) => Math.min(least, sequence),
    packets[0]?.sequence ?? 0,
  );
}

/** All of it one behind the other, up to the first byte not kept. */
function streamOf(trace: Trace, way: Way): Uint8Array {
  const packets = [...packetsOn(trace, way)];
  packets.sort((one, other) => one.sequence - other.sequence);
  const start = packets[0]?.sequence ?? 0;
  let length = 0;
  for (const { sequence, payload } of packets) {
    if (typeof payload === "string" || sequence - start > length) break;
    length = Math.max(length, sequence - start + payload.length);
  }
  const bytes = new Uint8Array(length);
  for (const { sequence, payload } of packets) {
    if (typeof payload === "string" || sequence - start >= length) break;
    bytes.set(payload.subarray(0, length - sequence + start), sequence - start);
  }
  return bytes;
}
