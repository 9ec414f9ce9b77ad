/** How does a client learn from a name server who is there? */
import type { Timer } from "../ports/clock.ts";
import type { DatagramSocket } from "../ports/datagram.ts";
import type { Host } from "../ports/host.ts";
import { between, type Duration, ms, seconds } from "../ports/time.ts";
import { backoffDelay, CONNECTION_BACKOFF } from "../rpc/backoff.ts";
import type {
  MakesResolver,
  Resolver,
  ResolverListener,
} from "../rpc/resolver.ts";
import { nameAsked } from "./dns-event.ts";
import { answer, DNS_PORT, question } from "./dns-message.ts";
import { type Known, mayAskAt, type Pace } from "./dns-pace.ts";
import { listLearned } from "./registry-event.ts";

export interface DnsOptions extends Pace {
  /** The host that answers. */
  readonly server: string;
  readonly name: string;
  /** A name stands for hosts; the port is the client's. */
  readonly port: number;
}

/** Source: resolv.conf(5), `timeout`. */
const TIMEOUT = seconds(5);

/**
 * Asks once, and again only when a connection was lost or the pace says so:
 * nobody tells a client that a name has changed. The last answer stays good
 * while the name server is silent.
 */
export function fromDns(options: DnsOptions): MakesResolver {
  return (host) => new DnsResolver(host, options);
}

class DnsResolver implements Resolver {
  readonly target: string;
  readonly #host: Host;
  readonly #options: DnsOptions;
  #listener: ResolverListener | undefined;
  #socket: DatagramSocket | undefined;
  #known: Known | undefined;
  /** What was believed last, as it stands in rows. */
  #believed = "";
  #id = 0;
  #isAsking = false;
  #failures = 0;
  /** The next question, or the end of the patience with this one. */
  #timer: Timer | undefined;
  #refresh: Timer | undefined;

  constructor(host: Host, options: DnsOptions) {
    this.#host = host;
    this.#options = options;
    this.target = options.name;
  }

  start(listener: ResolverListener): void {
    this.#listener = listener;
    this.#socket = this.#host.network.bind(0, (bytes) => this.#heard(bytes));
    this.#ask();
  }

  /** A connection was lost: asks as soon as the pace allows. */
  resolveNow(): void {
    if (this.#isAsking || this.#timer !== undefined) return;
    if (this.#socket === undefined) return;
    const { clock } = this.#host;
    const at = mayAskAt(this.#known, this.#options);
    const now = clock.now();
    if (at <= now) this.#ask();
    else this.#later(between(now, at));
  }

  stop(): void {
    this.#timer?.cancel();
    this.#refresh?.cancel();
    this.#socket?.close();
    this.#socket = undefined;
  }

  #later(wait: Duration): void {
    this.#timer = this.#host.clock.after(wait, () => this.#ask()).unref();
  }

  #ask(): void {
    const { server, name } = this.#options;
    const { events, clock } = this.#host;
    this.#isAsking = true;
    this.#refresh?.cancel();
    this.#id += 1;
    events.record(nameAsked, this.#host.name, server, name);
    const bytes = question.encode({ id: this.#id, name });
    this.#socket?.send({ host: server, port: DNS_PORT }, bytes);
    this.#timer = clock.after(TIMEOUT, () => this.#failed("does not answer"));
    // Calls that wait for the first answer keep the run going by themselves.
    this.#timer.unref();
  }

  #heard(bytes: Uint8Array): void {
    const heard = readAnswer(bytes);
    // An answer to an earlier question, or none.
    if (!this.#isAsking || heard?.id !== this.#id) return;
    const { hosts, weights, ttlMs } = heard;
    if (hosts.length === 0) {
      this.#failed(`knows no ${this.#options.name}`);
      return;
    }
    this.#settle();
    this.#failures = 0;
    this.#known = { at: this.#host.clock.now(), ttl: ms(ttlMs) };
    this.#tell(hosts, weights);
    const { refresh } = this.#options;
    if (refresh === undefined) return;
    const { clock } = this.#host;
    this.#refresh = clock.after(refresh, () => this.resolveNow()).unref();
  }

  #tell(hosts: readonly string[], weights: readonly number[]): void {
    const { port, name } = this.#options;
    const said = hosts.map((host, index) => {
      const weight = weights[index] ?? 1;
      return weight === 1 ? `${host}:${port}` : `${host}:${port} × ${weight}`;
    });
    // Sorted by `<`: the order of an answer is chance, and no news.
    const believed = said.sort().join(", ");
    if (believed !== this.#believed) {
      this.#believed = believed;
      const { events, name: from } = this.#host;
      events.record(listLearned, from, name, believed);
    }
    this.#listener?.onEndpoints(
      hosts.map((host, index) => ({
        address: { host, port },
        weight: weights[index] ?? 1,
      })),
    );
  }

  #failed(what: string): void {
    this.#settle();
    this.#failures += 1;
    this.#listener?.onError(`the name server ${this.#options.server} ${what}`);
    const { clock } = this.#host;
    const draw = clock.random(`dns/${this.target}`).next();
    this.#later(backoffDelay(CONNECTION_BACKOFF, this.#failures, draw));
  }

  #settle(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#isAsking = false;
  }
}

function readAnswer(bytes: Uint8Array) {
  try {
    return answer.decode(bytes);
  } catch {
    return undefined;
  }
}
