/** Which hosts are there, and what lies between them? */
import type { LatencyModel } from "./latency.ts";

/** What a packet meets on its way. */
export interface LinkConditions {
  readonly latency: LatencyModel;
  /** The chance that a packet is lost, from 0 to 1. */
  readonly lossProbability: number;
  /** How fast bits are put on the wire; left out, it takes no time. */
  readonly rateBitsPerSecond?: number;
  /** Bytes that may wait to leave; a packet too many is dropped. */
  readonly queueBytesMax: number;
}

/**
 * Conditions for some links. Names narrow it down: both ends are one link, one
 * end is all links of that sender or receiver, none is everybody's. What is
 * not said here comes from the next more general config.
 */
export interface LinkConfig extends Partial<LinkConditions> {
  readonly from?: string;
  readonly to?: string;
  readonly fromZone?: string;
  readonly toZone?: string;
}

export interface DiskConfig {
  /** How long a sync takes; 2 unless given. */
  readonly syncMs?: number;
}

export interface HostConfig {
  readonly name: string;
  readonly zone?: string;
  /** How much work it does at a time; 1 when left out. */
  readonly cores?: number;
  /** When the machine is switched on; with the run when left out. */
  readonly startsAtMs?: number;
  /** Without one its programs keep nothing beyond their life. */
  readonly disk?: DiskConfig;
}

/** A network as plain data. The order of declaration never matters. */
export interface Topology {
  readonly hosts: readonly HostConfig[];
  readonly defaults?: Partial<LinkConditions>;
  readonly links?: readonly LinkConfig[];
  /** Each start of a host is late by a draw from 0 to this. */
  readonly startJitterMsMax?: number;
}

/** A quick local network, so that a run shows what is asked for alone. */
export const DEFAULT_CONDITIONS: LinkConditions = {
  latency: { kind: "constant", delayMs: 1 },
  lossProbability: 0,
  queueBytesMax: 256 * 1024,
};

/** Within a host: short, but an answer never comes before its question. */
export const LOOPBACK_CONDITIONS: LinkConditions = {
  latency: { kind: "constant", delayMs: 0.01 },
  lossProbability: 0,
  queueBytesMax: 256 * 1024,
};

/**
 * Nodes that start at one instant elect, poll and collide in step for ever
 * (Shadow #2858). Not above the default latency, so that a client's first
 * packet does not meet a server that is still starting.
 */
export const START_JITTER_MS_MAX = 1;
