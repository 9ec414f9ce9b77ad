/** Which ways to lose a server meet which defences? */
import { LOSSES, type Loss } from "../../lessons/06-a-server-dies/kinds.ts";
import type { PolicyName } from "../../lessons/06-a-server-dies/loss.ts";

/** What clients do, and what one calls it. */
export const DEFENCES = {
  drop: "nothing but the connection",
  keepalive: "keepalive, 10 + 20 s",
  health: "health watch, silence of 3 s",
  eject: "eject after 5 failures",
  twice: "2 attempts, other server",
} as const satisfies Partial<Record<PolicyName, string>>;

export type Defence = keyof typeof DEFENCES;

export interface KindRow {
  readonly loss: Loss;
  readonly policy: Defence;
}

const POLICIES = Object.keys(DEFENCES) as Defence[];

export const KIND_ROWS: readonly KindRow[] = LOSSES.flatMap((loss) =>
  POLICIES.map((policy) => ({ loss, policy })),
);
