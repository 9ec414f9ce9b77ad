/** What was predicted of each row of the table of added servers? */
import type { Balancer, Renewal } from "../../lessons/07-add-servers/growth.ts";
import type { ShownBy } from "./run-command.ts";

export interface ShareRow {
  readonly balancer: Balancer;
  readonly renewal: Renewal;
  readonly says: string;
  /** What the new servers get, in percent; by an independent simulator. */
  readonly predicted: number | undefined;
  /** Why it is otherwise. */
  readonly cause?: string;
  readonly shownBy?: ShownBy;
}

export const SHARE_ROWS: readonly ShareRow[] = [
  {
    balancer: "round_robin",
    renewal: "never",
    says: "nobody looks again",
    predicted: 0,
  },
  {
    balancer: "pick_first",
    renewal: "never",
    says: "nobody looks again",
    predicted: 0,
  },
  {
    balancer: "round_robin",
    renewal: "age",
    says: "connections end at 30 s",
    predicted: 50,
  },
  {
    balancer: "pick_first",
    renewal: "age-soon",
    says: "connections end at 30 s, asked anew at once",
    predicted: 45.7,
    cause:
      "40 clients choose one of 8 servers each, by chance, so the mean is " +
      "50 %, and a run lies 8 percentage points off it as a rule; the " +
      "prediction is like such a run: with seed 37 the new servers get 45.3 %",
    shownBy: { seed: 37, atMs: 30_000 },
  },
  {
    balancer: "pick_first",
    renewal: "age",
    says: "connections end at 30 s, as gRPC asks",
    predicted: undefined,
  },
  {
    balancer: "round_robin",
    renewal: "refresh",
    says: "clients ask every 5 s",
    predicted: undefined,
  },
];
