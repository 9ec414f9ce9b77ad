/** Which packets carry what each end of a connection says? */
import type { Row, Trace } from "../../src/kernel/trace.ts";
import { type Decoded, decodeFrames } from "./wire-frames.ts";

/** What one end sends to the other, whatever of it arrives. */
export interface Way {
  readonly link: string;
  readonly sourcePort: number;
  readonly targetPort: number;
}

export interface Packet extends Way {
  readonly n: number;
  readonly sequence: number;
  /** What the trace has in place of bytes, where it did not keep them. */
  readonly payload: Uint8Array | string;
}

interface Said {
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
}

/** "P", of "PRI * HTTP/2.0": no frame that a server may send begins so. */
const PREFACE_BEGINS = 0x50;

/** All packets of a run by their ways; each way is read at most once. */
export class WireIndex {
  readonly #byName = new Map<string, Packet>();
  readonly #byWay = new Map<string, Packet[]>();
  readonly #said = new Map<string, Said>();

  constructor(trace: Trace) {
    for (let index = 0; index < trace.length; index += 1) {
      if (trace.kindAt(index).name !== "packet.sent") continue;
      this.#add(packetOf(trace.row(index)));
    }
  }

  #add(packet: Packet): void {
    this.#byName.set(`${packet.link}/${packet.n}`, packet);
    if (packet.payload.length === 0) return;
    const key = keyOf(packet);
    const others = this.#byWay.get(key);
    if (others === undefined) this.#byWay.set(key, [packet]);
    else others.push(packet);
  }

  packet(link: string, n: number): Packet | undefined {
    return this.#byName.get(`${link}/${n}`);
  }

  /** The way along a link that has this port at either end. */
  wayOf(link: string, port: number): Way | undefined {
    for (const [first] of this.#byWay.values()) {
      if (first?.link !== link) continue;
      if (first.sourcePort === port || first.targetPort === port) return first;
    }
    return undefined;
  }

  /** The sequence number of the first byte that was said. */
  startOf(way: Way): number {
    const packets = this.#byWay.get(keyOf(way)) ?? [];
    return packets.reduce(
      (least, { sequence }) => Math.min(least, sequence),
      packets[0]?.sequence ?? 0,
    );
  }

  /** The packets that carry a byte of this stretch, in sending order. */
  packetsIn(way: Way, offset: number, lengthBytes: number): readonly Packet[] {
    const from = this.startOf(way) + offset;
    return (this.#byWay.get(keyOf(way)) ?? []).filter(
      ({ sequence, payload }) =>
        sequence < from + lengthBytes && sequence + payload.length > from,
    );
  }

  said(way: Way): Said {
    const key = keyOf(way);
    const known = this.#said.get(key);
    if (known !== undefined) return known;
    const bytes = this.#joined(way);
    const said = { bytes, decoded: this.#decode(way, bytes) };
    this.#said.set(key, said);
    return said;
  }

  /** A reply is read by what was asked for: both ways belong together. */
  #decode(way: Way, bytes: Uint8Array): Decoded {
    if (bytes[0] === PREFACE_BEGINS) return decodeFrames(bytes);
    const asked = this.#joined(backOf(way));
    return decodeFrames(bytes, decodeFrames(asked).paths);
  }

  /** All of it one behind the other, up to the first byte not kept. */
  #joined(way: Way): Uint8Array {
    const packets = [...(this.#byWay.get(keyOf(way)) ?? [])];
    packets.sort((one, other) => one.sequence - other.sequence);
    const start = packets[0]?.sequence ?? 0;
    let length = 0;
    for (const { sequence, payload } of packets) {
      if (typeof payload === "string" || sequence - start > length) break;
      length = Math.max(length, sequence - start + payload.length);
    }
    const bytes = new Uint8Array(length);
    for (const { sequence, payload } of packets) {
      const at = sequence - start;
      if (typeof payload === "string" || at >= length) break;
      bytes.set(payload.subarray(0, length - at), at);
    }
    return bytes;
  }
}

function packetOf({ cells }: Row): Packet {
  const [link, n, , , sourcePort, targetPort, sequence, payload] = cells;
  return {
    link: String(link),
    n: Number(n),
    sourcePort: Number(sourcePort),
    targetPort: Number(targetPort),
    sequence: Number(sequence),
    payload: typeof payload === "number" ? "" : (payload ?? ""),
  };
}

function keyOf({ link, sourcePort, targetPort }: Way): string {
  return `${link}/${sourcePort}/${targetPort}`;
}

function backOf({ link, sourcePort, targetPort }: Way): Way {
  const [from, to] = link.split(">");
  const ports = { sourcePort: targetPort, targetPort: sourcePort };
  return { link: `${to}>${from}`, ...ports };
}
