/** What does a balancer know of the way to one server? */
import type { Connectivity } from "./connectivity.ts";
import type { ClientConnection } from "./protocol.ts";

/** A subchannel, or one that somebody watches over. */
export interface Way {
  /** "bank:50051" */
  readonly target: string;
  readonly state: Connectivity;
  /** Why it cannot be used, after a failure. */
  readonly because: string;
  /** The connection in use; undefined when there is none. */
  readonly connection: ClientConnection | undefined;
  /** "phone:49152 → bank:50051" */
  readonly connectionName: string;
  /** Connects if it is IDLE. */
  connect(): void;
  /** Breaks the connection at once. */
  disconnect(): void;
  /** Takes no more calls; those that run may finish. */
  close(): void;
}
