/** What was predicted of each row of the table of a lost server? */
import type { Loss } from "../../lessons/06-a-server-dies/kinds.ts";
import type { PolicyName } from "../../lessons/06-a-server-dies/loss.ts";
import type { ShownBy } from "./run-command.ts";

export interface LossRow {
  readonly loss: Loss;
  readonly policy: PolicyName;
  readonly says: string;
  readonly predicted: Prediction | undefined;
  /** Why it is otherwise. */
  readonly cause?: string;
  readonly shownBy?: ShownBy;
}

/** From an independent small simulator. */
export interface Prediction {
  /** In percent of the calls. */
  readonly success: number;
  /** "never" ends; "none" failed; else seconds after the loss. */
  readonly lastFailed: number | "never" | "none";
}

export const LOSS_ROWS: readonly LossRow[] = [
  {
    loss: "refused",
    policy: "naive",
    says: "no retry, no detection: a naive client",
    predicted: { success: 80, lastFailed: "never" },
  },
  {
    loss: "refused",
    policy: "drop",
    says: "drop on first refusal",
    predicted: { success: 99.72, lastFailed: 1.9 },
    cause:
      "predicted for clients that hear of it with their next call. Here the " +
      "operating system of a process that dies resets its connections: all " +
      "50 clients know within 0.1 s, and only calls under way fail. The " +
      "run with seed 1 says so: connection is over, from 5.000 s on",
    shownBy: { seed: 1, atMs: 5_000 },
  },
  {
    loss: "refused",
    policy: "retry",
    says: "2 attempts, other node; a naive client",
    predicted: { success: 100, lastFailed: "none" },
  },
  {
    loss: "silent",
    policy: "naive",
    says: "nothing: a naive client",
    predicted: { success: 80, lastFailed: "never" },
  },
  {
    loss: "silent",
    policy: "drop",
    says: "a real channel without keepalive: the same",
    predicted: undefined,
  },
  {
    loss: "silent",
    policy: "keepalive",
    says: "gRPC keepalive floor 10 + 20 s",
    predicted: { success: 89.96, lastFailed: 32.6 },
  },
  {
    loss: "silent",
    policy: "registry",
    says: "registry TTL 15 s",
    predicted: { success: 95.01, lastFailed: 15.9 },
  },
  {
    loss: "silent",
    policy: "health",
    says: "health watch, silence of 3 s",
    predicted: { success: 99.01, lastFailed: 3.2 },
  },
  {
    loss: "silent",
    policy: "eject",
    says: "eject after 5 timeouts",
    predicted: { success: 98.37, lastFailed: 7 },
  },
  {
    loss: "silent",
    policy: "twice-anywhere",
    says: "2 attempts (0.5 s each), any server: as gRPC",
    predicted: undefined,
  },
  {
    loss: "silent",
    policy: "twice",
    says: "2 attempts (0.5 s each), other node",
    predicted: { success: 100, lastFailed: "none" },
  },
  {
    loss: "silent",
    policy: "twice-eject",
    says: "2 attempts, other node, and eject",
    predicted: { success: 100, lastFailed: "none" },
  },
];
