/** Which kinds of packets are there? */
import type { PacketMatch } from "../net/fault-action.ts";

/** As the network names them. */
export const PACKET_KINDS = [
  "SYN",
  "SYN-ACK",
  "ACK",
  "DATA",
  "FIN",
  "RST",
  "PROBE",
  "datagram",
] as const satisfies readonly NonNullable<PacketMatch["what"]>[];
