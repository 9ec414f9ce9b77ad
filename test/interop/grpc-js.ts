/** What do grpc-js's two ends look like? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as js from "@grpc/grpc-js";
import { loadSync, type PackageDefinition } from "@grpc/proto-loader";
import { protoText } from "../../src/rpc/proto-text.ts";
import { DETAIL_TYPE, peerContract } from "./world.ts";

/** The contract as their loader reads it, from the text of our `idl`. */
export function definition(): PackageDefinition {
  const folder = mkdtempSync(join(tmpdir(), "farcall-proto-"));
  const file = join(folder, "peer.proto");
  writeFileSync(file, protoText(peerContract));
  try {
    return loadSync(file, { defaults: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const loaded = js.loadPackageDefinition(definition());

interface Loaded {
  readonly farcall: { interop: { Peer: js.ServiceClientConstructor } };
}

export const Peer = (loaded as unknown as Loaded).farcall.interop.Peer;

/** How a call of theirs ended. */
export interface TheirResult {
  readonly reply?: { text: string } | undefined;
  readonly error?: js.ServiceError | undefined;
  readonly headers?: js.Metadata | undefined;
  readonly trailers?: js.Metadata | undefined;
  readonly peer: string;
}

export interface TheirCall {
  readonly metadata?: js.Metadata;
  readonly options?: js.CallOptions;
  /** Is given the call as soon as it is made. */
  readonly onCall?: (call: js.ClientUnaryCall) => void;
}

const clients = new Set<js.Client>();
const servers = new Set<js.Server>();

/** For `afterEach`. */
export function closeTheirs(): void {
  for (const client of clients) client.close();
  clients.clear();
  for (const server of servers) server.forceShutdown();
  servers.clear();
}

/** A client of theirs; `call` never rejects. */
export function theirClient(target: string, options: js.ClientOptions = {}) {
  const client = new Peer(target, js.credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
    ...options,
  });
  clients.add(client);
  const call = (
    method: "echo" | "fail" | "hang" | "fill",
    request: object,
    { metadata = new js.Metadata(), options = {}, onCall }: TheirCall = {},
  ): Promise<TheirResult> =>
    new Promise((resolve) => {
      let headers: js.Metadata | undefined;
      let end: Omit<TheirResult, "peer" | "headers"> | undefined;
      let trailers: js.Metadata | undefined;
      const finish = (): void => {
        if (end === undefined || trailers === undefined) return;
        resolve({ ...end, headers, trailers, peer: unary.getPeer() });
      };
      const unary: js.ClientUnaryCall = (
        client[method] as unknown as (...args: unknown[]) => js.ClientUnaryCall
      ).call(
        client,
        request,
        metadata,
        options,
        (error?: js.ServiceError, reply?: { text: string }) => {
          end = { error: error ?? undefined, reply };
          finish();
        },
      );
      unary.on("metadata", (received: js.Metadata) => {
        headers = received;
      });
      unary.on("status", (status: js.StatusObject) => {
        trailers = status.metadata;
        finish();
      });
      onCall?.(unary);
    });
  return { client, call };
}

export interface TheirServer {
  readonly server: js.Server;
  readonly port: number;
  readonly seen: TheirSeen;
  release(): void;
}

export interface TheirSeen {
  hanging: number;
  cancelled: number;
  readonly deadlines: (Date | number)[];
}

type Unary = js.handleUnaryCall<Record<string, unknown>, unknown>;

/** A server of theirs with our contract, on a free port unless one is given. */
export async function theirServer(
  options: js.ServerOptions = {},
  port = 0,
): Promise<TheirServer> {
  const seen: TheirSeen = { hanging: 0, cancelled: 0, deadlines: [] };
  const waiting: (() => void)[] = [];
  const server = new js.Server(options);
  const hang: Unary = (call, answer) => {
    seen.hanging += 1;
    waiting.push(() => answer(null, {}));
    call.on("cancelled", () => {
      seen.cancelled += 1;
    });
  };
  const echo: Unary = (call, answer) => {
    seen.deadlines.push(call.getDeadline());
    call.sendMetadata(mirrored(call.metadata));
    answer(null, { text: call.request["text"] }, mirrored(call.metadata));
  };
  const fail: Unary = (call, answer) => {
    const { code, message, detail } = call.request;
    const metadata = mirrored(call.metadata);
    const words = { code: Number(code), message: String(message) };
    if (detail) {
      const value = statusBytes({ ...words, detail: String(detail) });
      metadata.set("grpc-status-details-bin", value);
    }
    const { code: number, message: details } = words;
    answer({ code: number, details, metadata });
  };
  const fill: Unary = (call, answer) =>
    answer(null, { text: "a".repeat(Number(call.request["count"])) });
  server.addService(Peer.service, { echo, fail, hang, fill });
  servers.add(server);
  const bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(
      `127.0.0.1:${port}`,
      js.ServerCredentials.createInsecure(),
      (error, at) => (error ? reject(error) : resolve(at)),
    ),
  );
  const release = (): void => {
    for (const answer of waiting.splice(0)) answer();
  };
  return { server, port: bound, seen, release };
}

function mirrored(metadata: js.Metadata): js.Metadata {
  const copy = new js.Metadata();
  for (const name of Object.keys(metadata.getMap())) {
    if (!name.startsWith("x-")) continue;
    for (const value of metadata.get(name)) copy.add(name, value);
  }
  return copy;
}

interface StatusWords {
  readonly code: number;
  readonly message: string;
  readonly detail: string;
}

/** A google.rpc.Status, byte by byte, so that no code of ours is in it. */
export function statusBytes({ code, message, detail }: StatusWords): Buffer {
  const type = `type.googleapis.com/${DETAIL_TYPE}`;
  const any = Buffer.concat([piece(0x0a, type), piece(0x12, detail)]);
  const first = Buffer.from([0x08, code]);
  return Buffer.concat([first, piece(0x12, message), piece(0x1a, any)]);
}

/** A field with a length below 128. */
function piece(tag: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
}
