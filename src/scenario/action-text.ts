/**
 * How does one write a fault on the command line?
 *
 *     crash:db            restart:db     pause:db     resume:db
 *     crash:db/process    only its process dies
 *     restart:db/drain=5s its calls have so long to finish
 *     limp:db/x5          its work takes five times as long; x1 ends it
 *     partition:a|b,c     both ways      partition:a>b      one way
 *     partition:a|*       from all others; /hold or /reset: what is in flight
 *     drop:a>b            every packet   drop:a>b/3         the third
 *     drop:*>b/DATA/x2    the next two that carry data
 *     hold:a>b/3          delay:a>b/3/250ms
 *     slow:a>b/loss=0.1/rate=1000000/queue=65536/latency=uniform(5,20)
 *     heal    heal:cut    release    release:hold-1
 *
 * A fault that stays may be named: partition[cut]:a|b. Then heal:cut ends it.
 */
import type { FaultAction, StandingFault } from "../net/fault-action.ts";
import { never } from "../ports/assert.ts";
import { formatConditions, parseConditions } from "./condition-text.ts";
import {
  formatDrain,
  parseHost,
  parseLimp,
  parseRestart,
} from "./host-action-text.ts";
import { suggest } from "./nearest.ts";
import {
  formatEnds,
  formatPackets,
  parseEnds,
  parsePackets,
} from "./packet-text.ts";
import { noText, type Parsed } from "./problem.ts";

type Kind = FaultAction["kind"];

/** Each kind with an example, which is the remedy of every problem. */
const EXAMPLES: { readonly [Name in Kind]: string } = {
  crash: "crash:db",
  restart: "restart:db",
  pause: "pause:db",
  resume: "resume:db",
  limp: "limp:db/x5",
  partition: "partition:a|b",
  drop: "drop:a>b/3",
  delay: "delay:a>b/3/250ms",
  hold: "hold:a>b/3",
  slow: "slow:a>b/loss=0.1",
  heal: "heal",
  release: "release",
};

const ACTION = /^([a-z]+)(?:\[([a-z][a-z0-9-]{0,62})\])?(?::(.*))?$/;

/** The action that a text stands for; names are not looked up. */
export function parseAction(text: string): Parsed<FaultAction> {
  const [, kind = "", id, rest] = ACTION.exec(text) ?? [];
  if (!Object.hasOwn(EXAMPLES, kind)) {
    const remedy = suggest(kind || text, Object.keys(EXAMPLES));
    return noText(text, "is no action", remedy);
  }
  const known = kind as Kind;
  const action = parseRest(known, rest, id === undefined ? {} : { id });
  if (action !== undefined) return { ok: true, value: action };
  const example = EXAMPLES[known];
  return noText(text, `is no ${kind}`, `write it like ${example}`);
}

interface Named {
  readonly id?: string;
}

function parseRest(
  kind: Kind,
  rest: string | undefined,
  named: Named,
): FaultAction | undefined {
  if (kind === "heal" || kind === "release") {
    if (named.id !== undefined) return undefined;
    if (rest === undefined) return { kind };
    return /^[a-z][a-z0-9-]{0,62}$/.test(rest) ? { kind, id: rest } : undefined;
  }
  if (rest === undefined) return undefined;
  const parts = rest.split("/");
  switch (kind) {
    case "restart":
      return named.id === undefined ? parseRestart(parts) : undefined;
    case "crash":
    case "pause":
    case "resume":
      return named.id === undefined ? parseHost(kind, parts) : undefined;
    case "limp":
      return named.id === undefined ? parseLimp(parts) : undefined;
    case "partition":
      return parsePartition(parts, named);
    case "drop":
    case "hold":
    case "delay":
      return parseAboutPackets(kind, parts, named);
    case "slow": {
      const ends = parseEnds(parts[0] ?? "");
      const conditions = parseConditions(parts.slice(1));
      if (ends === undefined || conditions === undefined) return undefined;
      return { kind, ...named, ...ends, ...conditions };
    }
    default:
      return never(kind);
  }
}

function parseAboutPackets(
  kind: "drop" | "hold" | "delay",
  parts: readonly string[],
  named: Named,
): FaultAction | undefined {
  const parsed = parsePackets(parts);
  if (parsed === undefined) return undefined;
  const { delayMs, ...packets } = parsed;
  if (kind === "delay") {
    return delayMs === undefined
      ? undefined
      : { kind, ...named, ...packets, delayMs };
  }
  return delayMs === undefined ? { kind, ...named, ...packets } : undefined;
}

const PARTITION = /^([^|>]+)([|>])([^|>]+)$/;

function parsePartition(
  [sides = "", inFlight, ...more]: readonly string[],
  named: Named,
): FaultAction | undefined {
  const [, from = "", sign, to = ""] = PARTITION.exec(sides) ?? [];
  if (sign === undefined || more.length > 0) return undefined;
  const isKnown =
    inFlight === undefined ||
    inFlight === "drop" ||
    inFlight === "hold" ||
    inFlight === "reset";
  if (!isKnown) return undefined;
  return {
    kind: "partition",
    ...named,
    from: from.split(","),
    ...(to !== "*" && { to: to.split(",") }),
    ...(sign === ">" && { isOneWay: true }),
    ...(inFlight !== undefined && { inFlight }),
  };
}

/** The text of an action; `parseAction` gives the same action back. */
export function formatAction(action: FaultAction): string {
  switch (action.kind) {
    case "crash": {
      const what = action.what === undefined ? "" : `/${action.what}`;
      return `crash:${action.host}${what}`;
    }
    case "restart":
      return `restart:${action.host}${formatDrain(action.drainMs)}`;
    case "pause":
    case "resume":
      return `${action.kind}:${action.host}`;
    case "limp":
      return `limp:${action.host}/x${action.factor}`;
    case "heal":
    case "release":
      return action.id === undefined
        ? action.kind
        : `${action.kind}:${action.id}`;
    default: {
      const id = action.id === undefined ? "" : `[${action.id}]`;
      return `${action.kind}${id}:${formatStanding(action)}`;
    }
  }
}

function formatStanding(action: StandingFault): string {
  switch (action.kind) {
    case "partition": {
      const sign = action.isOneWay === true ? ">" : "|";
      const sides = [action.from.join(","), action.to?.join(",") ?? "*"];
      const { inFlight } = action;
      return sides.join(sign) + (inFlight === undefined ? "" : `/${inFlight}`);
    }
    case "drop":
    case "hold":
    case "delay":
      return formatPackets(action);
    case "slow":
      return formatEnds(action) + formatConditions(action);
    default:
      return never(action);
  }
}
