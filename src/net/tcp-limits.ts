/** Which numbers govern a byte stream, and why these? */
import { ms, seconds } from "../ports/time.ts";

/** Payload of one segment: an Ethernet frame of 1500 less 40 of headers. */
export const SEGMENT_BYTES_MAX = 1460;

/** What a receiver keeps for a program that does not read: 64 KiB. */
export const RECEIVE_BUFFER_BYTES = 64 * 1024;

/** Above this `write` returns false; at half of it `onDrain` is called. */
export const SEND_BUFFER_BYTES = 64 * 1024;

/** A writer that ignores `false` for so long has a bug. */
export const SEND_BUFFER_BYTES_MAX = 256 * 1024 * 1024;

/** Before anything was measured (RFC 6298, 2.1); also for SYN. */
export const RETRANSMIT_FIRST = seconds(1);

/** RFC 6298 says 1 s, every system uses 200 ms. */
export const RETRANSMIT_MIN = ms(200);

/** Doubling ends here (RFC 6298, 2.5). */
export const RETRANSMIT_MAX = seconds(60);

/** 200 ms doubled eight times: 102 s; RFC 1122, 4.2.3.5 wants 100 s or more. */
export const RETRANSMISSIONS_MAX = 8;

/** 1 s doubled six times, 60 s at most: 123 s in all, much as on Linux. */
export const SYN_RETRANSMISSIONS_MAX = 6;

/** How long an acknowledgement waits for data to ride on; below RFC's 500. */
export const ACK_DELAY = ms(40);

/** Ephemeral ports: the range of RFC 6335. */
export const EPHEMERAL_PORT_MIN = 49152;
export const PORT_MAX = 65535;

/** Connections of one host at once; a SYN too many is ignored. */
export const CONNECTIONS_MAX = 16_384;

/** Ended connections that a host remembers to answer a repeated FIN. */
export const TIME_WAIT_MAX = 256;

/** Datagrams that wait for a paused program; one too many is dropped. */
export const DATAGRAMS_WAITING_MAX = 256;

/** What fits in one UDP datagram over IPv4. */
export const DATAGRAM_BYTES_MAX = 65_507;
