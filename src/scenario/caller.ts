/** How does a simulated person make one call? */
import type { Host } from "../ports/host.ts";
import { type Duration, ms } from "../ports/time.ts";
import type { CallOptions } from "../rpc/call-options.ts";
import { Channel } from "../rpc/channel.ts";
import { client } from "../rpc/client.ts";
import type { Contract, Fields } from "../rpc/contract.ts";
import { Metadata } from "../rpc/metadata.ts";
import { NO_CONFIG } from "../rpc/method-config.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { findService } from "../services/catalogue.ts";
import { channelOptions } from "./channel-options.ts";
import { messageFromData, messageInWords } from "./message-data.ts";
import { operationLog } from "./operation-log.ts";
import type { ClientSpec, Scenario } from "./scenario.ts";
import type { CallSpec } from "./workload.ts";

/** One call, made ready: nothing of it is worked out twice. */
export interface PreparedCall {
  readonly method: string;
  /** Believed by a caller whose name for the method is not the server's. */
  readonly guessed: Contract | undefined;
  readonly request: Record<string, unknown>;
  /** "amount 5" */
  readonly requestInWords: string;
  readonly replyFields: Fields;
  readonly timeout: Duration | undefined;
  readonly metadata: Metadata | undefined;
}

/** How a call ended. */
export type CallEnd =
  | { readonly kind: "reply"; readonly reply: Record<string, unknown> }
  | { readonly kind: "failure"; readonly error: RpcError };

type AnyClient = Record<
  string,
  (request: object, options: CallOptions) => Promise<Record<string, unknown>>
>;

/** Makes a call of a valid scenario ready. */
export function prepareCall(
  call: CallSpec,
  { service }: ClientSpec,
  defaults: Scenario["defaults"],
): PreparedCall {
  const { name, methods } = contractOf(service);
  const { calledAs } = call;
  const known = methods[call.method];
  const { request: fields = {}, reply = {} } = known ?? {};
  const parsed = messageFromData(fields, call.request ?? {}, "request");
  const request = parsed.ok ? parsed.value : {};
  const deadlineMs = call.deadlineMs ?? defaults?.deadlineMs;
  return {
    method: calledAs ?? call.method,
    guessed:
      calledAs === undefined || known === undefined
        ? undefined
        : { name, methods: { [calledAs]: known } },
    request,
    requestInWords: messageInWords(fields, request),
    replyFields: reply,
    timeout: deadlineMs === undefined ? undefined : ms(deadlineMs),
    metadata: metadataOf(call),
  };
}

interface CallerNames {
  /** Names its calls, so no two callers of a run may share one. */
  readonly name: string;
  /** The host that answers for names. */
  readonly nameServer: string | undefined;
  /** Its calls have spans. */
  readonly isTraced: boolean;
}

/** The program that calls, in one incarnation of its host. */
export class Caller {
  readonly host: Host;
  readonly #channel: Channel;
  readonly #client: AnyClient;

  constructor(host: Host, spec: ClientSpec, names: CallerNames) {
    const { name, nameServer, isTraced } = names;
    this.host = host;
    const options = channelOptions(spec, name, nameServer);
    const config = { ...(options.config ?? NO_CONFIG), isTraced };
    this.#channel = new Channel(host, { ...options, config });
    const contract = contractOf(spec.service);
    // The clients of a store keep its history.
    const isLogged = spec.service === "kv";
    this.#client = client(contract, this.#channel, {
      interceptors: isLogged ? [operationLog(host, name)] : [],
    }) as unknown as AnyClient;
  }

  async call(call: PreparedCall): Promise<CallEnd> {
    const { method, request, timeout, metadata } = call;
    const stub = this.#stubFor(call);
    const options: CallOptions = {
      ...(timeout !== undefined && { timeout }),
      ...(metadata !== undefined && { metadata }),
    };
    try {
      const reply = await stub[method]?.(request, options);
      return { kind: "reply", reply: reply ?? {} };
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      return { kind: "failure", error };
    }
  }

  #stubFor({ guessed }: PreparedCall): AnyClient {
    if (guessed === undefined) return this.#client;
    // What no store knows is no operation of its history.
    return client(guessed, this.#channel) as unknown as AnyClient;
  }

  /** Breaks the connection; the next call makes a new one. */
  disconnect(): void {
    this.#channel.disconnect();
  }
}

function contractOf(service: ClientSpec["service"]): Contract {
  return findService(service)?.contract as Contract;
}

function metadataOf({ metadata }: CallSpec): Metadata | undefined {
  if (metadata === undefined) return undefined;
  const made = new Metadata();
  for (const [name, value] of Object.entries(metadata)) {
    made.append(name, value);
  }
  return made;
}
