/** What can one say about a world, what happens in it, and what must hold? */
import type { Check } from "../check/check.ts";
import type { FaultAction } from "../net/fault-action.ts";
import type {
  HostConfig,
  LinkConditions,
  LinkConfig,
} from "../net/topology.ts";
import type { ServiceConfig } from "../rpc/service-config.ts";
import type { ServiceName } from "../services/catalogue.ts";
import type { FaultSpec, NemesisSpec } from "./fault-spec.ts";
import type { NameServerSpec, ResolutionSpec } from "./name-spec.ts";
import type { Workload } from "./workload.ts";

/**
 * A world with its workload, faults and checks, as plain data that JSON can
 * carry. The order in which hosts, links, services and clients are declared
 * never matters.
 */
export interface Scenario {
  /** Lower-case words and dashes, "lost-reply". */
  readonly name: string;
  readonly title: Words;
  /** What it shows, in a sentence or two. */
  readonly summary: Words;
  readonly hosts: readonly HostConfig[];
  readonly links?: readonly LinkSpec[];
  readonly services: readonly ServiceSpec[];
  /** Who tells which hosts stand behind a name. */
  readonly nameServer?: NameServerSpec;
  readonly clients: readonly ClientSpec[];
  readonly workloads: readonly Workload[];
  readonly faults?: readonly FaultSpec[];
  /** Random faults on top of these. */
  readonly nemesis?: NemesisSpec;
  readonly checks?: readonly Check[];
  readonly defaults?: Defaults;
  /** Each host starts late by a draw from 0 to this; 1 unless given. */
  readonly startJitterMsMax?: number;
  /** Calls, attempts and executions have spans (gRFC A72); not unless set. */
  readonly isTraced?: boolean;
  /** The run ends here at the latest; after a minute unless given. */
  readonly untilMs?: number;
}

/** Words for people: English always, Chinese where it is written. */
export interface Words {
  readonly en: string;
  readonly "zh-CN"?: string;
}

/** Conditions of some links; which ones is said as in the topology. */
export interface LinkSpec extends LinkConfig {
  /** The way back has the same conditions. */
  readonly isBothWays?: boolean;
}

export interface ServiceSpec {
  readonly service: ServiceName;
  readonly host: string;
  /** 50051 unless given. */
  readonly port?: number;
  /** How long a core works on each call before its handler runs; 1. */
  readonly serviceTimeMs?: number;
  /** Each call the same, or drawn: 63 % below the mean, a few far above. */
  readonly serviceTimes?: "constant" | "exponential";
  /** At first all of that takes longer: empty caches, code not compiled. */
  readonly coldStart?: ColdStartSpec;
  /** Connections of this age end; a tenth more or less (gRFC A9). */
  readonly connectionAgeMs?: number;
  /** What calls have after that; as long as they like unless given. */
  readonly connectionGraceMs?: number;
  /** How often a client may send a PING; 5 minutes unless given (A8). */
  readonly pingPermitMs?: number;
  /** Calls with an `idempotency-key` are executed once in so long. */
  readonly atMostOnceForMs?: number;
  /** It says how it is, by `grpc.health.v1`, whatever it is like. */
  readonly hasHealth?: boolean;
  /** Its handlers refuse to work for a while; its health says nothing of it. */
  readonly failing?: FailingSpec;
  /** It tells a registry that it is there, again and again. */
  readonly registration?: RegistrationSpec;
  /** Whom it asks before it answers: a librarian asks an archive. */
  readonly upstream?: UpstreamSpec;
}

export interface FailingSpec {
  /** From the start unless given. */
  readonly fromMs?: number;
  /** To the end unless given. */
  readonly untilMs?: number;
}

export interface UpstreamSpec {
  /** "archive:50051" */
  readonly target: string;
  /** Its own time-out for that; none unless given. */
  readonly timeoutMs?: number;
  /**
   * Its calls inherit nothing: neither what is left of the caller's deadline
   * nor the news that nobody waits any more.
   */
  readonly isDetached?: boolean;
}

export interface ColdStartSpec {
  /** So many times as long … */
  readonly factor: number;
  /** … for so long after the start of its process. */
  readonly forMs: number;
}

export interface RegistrationSpec {
  /** "registry:50051" */
  readonly registry: string;
  /** Without a heartbeat for so long it is off the list. */
  readonly leaseMs: number;
  /** A third of the lease unless given. */
  readonly heartbeatMs?: number;
}

/** A program that calls one service. */
export interface ClientSpec {
  /** Names its calls, "phone/bank#1". */
  readonly name: string;
  readonly host: string;
  readonly service: ServiceName;
  /**
   * "bank:50051"; several servers, "bank-1:50051,bank-2:50051"; those that a
   * registry knows, "registry://registry:50051"; those that a name stands
   * for, "dns:///greeter.example:50051".
   */
  readonly target: string;
  /** With a name: how often it asks who stands behind it. */
  readonly resolution?: ResolutionSpec;
  /** How it chooses among them, and what it does with calls that fail. */
  readonly serviceConfig?: ServiceConfig;
  /** A time-out for each attempt: Istio's name; gRPC has none. */
  readonly perTryTimeoutMs?: number;
  /** Another attempt goes to another server: Istio's name; gRPC has none. */
  readonly retryIgnorePreviousHosts?: boolean;
  /** It asks a silent server whether it is there (gRFC A8). */
  readonly keepalive?: KeepaliveSpec;
  /**
   * With a `healthCheckConfig`: a server silent for so long about its health
   * is given up. No part of gRPC, whose health watch waits for ever.
   */
  readonly healthSilenceMs?: number;
  /** A server that fails is passed over for a while. */
  readonly outlierDetection?: OutlierSpec;
}

/** Named as in Istio, counted as in Envoy. What is left out is Envoy's. */
export interface OutlierSpec {
  /** So many failures in a row; 5. */
  readonly consecutiveErrors?: number;
  /** For how long, the first time; 30 s. */
  readonly baseEjectionTimeMs?: number;
  /** Of all servers at once, but one may always go; 10. */
  readonly maxEjectionPercent?: number;
}

export interface KeepaliveSpec {
  /** Silence after which a PING goes out; below 10 s acts as 10 s. */
  readonly timeMs: number;
  /** How long the answer may take; 20 s unless given. */
  readonly timeoutMs?: number;
  /** Also while no call is under way. */
  readonly permitWithoutCalls?: boolean;
}

/** What holds for every call that does not say otherwise. */
export interface Defaults {
  readonly link?: Partial<LinkConditions>;
  readonly deadlineMs?: number;
}

/** Something is done to the world at that moment of every run. */
export interface TimedFault {
  readonly atMs: number;
  readonly action: FaultAction;
}

/** The port of a service that does not name one: gRPC's usual one. */
export const PORT_DEFAULT = 50_051;

/** Work is not free, even where a scenario does not speak of it. */
export const SERVICE_TIME_MS_DEFAULT = 1;

/** No scenario of ours takes a minute of virtual time. */
export const UNTIL_MS_DEFAULT = 60_000;

/** Hands the scenario back: for the completion that editors offer here. */
export function scenario(declared: Scenario): Scenario {
  return declared;
}
