/** How does a server take calls from one connection? */
import type { ServerConnection, ServerSide } from "../../rpc/protocol.ts";
import type {
  Header,
  Http2Stream,
  Http2StreamHandlers,
} from "../http2/connection-types.ts";
import { serverConnection } from "../http2/server-connection.ts";
import { endOfAge } from "./connection-age.ts";
import { GrpcFault } from "./fault.ts";
import { httpProblem, readRequest } from "./request.ts";
import { GrpcServerCall } from "./server-call.ts";
import type { GrpcSettings } from "./settings.ts";

/** Speaks gRPC on a stream that was just accepted. */
export function acceptGrpc(
  side: ServerSide,
  settings: GrpcSettings,
): ServerConnection {
  const { host, stream } = side;
  const connection = serverConnection({
    host,
    stream,
    limits: settings.limits,
    pingPermit: settings.pingPermit,
    onStream: (http2Stream, headers, endStream) => {
      const problem = httpProblem(headers);
      if (problem !== undefined) {
        refuse(http2Stream, problem, endStream);
        return IGNORE_REST;
      }
      const call = new GrpcServerCall(context, http2Stream);
      try {
        call.begin(readRequest(headers, host.clock), endStream);
      } catch (error) {
        if (!(error instanceof GrpcFault)) throw error;
        call.fail(error);
      }
      return call;
    },
    onClose: ({ because }) => {
      age?.cancel();
      side.onClose(because);
    },
  });
  const age =
    settings.connectionAge &&
    endOfAge(host, connection, settings.connectionAge);
  const context = { side, connection, settings };
  return {
    drain: () => connection.goAway(),
    abort: (because) => connection.abort("CANCEL", because),
  };
}

/** PROTOCOL-HTTP2.md: a wrong content-type gets 415, and nothing of gRPC. */
function refuse(stream: Http2Stream, status: string, isWhole: boolean): void {
  const headers: Header[] = [{ name: ":status", value: status }];
  stream.sendHeaders(headers, true);
  if (!isWhole) stream.reset("NO_ERROR");
}

/** For a stream that was refused: what else it brings is of no interest. */
const IGNORE_REST: Http2StreamHandlers = {
  onHeaders() {},
  onData() {},
  onClosed() {},
};
