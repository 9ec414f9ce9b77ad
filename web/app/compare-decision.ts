/** Which decision stands where two runs part? */
import type { Rows } from "../engine/order.ts";
import { kindOf } from "./rows.ts";

/** Made by a policy, drawn by chance, or done to the world. */
export type Decision =
  | "pick"
  | "attempt"
  | "ejection"
  | "deadline"
  | "refusal"
  | "retry"
  | "loss"
  | "hold"
  | "fault"
  | "delay"
  | "start"
  | "call"
  | "timeout";

const BY_KIND: Readonly<Record<string, Decision>> = {
  "call.picked": "pick",
  "attempt.failed": "attempt",
  "server.ejected": "ejection",
  "server.readmitted": "ejection",
  "call.deadline-passed": "deadline",
  "call.refused": "refusal",
  "workload.retried": "retry",
  "packet.held": "hold",
  "packet.released": "hold",
  "fault.began": "fault",
  "fault.ended": "fault",
  "host.crashed": "fault",
  "host.paused": "fault",
  "host.resumed": "fault",
  "host.limping": "fault",
  "disk.lost": "fault",
};

/** What chance draws where the same happens at another moment. */
const BY_MOMENT: Readonly<Record<string, Decision>> = {
  "packet.received": "delay",
  "host.started": "start",
  "call.started": "call",
};

export interface Decided {
  readonly what: Decision;
  /** Where it stands, unless in both. */
  readonly side: "here" | "there" | undefined;
}

/** Undefined where the row is what follows, and no decision itself. */
export function decisionAt(
  here: Rows,
  there: Rows,
  row: number,
): Decided | undefined {
  const [one, other] = [sideOf(here, row), sideOf(there, row)];
  if (one !== undefined && one.name === other?.name) {
    const what = sameKind(one, other);
    return what && { what, side: undefined };
  }
  // What comes first is what one run has and the other has not.
  const isHere = (one?.atNs ?? Infinity) <= (other?.atNs ?? Infinity);
  const sides = [
    { side: "here", at: one },
    { side: "there", at: other },
  ] as const;
  for (const { side, at } of isHere ? sides : [...sides].reverse()) {
    const what = at && ownDecision(at);
    if (what !== undefined) return { what, side };
  }
  return undefined;
}

/** Both runs have such a row here. */
function sameKind(one: Side, other: Side): Decision | undefined {
  if (one.atNs !== other.atNs && one.text === other.text) {
    return BY_MOMENT[one.name];
  }
  // At one moment a call differs by how long it may take.
  if (one.name === "call.started" && one.atNs === other.atNs) return "timeout";
  return ownDecision(one);
}

/** Chance loses a packet; a fault, or a host that is down, takes it away. */
const TAKEN = /^(partition|fault) |^host is down$/;

function ownDecision({ name, because }: Side): Decision | undefined {
  if (name !== "packet.dropped") return BY_KIND[name];
  if (because === "lost") return "loss";
  return TAKEN.test(because) ? "fault" : undefined;
}

interface Side {
  readonly name: string;
  readonly atNs: number;
  readonly text: string;
  /** Of a packet that is dropped. */
  readonly because: string;
}

function sideOf(rows: Rows, row: number): Side | undefined {
  if (row >= rows.sentence.length) return undefined;
  const { name, columns } = kindOf(rows, row);
  return {
    name,
    atNs: rows.atNs[row] ?? 0,
    text: `${rows.host[row]} ${rows.sentence[row]}`,
    because: String(rows.cells[row]?.[columns.indexOf("because")] ?? ""),
  };
}
