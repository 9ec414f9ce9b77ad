/** Which random faults does a run meet? */
import type { FaultAction } from "../net/fault-action.ts";
import { never } from "../ports/assert.ts";
import { log } from "../ports/math.ts";
import type { Random } from "../ports/random.ts";
import {
  NEMESIS_KINDS,
  type NemesisKind,
  type NemesisSpec,
} from "./fault-spec.ts";
import type { Scenario } from "./scenario.ts";

/** A fault from its beginning to its end. */
interface Strike {
  readonly fromMs: number;
  readonly toMs: number;
  readonly begin: FaultAction;
  readonly end: FaultAction;
}

/** An action of the nemesis; an ending is harmless where nothing is left. */
export interface NemesisAction {
  readonly atMs: number;
  readonly action: FaultAction;
  readonly isEnding: boolean;
}

const FAULTS_MAX_DEFAULT = 3;

/** On average a fault takes this part of the nemesis's time. */
const LAST_SHARE_DEFAULT = 0.1;

/**
 * All that the nemesis does in a run, in order of time, drawn before the run
 * begins: it does not look at the world, so its faults can be written down,
 * taken away one by one and moved.
 */
export function planNemesis(
  scenario: Scenario,
  spec: NemesisSpec,
  random: Random,
): readonly NemesisAction[] {
  const hosts = [...(spec.hosts ?? serverHosts(scenario))].sort();
  if (hosts.length === 0) return [];
  const { faultsMax = FAULTS_MAX_DEFAULT, atOnceMax = 1 } = spec;
  const strikes: Strike[] = [];
  for (let n = 1; n <= faultsMax; n += 1) {
    const strike = drawStrike({ spec, hosts, random, id: `nemesis-${n}` });
    const others = strikes.filter((one) => overlaps(one, strike));
    const isFree = others.every(({ begin }) => !isSame(begin, strike.begin));
    // What does not fit the budget is not done; its draws are spent.
    if (others.length < atOnceMax && isFree) strikes.push(strike);
  }
  return strikes
    .flatMap(({ fromMs, toMs, begin, end }) => [
      { atMs: fromMs, action: begin, isEnding: false },
      { atMs: toMs, action: end, isEnding: true },
    ])
    .sort((one, other) => one.atMs - other.atMs);
}

function serverHosts({ services }: Scenario): readonly string[] {
  return [...new Set(services.map(({ host }) => host))];
}

function overlaps(one: Strike, other: Strike): boolean {
  return one.fromMs <= other.toMs && other.fromMs <= one.toMs;
}

/** To crash a host that is down already means nothing. */
function isSame(one: FaultAction, other: FaultAction): boolean {
  return "host" in one && "host" in other && one.host === other.host;
}

interface Draw {
  readonly spec: NemesisSpec;
  readonly hosts: readonly string[];
  readonly random: Random;
  readonly id: string;
}

function drawStrike({ spec, hosts, random, id }: Draw): Strike {
  const { fromMs = 0, toMs, kinds = NEMESIS_KINDS } = spec;
  const { lastMsMean = (toMs - fromMs) * LAST_SHARE_DEFAULT } = spec;
  const kind = pick(kinds, random);
  const host = pick(hosts, random);
  const beginMs = fromMs + random.next() * (toMs - fromMs);
  const lastsMs = -log(1 - random.next()) * lastMsMean;
  const severity = random.next();
  return {
    fromMs: inMicroseconds(beginMs),
    toMs: inMicroseconds(Math.min(toMs, beginMs + lastsMs)),
    ...actionsOf(kind, { host, id, severity }),
  };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random.next() * items.length)] as Item;
}

function inMicroseconds(timeMs: number): number {
  return Math.round(timeMs * 1000) / 1000;
}

const SLOW_MS_MAX = 500;
const LOSS_MAX = 0.5;

interface Struck {
  readonly host: string;
  readonly id: string;
  /** From 0 to 1. */
  readonly severity: number;
}

function actionsOf(
  kind: NemesisKind,
  { host, id, severity }: Struck,
): { readonly begin: FaultAction; readonly end: FaultAction } {
  const heal: FaultAction = { kind: "heal", id };
  const restart: FaultAction = { kind: "restart", host };
  switch (kind) {
    case "crash":
      return { begin: { kind: "crash", host }, end: restart };
    case "kill":
      return { begin: { kind: "crash", host, what: "process" }, end: restart };
    case "pause":
      return { begin: { kind, host }, end: { kind: "resume", host } };
    case "isolate":
      return { begin: { kind: "partition", id, from: [host] }, end: heal };
    case "mute":
      return {
        begin: { kind: "partition", id, from: [host], isOneWay: true },
        end: heal,
      };
    case "slow": {
      const delayMs = inMicroseconds(severity * SLOW_MS_MAX);
      const latency = { kind: "constant", delayMs } as const;
      return { begin: { kind: "slow", id, from: host, latency }, end: heal };
    }
    case "lossy": {
      const lossProbability = Math.ceil(severity * LOSS_MAX * 100) / 100;
      return {
        begin: { kind: "slow", id, from: host, lossProbability },
        end: heal,
      };
    }
    default:
      return never(kind);
  }
}
