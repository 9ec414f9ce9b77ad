/** How are the rows written of which a trace has most? */
import type { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { LinkPacket } from "./link.ts";
import { packetReceived, packetSent } from "./net-event.ts";

/** As `record` would: cell by cell, without a list of cells for each row. */
export function recordSent(
  simulation: Simulation,
  sender: Scope,
  packet: LinkPacket,
): void {
  const row = simulation.beginRow(sender, packetSent);
  if (row === undefined) return;
  row.nameAndCount(packet.link, packet.n);
  row.textAndCount(packet.what, packet.sizeBytes);
  row.counts(packet.sourcePort, packet.targetPort, packet.sequence);
  row.bytes(packet.payload);
}

export function recordReceived(
  simulation: Simulation,
  receiver: Scope,
  packet: LinkPacket,
): void {
  const row = simulation.beginRow(receiver, packetReceived);
  if (row === undefined) return;
  row.nameAndCount(packet.link, packet.n);
  row.text(packet.what);
}
