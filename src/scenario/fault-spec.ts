/** What befalls the world, and when? */
import type { RowQuery } from "../check/check.ts";
import type { FaultAction } from "../net/fault-action.ts";
import type { ServiceName } from "../services/catalogue.ts";

/**
 * A moment, and what happens then. The moment is one of `atMs`, `betweenMs`
 * and `when`; what happens is `action` or `steps`.
 */
export interface FaultSpec {
  readonly atMs?: number;
  /** From the first up to the second: each run draws its own moment. */
  readonly betweenMs?: readonly [fromMs: number, toMs: number];
  /** Once this has happened in the run. */
  readonly when?: Trigger;
  /** Again and again, so long after the time before … */
  readonly everyMs?: number;
  /** … until then; until the run ends unless given. */
  readonly untilMs?: number;
  /** Chooses hosts; the action names them "*". Each time it chooses anew. */
  readonly on?: Selector;
  readonly action?: FaultAction;
  /** One after the other. */
  readonly steps?: readonly FaultStep[];
}

/** A kind of event that a fault waits for; packets have `drop` and `delay`. */
export interface Trigger extends Pick<RowQuery, "event" | "host" | "where"> {
  /** The how manieth such event; the first unless given. */
  readonly nth?: number;
  /** From the event to the fault; at once unless given. */
  readonly afterMs?: number;
}

/** Some hosts: those that are named, of a zone, or that run a service. */
export interface Selector {
  readonly hosts?: readonly string[];
  readonly zone?: string;
  readonly service?: ServiceName;
  /** How many of them, by the words of Jepsen; one unless given. */
  readonly take?: "one" | "minority" | "majority" | "all";
}

/** A part of a sequence: it waits, then acts, then does the rest. */
export interface FaultStep {
  readonly waitMs?: number;
  readonly action?: FaultAction;
  /** Sequences that begin at one moment; what follows waits for the longest. */
  readonly together?: readonly (readonly FaultStep[])[];
}

/** In an action: the hosts that `on` chose. */
export const CHOSEN = "*";

/** Random faults within limits. All of them are over at `toMs`. */
export interface NemesisSpec {
  readonly fromMs?: number;
  /** The final heal: from here on nothing is broken that it broke. */
  readonly toMs: number;
  /** All of them unless given. */
  readonly kinds?: readonly NemesisKind[];
  /** Whom it may strike; hosts that run a service unless given. */
  readonly hosts?: readonly string[];
  /** The budget: at most so many faults in a run; 3 unless given. */
  readonly faultsMax?: number;
  /** At most so many at one moment; 1 unless given. */
  readonly atOnceMax?: number;
  /** How long one lasts on average; a tenth of the time unless given. */
  readonly lastMsMean?: number;
}

/** What the nemesis can do to a host, each with its end. */
export const NEMESIS_KINDS = [
  /** The machine falls silent, and restarts. */
  "crash",
  /** The process dies, and restarts. */
  "kill",
  "pause",
  /** Nothing gets in or out. */
  "isolate",
  /** Nothing gets out. */
  "mute",
  /** What it sends takes long. */
  "slow",
  /** Some of what it sends is lost. */
  "lossy",
] as const;

export type NemesisKind = (typeof NEMESIS_KINDS)[number];
