/** Which packets carried a message or a frame? Found without a search. */
import type { PacketFlight } from "./flight.ts";

interface Leaving {
  readonly atNs: number;
  readonly from: string;
  readonly to: string;
}

export class Carriers {
  /** The first packet with new data that left at a moment, by its way. */
  readonly #first = new Map<string, PacketFlight>();
  /** All transmissions of the same bytes. */
  readonly #legs = new Map<string, PacketFlight[]>();

  constructor(packets: readonly PacketFlight[]) {
    for (const packet of packets) {
      if (packet.label !== "DATA") continue;
      const { startNs, from, to } = packet;
      const way = wayOf({ atNs: startNs, from, to });
      // What was lost before may go again at the same moment: not with this.
      const known = this.#first.get(way);
      const isNewer = known?.isRepeat === true && !packet.isRepeat;
      if (known === undefined || isNewer) this.#first.set(way, packet);
      const bytes = bytesOf(packet);
      const legs = this.#legs.get(bytes);
      if (legs === undefined) this.#legs.set(bytes, [packet]);
      else legs.push(packet);
    }
  }

  /** The packet in which it left; undefined when nobody saw one leave. */
  first(leaving: Leaving): PacketFlight | undefined {
    return this.#first.get(wayOf(leaving));
  }

  /** That packet, and those that carried the same bytes later. */
  legs(first: PacketFlight): readonly PacketFlight[] {
    return this.#legs.get(bytesOf(first)) ?? [];
  }
}

function wayOf({ atNs, from, to }: Leaving): string {
  return `${atNs}/${from}/${to}`;
}

function bytesOf(packet: PacketFlight): string {
  const { from, to, sourcePort, targetPort, sequence } = packet;
  return `${from}/${to}/${sourcePort}/${targetPort}/${sequence}`;
}
