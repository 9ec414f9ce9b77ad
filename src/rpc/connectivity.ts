/** In which states can the way to one address be? */
import {
  createMachine,
  initialTransition,
  type SnapshotFrom,
  transition,
} from "xstate";

/**
 * Source: grpc/doc/connectivity-semantics-and-api.md, and gRFC A62 for what
 * follows a failure: the backoff is spent in TRANSIENT_FAILURE, then the way
 * is IDLE and whoever owns it decides whether to try again.
 */
const connectivityMachine = createMachine({
  id: "connectivity",
  types: {} as { events: { type: ConnectivityEvent } },
  initial: "IDLE",
  on: { close: ".SHUTDOWN" },
  states: {
    IDLE: { on: { connect: "CONNECTING" } },
    CONNECTING: { on: { ready: "READY", failed: "TRANSIENT_FAILURE" } },
    READY: { on: { lost: "IDLE", drained: "IDLE" } },
    TRANSIENT_FAILURE: { on: { "backoff over": "IDLE" } },
    SHUTDOWN: { type: "final" },
  },
});

export type ConnectivityEvent =
  | "connect"
  | "ready"
  | "failed"
  | "lost"
  | "drained"
  | "backoff over"
  | "close";

export type Connectivity =
  | "IDLE"
  | "CONNECTING"
  | "READY"
  | "TRANSIENT_FAILURE"
  | "SHUTDOWN";

type Snapshot = SnapshotFrom<typeof connectivityMachine>;

const START: Snapshot = initialTransition(connectivityMachine)[0];

/** The state of one way; events that mean nothing in a state change nothing. */
export class ConnectivityState {
  #snapshot = START;
  value: Connectivity = "IDLE";

  /** True when the state is another one now. */
  send(type: ConnectivityEvent): boolean {
    const before = this.value;
    this.#snapshot = transition(connectivityMachine, this.#snapshot, {
      type,
    })[0];
    this.value = this.#snapshot.value as Connectivity;
    return this.value !== before;
  }
}
