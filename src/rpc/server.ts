/**
 * How does a program offer its methods to others?
 *
 *     const bank = service(bankContract, {
 *       pay: async ({ amount }, ctx) => ({ balance: await take(amount, ctx) }),
 *     });
 *     const server = serve(host, { port: 50051, protocol: grpc(), services:
 *       [bank], serviceTime: ms(5) });
 *     await server.drain(); // or server.stop()
 */
import { type Address, formatAddress } from "../ports/address.ts";
import type { ByteStream } from "../ports/byte-stream.ts";
import type { Host } from "../ports/host.ts";
import type { Listener } from "../ports/network.ts";
import type { Wait } from "../ports/tasks.ts";
import { AnswerMemory, type AtMostOnce } from "./at-most-once.ts";
import type { Executor, ServiceTime } from "./executor.ts";
import type { ServerInterceptor } from "./interceptor.ts";
import { type Entry, methodTable } from "./method-table.ts";
import type { Protocol, ServerConnection } from "./protocol.ts";
import { RequestRoom } from "./request-room.ts";
import { ServerCall } from "./server-call.ts";
import { clientConnected } from "./server-event.ts";
import type { Service } from "./service.ts";

export interface ServeOptions {
  readonly port: number;
  readonly protocol: Protocol;
  readonly services: readonly Service[];
  /** How long a core works on each call before its handler runs. */
  readonly serviceTime?: ServiceTime;
  /** Executions at once; a call above it is RESOURCE_EXHAUSTED. */
  readonly executionsMax?: number;
  /** Connections at once; one above it is reset. */
  readonly connectionsMax?: number;
  /** Bytes of requests in memory; a call above it is RESOURCE_EXHAUSTED. */
  readonly requestBytesMax?: number;
  /** Calls with an idempotency key are executed once; off unless given. */
  readonly atMostOnce?: AtMostOnce;
  /** In front of every handler, the first one outermost. */
  readonly interceptors?: readonly ServerInterceptor[];
}

const EXECUTIONS_MAX = 10_000;
const CONNECTIONS_MAX = 10_000;
/** 64 of the largest messages that gRPC takes. */
const REQUEST_BYTES_MAX = 268_435_456;

/** Listens on a port of this host. Throws when the port is taken. */
export function serve(host: Host, options: ServeOptions): Server {
  return new Server(host, options);
}

/** A listening port, its connections, and what they execute. */
export class Server {
  readonly #host: Host;
  readonly #executor: Executor;
  readonly #options: ServeOptions;
  readonly #methods: ReadonlyMap<string, Entry>;
  readonly #connections = new Set<ServerConnection>();
  readonly #listener: Listener;
  readonly #room: RequestRoom;
  #drained: Wait<void> | undefined;

  constructor(host: Host, options: ServeOptions) {
    this.#host = host;
    const { atMostOnce } = options;
    this.#executor = {
      memory: atMostOnce && new AnswerMemory(host.clock, atMostOnce),
      host,
      serviceTime: options.serviceTime,
      executionsMax: options.executionsMax ?? EXECUTIONS_MAX,
      executions: 0,
    };
    this.#options = options;
    this.#methods = methodTable(options.services, options.interceptors);
    this.#room = new RequestRoom(options.requestBytesMax ?? REQUEST_BYTES_MAX);
    this.#listener = host.network.listen(options.port, (stream) =>
      this.#accept(stream),
    );
  }

  get address(): Address {
    return this.#listener.address;
  }

  /** Takes no new calls; resolves when those that run have been answered. */
  drain(): Promise<void> {
    this.#listener.close();
    this.#drained ??= this.#host.tasks.wait<void>("the server to drain");
    for (const connection of [...this.#connections]) connection.drain();
    this.#checkDrained();
    return this.#drained.promise;
  }

  /** Stops at once; the callers see their connections break. */
  stop(): void {
    this.#listener.close();
    for (const connection of [...this.#connections]) {
      connection.abort("the server stops");
    }
  }

  #accept(stream: ByteStream): void {
    const limit = this.#options.connectionsMax ?? CONNECTIONS_MAX;
    const isDraining = this.#drained !== undefined;
    if (isDraining || this.#connections.size >= limit) {
      stream.attach({ onData: ignore, onEnd: ignore, onClose: ignore });
      stream.reset();
      return;
    }
    const host = this.#host;
    const peer = stream.remote;
    const peerName = formatAddress(peer);
    const name = `${peerName} → ${formatAddress(stream.local)}`;
    host.events.record(clientConnected, host.name, peerName);
    const connection = this.#options.protocol.accept({
      host,
      stream,
      room: this.#room,
      onCall: (incoming) => {
        const entry = this.#methods.get(incoming.path);
        const call = new ServerCall(this.#executor, {
          incoming,
          entry,
          peer,
          name,
        });
        call.begin();
        return call;
      },
      onClose: () => {
        this.#connections.delete(connection);
        this.#checkDrained();
      },
    });
    this.#connections.add(connection);
  }

  #checkDrained(): void {
    if (this.#connections.size === 0) this.#drained?.resolve();
  }
}

function ignore(): void {}
