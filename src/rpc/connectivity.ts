/** In which states can the way to one address be? */
import { createMachine, transition } from "xstate";

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

/** What the machine said before: asking it costs as much as a few calls. */
const answers = new Map<string, Connectivity>();

/** Where an event leads from a state. The machine remembers nothing else. */
function next(from: Connectivity, type: ConnectivityEvent): Connectivity {
  const question = `${from}, ${type}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const snapshot = connectivityMachine.resolveState({ value: from });
  const [to] = transition(connectivityMachine, snapshot, { type });
  const answer = to.value as Connectivity;
  answers.set(question, answer);
  return answer;
}

/** The state of one way; events that mean nothing in a state change nothing. */
export class ConnectivityState {
  value: Connectivity = "IDLE";

  /** True when the state is another one now. */
  send(type: ConnectivityEvent): boolean {
    const before = this.value;
    this.value = next(before, type);
    return this.value !== before;
  }
}
