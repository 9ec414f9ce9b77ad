/** How does a client make calls on one connection? */
import { formatAddress } from "../../ports/address.ts";
import type { ByteStream } from "../../ports/byte-stream.ts";
import { formatTime } from "../../ports/time.ts";
import { Keepalive } from "../../rpc/keepalive.ts";
import type {
  ClientConnection,
  ClientSide,
  OutgoingCall,
  OutgoingHandlers,
  OutgoingRequest,
} from "../../rpc/protocol.ts";
import { clientConnection } from "../http2/client-connection.ts";
import type {
  Header,
  Http2ClientConnection,
} from "../http2/connection-types.ts";
import type { ErrorCode } from "../http2/error-code.ts";
import { type ClientContext, GrpcClientCall } from "./client-call.ts";
import type { GrpcSettings } from "./settings.ts";

interface ClientSettings extends GrpcSettings {
  /** The server says that it was asked too often whether it is there. */
  onTooManyPings(): void;
}

/** Source: gRFC A8 "server enforcement". */
function isTooManyPings(code: ErrorCode, because: string): boolean {
  return code === "ENHANCE_YOUR_CALM" && because === "too_many_pings";
}

/** Speaks gRPC on a stream that was just asked for. */
export function connectGrpc(
  side: ClientSide,
  settings: ClientSettings,
): ClientConnection {
  const { host } = side;
  const calls = new Set<OutgoingRequest>();
  const keepalive = keepaliveOf(side, settings, {
    connection: () => connection,
    isBusy: () => calls.size > 0,
  });
  const stream = keepalive?.listenTo(side.stream) ?? side.stream;
  const authority = authorityOf(stream);
  const connection: Http2ClientConnection = clientConnection({
    host,
    stream,
    limits: settings.limits,
    onReady: () => {
      side.onReady();
      keepalive?.start();
    },
    onGoAway: (code, because) => {
      if (isTooManyPings(code, because)) settings.onTooManyPings();
      side.onDraining();
    },
    onClose: ({ because }) => {
      keepalive?.stop();
      side.onClose(because);
    },
  });
  const context = { host, connection, authority, settings };
  return {
    call: (request, handlers) => {
      if (keepalive === undefined) return plainCall(context, request, handlers);
      return watchedCall({ context, request, handlers, keepalive, calls });
    },
    drain: () => connection.close(),
    abort: (because) => connection.abort("CANCEL", because),
  };
}

function authorityOf({ remote }: ByteStream): Header {
  return { name: ":authority", value: formatAddress(remote) };
}

function plainCall(
  context: ClientContext,
  request: OutgoingRequest,
  handlers: OutgoingHandlers,
): OutgoingCall {
  const call = new GrpcClientCall(context, request, handlers);
  call.send();
  return call;
}

/** Eight bytes that mean nothing to anybody else: "farcall" and a zero. */
const PING = Uint8Array.from([0x66, 0x61, 0x72, 0x63, 0x61, 0x6c, 0x6c, 0]);

interface Seen {
  connection(): Http2ClientConnection;
  isBusy(): boolean;
}

function keepaliveOf(
  { host, stream }: ClientSide,
  { keepalive: settings }: GrpcSettings,
  { connection, isBusy }: Seen,
): Keepalive | undefined {
  if (settings === undefined) return undefined;
  return new Keepalive({
    clock: host.clock,
    settings,
    isBusy,
    ping: () => connection().ping(PING),
    onDead: () => {
      const within = formatTime(settings.timeout);
      connection().abort("CANCEL", `no answer to a PING within ${within}`);
      // The peer is gone: nobody would answer a polite end.
      stream.reset();
    },
  });
}

interface WatchedStart {
  readonly context: ClientContext;
  readonly request: OutgoingRequest;
  readonly handlers: OutgoingHandlers;
  readonly keepalive: Keepalive;
  readonly calls: Set<OutgoingRequest>;
}

/** A call that is counted as under way until it has ended. */
function watchedCall(start: WatchedStart): OutgoingCall {
  const { context, request, handlers, keepalive, calls } = start;
  const over = (): void => {
    calls.delete(request);
    keepalive.relax();
  };
  const call = new GrpcClientCall(context, request, {
    onEnd: (outcome) => {
      over();
      handlers.onEnd(outcome);
    },
  });
  calls.add(request);
  call.send();
  if (calls.has(request)) keepalive.start();
  return {
    get nth() {
      return call.nth;
    },
    cancel: () => {
      over();
      return call.cancel();
    },
  };
}
