/** Which frame goes where? */
import type { ConnectionCore } from "./connection-core.ts";
import { FLAG, FRAME, type Frame, frameName, hasFlag } from "./frame.ts";
import { checkFrame } from "./frame-rules.ts";
import { ConnectionError } from "./http2-error.ts";
import { frameReceived } from "./http2-event.ts";
import {
  receiveGoAway,
  receivePing,
  receiveSettings,
  receiveSettingsAck,
} from "./receive-control.ts";
import { receiveHeaders } from "./receive-headers.ts";
import {
  receiveData,
  receivePriority,
  receiveReset,
  receiveWindowUpdate,
} from "./receive-stream.ts";

/** Acts on one frame. Throws a ConnectionError or a StreamError. */
export function dispatch(core: ConnectionCore, frame: Frame): void {
  recordFrame(core, frame);
  if (!core.hasPeerSettings) checkFirst(frame);
  core.assembly.check(frame);
  checkFrame(frame);
  switch (frame.type) {
    case FRAME.DATA:
      receiveData(core, frame);
      break;
    case FRAME.HEADERS:
    case FRAME.CONTINUATION:
      receiveHeaders(core, frame);
      break;
    case FRAME.PRIORITY:
      receivePriority(frame);
      break;
    case FRAME.RST_STREAM:
      receiveReset(core, frame);
      break;
    case FRAME.SETTINGS:
      if (hasFlag(frame, FLAG.ACK)) receiveSettingsAck(core);
      else receiveSettings(core, frame);
      break;
    case FRAME.PUSH_PROMISE:
      throw new ConnectionError("PROTOCOL_ERROR", "PUSH_PROMISE, unasked");
    case FRAME.PING:
      receivePing(core, frame);
      break;
    case FRAME.GOAWAY:
      receiveGoAway(core, frame);
      break;
    case FRAME.WINDOW_UPDATE:
      receiveWindowUpdate(core, frame);
      break;
    default:
      // RFC 9113 section 5.5: unknown types are for extensions we lack.
      break;
  }
}

/** RFC 9113 section 3.4: both prefaces contain SETTINGS. */
function checkFirst(frame: Frame): void {
  if (frame.type === FRAME.SETTINGS && !hasFlag(frame, FLAG.ACK)) return;
  const because = `the first frame is ${frameName(frame.type)}, not SETTINGS`;
  throw new ConnectionError("PROTOCOL_ERROR", because);
}

function recordFrame(core: ConnectionCore, frame: Frame): void {
  core.host.events.record(
    frameReceived,
    core.peerLink.name,
    core.peerLink.port,
    ++core.framesReceived,
    frameName(frame.type),
    frame.streamId,
    frame.length,
    frame.flags,
  );
}
