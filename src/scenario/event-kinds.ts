/** Which kinds of events are there, in all layers together? */
import * as dns from "../cluster/dns-event.ts";
import * as health from "../cluster/health-event.ts";
import * as registry from "../cluster/registry-event.ts";
import type { AnyEventKind } from "../kernel/trace.ts";
import * as disk from "../net/disk-event.ts";
import * as net from "../net/net-event.ts";
import * as world from "../net/world-event.ts";
import * as http2 from "../protocols/http2/http2-event.ts";
import * as attempt from "../rpc/attempt-event.ts";
import * as channel from "../rpc/channel-event.ts";
import * as ejection from "../rpc/ejection-event.ts";
import * as rpc from "../rpc/rpc-event.ts";
import * as server from "../rpc/server-event.ts";
import * as span from "../rpc/span-event.ts";
import * as operation from "./operation-event.ts";
import * as scenario from "./scenario-event.ts";

const LAYERS = [
  net,
  world,
  disk,
  http2,
  channel,
  rpc,
  attempt,
  ejection,
  health,
  registry,
  dns,
  server,
  span,
  operation,
  scenario,
];

/** Every kind that a simulated run can record, by its name. */
export const EVENT_KINDS: ReadonlyMap<string, AnyEventKind> = new Map(
  LAYERS.flatMap((layer) => Object.values<unknown>(layer))
    .filter(isKind)
    .map((kind) => [kind.name, kind]),
);

function isKind(value: unknown): value is AnyEventKind {
  return typeof value === "object" && value !== null && "sentence" in value;
}
