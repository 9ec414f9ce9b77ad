/** What do frames about the connection itself do to it? */
import { toByteString } from "./byte-string.ts";
import type { ConnectionCore } from "./connection-core.ts";
import { errorCodeOf } from "./error-code.ts";
import {
  FLAG,
  type Frame,
  hasFlag,
  readUint32,
  STREAM_ID_MAX,
} from "./frame.ts";
import { ConnectionError } from "./http2-error.ts";
import { goAwayReceived } from "./http2-event.ts";
import { readSettings } from "./settings.ts";

/** The peer's SETTINGS: in force at once, then acknowledged. */
export function receiveSettings(core: ConnectionCore, frame: Frame): void {
  const isFirst = !core.hasPeerSettings;
  core.hasPeerSettings = true;
  if (!core.settings.take()) {
    throw new ConnectionError("ENHANCE_YOUR_CALM", "too many SETTINGS");
  }
  const { role, peer: before } = core;
  const from = role.name === "client" ? "server" : "client";
  // A first SETTINGS without this one means: no limit.
  const base = isFirst
    ? { ...before, concurrentStreamsMax: STREAM_ID_MAX }
    : before;
  const settings = readSettings(frame, base, from);
  core.peer = settings;
  core.encoder.limitTable(
    Math.min(settings.headerTableBytes, core.limits.headerTableBytesMax),
  );
  const grown = settings.initialWindowBytes - before.initialWindowBytes;
  if (grown !== 0) {
    for (const stream of core.streams.values()) {
      if (stream.sendWindow.grow(grown)) continue;
      const because = `INITIAL_WINDOW_SIZE lifts stream ${stream.id} too high`;
      throw new ConnectionError("FLOW_CONTROL_ERROR", because);
    }
  }
  core.writer.settingsAck();
  if (grown > 0) core.sender.pump();
  role.onSettings(isFirst);
}

/** The peer knows our SETTINGS now, and must keep to them. */
export function receiveSettingsAck(core: ConnectionCore): void {
  const { limits, settingsTimer } = core;
  if (settingsTimer === undefined) {
    const because = "SETTINGS ACK, but all of ours are acknowledged";
    throw new ConnectionError("PROTOCOL_ERROR", because);
  }
  settingsTimer.cancel();
  core.settingsTimer = undefined;
  core.decoder.allowTable(limits.headerTableBytesMax);
  core.streamWindowBytes = limits.streamWindowBytes;
  for (const stream of core.streams.values()) {
    stream.receiveWindow.resize(limits.streamWindowBytes);
  }
}

export function receivePing(core: ConnectionCore, frame: Frame): void {
  const payload = frame.bytes.subarray(frame.start, frame.end);
  if (hasFlag(frame, FLAG.ACK)) {
    core.role.onPingAck(payload);
    return;
  }
  if (!core.pings.take()) {
    throw new ConnectionError("ENHANCE_YOUR_CALM", "too many PINGs");
  }
  core.writer.pingAck(payload);
  core.role.onPing();
}

/** A debug text is for people: it is cut here. */
const DEBUG_TEXT_MAX = 200;

export function receiveGoAway(core: ConnectionCore, frame: Frame): void {
  const { bytes, start } = frame;
  const lastStreamId = readUint32(bytes, start) & STREAM_ID_MAX;
  const code = errorCodeOf(readUint32(bytes, start + 4));
  const textEnd = Math.min(frame.end, start + 8 + DEBUG_TEXT_MAX);
  const text = toByteString(bytes, start + 8, textEnd);
  const because = text.replace(/[^ -~]/g, "?");
  const { name, port } = core.peerLink;
  const cells = [code, lastStreamId, because] as const;
  core.host.events.record(goAwayReceived, name, port, ...cells);
  core.role.onGoAway(lastStreamId, code, because);
}
