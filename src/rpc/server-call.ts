/** What becomes of one call, seen from its server? */
import type { Address } from "../ports/address.ts";
import type { Timer } from "../ports/clock.ts";
import { between } from "../ports/time.ts";
import { enforce } from "./deadline.ts";
import type { Executor } from "./executor.ts";
import { HandlerContext } from "./handler-context.ts";
import { failureOf, successOf } from "./handler-response.ts";
import { type Answered, IDEMPOTENCY_KEY, NOBODY } from "./keyed-call.ts";
import type { Entry } from "./method-table.ts";
import type { IncomingCall, IncomingHandlers, Response } from "./protocol.ts";
import {
  callRefused,
  callRepeated,
  handlerCancelled,
  handlerFinished,
  handlerStarted,
  requestReceived,
  responseSent,
} from "./server-event.ts";

/** One call as it arrives at a server. */
export interface Arrival {
  readonly incoming: IncomingCall;
  /** Undefined: there is no such method. */
  readonly entry: Entry | undefined;
  readonly peer: Address;
  /** "phone:49152 → bank:50051" */
  readonly name: string;
}

const UNKNOWN_METHOD = "an unknown method";
/** A path is the client's to choose; answer and log quote this much of it. */
const PATH_QUOTED_MAX = 200;

/** One call, from its headers to its answer. */
export class ServerCall implements IncomingHandlers {
  readonly #server: Executor;
  readonly #arrival: Arrival;
  readonly #ctx: HandlerContext;
  #timer: Timer | undefined;
  /** Answered, or nobody waits any more. */
  #isOver = false;

  constructor(server: Executor, arrival: Arrival) {
    this.#server = server;
    this.#arrival = arrival;
    const { incoming, peer } = arrival;
    this.#ctx = new HandlerContext(server.host, incoming, peer);
  }

  /** The headers are here, the request may still be on its way. */
  begin(): void {
    const { incoming, entry } = this.#arrival;
    if (entry === undefined) {
      const path = JSON.stringify(incoming.path.slice(0, PATH_QUOTED_MAX));
      const reason = `this server has no ${path}`;
      this.#refuse({ status: "UNIMPLEMENTED", reason });
      return;
    }
    if (incoming.deadline === undefined) return;
    // The server keeps the deadline too: the client's word that it has
    // passed may be lost, and work that nobody waits for is waste.
    const { clock } = this.#server.host;
    this.#timer = enforce(clock, incoming.deadline, () => this.#onDeadline());
  }

  onMessage(body: Uint8Array): void {
    const { incoming, entry, name } = this.#arrival;
    if (this.#isOver || entry === undefined) return;
    const server = this.#server;
    const { events, tasks } = server.host;
    const { nth } = incoming;
    events.record(requestReceived, name, nth, entry.name, body.length);
    if (server.executions >= server.executionsMax) {
      const many = `${server.executionsMax} calls are being executed`;
      const reason = `${many}; try again later`;
      this.#refuse({ status: "RESOURCE_EXHAUSTED", reason });
      return;
    }
    let request: unknown;
    try {
      request = entry.request.decode(body);
    } catch {
      const reason = `the bytes are no ${entry.name} request; compare the idl`;
      this.#refuse({ status: "INTERNAL", reason });
      return;
    }
    const answered = this.#recall(body);
    if (answered === undefined) return;
    server.executions += 1;
    tasks.start(entry.name, () => this.#execute(entry, request, answered));
  }

  /** Who hears what comes of it; undefined: nothing is to be executed. */
  #recall(body: Uint8Array): Answered | undefined {
    const { memory, host } = this.#server;
    const { path, metadata } = this.#arrival.incoming;
    const key = memory && metadata.get(IDEMPOTENCY_KEY);
    if (memory === undefined || key === undefined) return NOBODY;
    const repeat = (response: Response): void => {
      if (this.#isOver) return;
      host.events.record(callRepeated, host.name, ...this.#call, key);
      this.#respond(response);
    };
    const refuse = (response: Response): void => this.#refuse(response);
    return memory.recall({ path, key, body }, { repeat, refuse });
  }

  onCancel(because: string): void {
    this.#cancel(because);
  }

  async #execute(
    entry: Entry,
    request: unknown,
    answered: Answered,
  ): Promise<void> {
    const server = this.#server;
    const { host, serviceTime } = server;
    const { incoming, name } = this.#arrival;
    const { nth } = incoming;
    const startedAt = host.clock.now();
    host.events.record(handlerStarted, host.name, name, nth, entry.name);
    let response: Response;
    try {
      if (typeof serviceTime === "function") await host.work(serviceTime());
      else if (serviceTime !== undefined) await host.work(serviceTime);
      const reply = await entry.handler(request, this.#ctx);
      response = successOf(entry, reply, this.#ctx);
    } catch (error) {
      response = failureOf(error, this.#ctx);
    }
    server.executions -= 1;
    host.events.record(
      handlerFinished,
      host.name,
      name,
      nth,
      entry.name,
      response.status,
      between(startedAt, host.clock.now()),
      this.#isOver ? 0 : 1,
    );
    answered(response);
    this.#respond(response);
  }

  #onDeadline(): void {
    if (this.#isOver) return;
    const reason = "the deadline passed before the call was answered";
    this.#cancel("its deadline passed", {
      status: "DEADLINE_EXCEEDED",
      reason,
    });
  }

  #cancel(because: string, response?: Response): void {
    if (this.#isOver) return;
    const { host } = this.#server;
    host.events.record(handlerCancelled, host.name, ...this.#call, because);
    if (response === undefined) this.#finish();
    else this.#respond(response);
    this.#ctx.cancel(because);
  }

  /** How events name this call: its connection, its number, its method. */
  get #call(): readonly [string, number, string] {
    const { incoming, entry, name } = this.#arrival;
    return [name, incoming.nth, entry?.name ?? UNKNOWN_METHOD];
  }

  /** Answers for a handler that never ran. */
  #refuse(response: Response): void {
    const { events, name } = this.#server.host;
    const { status, reason } = response;
    events.record(callRefused, name, ...this.#call, status, reason);
    this.#respond(response);
  }

  #respond(response: Response): void {
    if (this.#isOver) return;
    this.#finish();
    const { incoming, entry, name } = this.#arrival;
    this.#server.host.events.record(
      responseSent,
      name,
      incoming.nth,
      entry?.name ?? UNKNOWN_METHOD,
      response.status,
      response.body?.length ?? 0,
    );
    incoming.respond(response);
  }

  #finish(): void {
    this.#isOver = true;
    this.#timer?.cancel();
  }
}
