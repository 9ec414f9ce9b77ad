/** What is to be served, and where? */
import type { Address } from "../ports/address.ts";
import { suggest } from "../scenario/nearest.ts";
import { CATALOGUE, type ServiceName } from "../services/catalogue.ts";
import { badInput, type Given } from "./verb.ts";

const NAMES = Object.keys(CATALOGUE) as ServiceName[];
const PORT_DEFAULT = 50_051;

/** The services of a name; "all" is every one, on one port. */
export function servicesOf(name: string): readonly ServiceName[] {
  if (name === "all") return NAMES;
  const found = NAMES.find((one) => one === name);
  if (found !== undefined) return [found];
  const remedy = suggest(name, [...NAMES, "all"]);
  throw badInput("SERVICE", `"${name}" is no service`, remedy);
}

export interface ListenAt extends Address {
  /** Nobody asked for just this port, so another does as well. */
  readonly mayMove: boolean;
}

/** From `--listen grpc:50051 --host 127.0.0.1`; port 0 picks a free one. */
export function listenAt(given: Given): ListenAt {
  const host = given.value("host") ?? "127.0.0.1";
  // Like a URL, and so that it can be copied from one.
  const bracketed = host.includes(":") && !host.startsWith("[");
  const name = bracketed ? `[${host}]` : host;
  const listen = given.value("listen");
  if (listen === undefined) {
    return { host: name, port: PORT_DEFAULT, mayMove: true };
  }
  return { host: name, port: portOf(listen), mayMove: false };
}

function portOf(listen: string): number {
  const [, protocol = "", digits = ""] = /^([^:]*):(\d*)$/.exec(listen) ?? [];
  const quoted = `"${listen}"`;
  if (protocol === "" || digits === "") {
    const remedy = `write PROTOCOL:PORT, grpc:${PORT_DEFAULT}`;
    throw badInput("--listen", `${quoted} names no protocol and port`, remedy);
  }
  if (protocol !== "grpc") {
    const remedy = suggest(protocol, ["grpc"]);
    throw badInput("--listen", `"${protocol}" is no protocol`, remedy);
  }
  const port = Number(digits);
  if (port <= 65_535) return port;
  const remedy = "give a port from 1 to 65535, or 0 for a free one";
  throw badInput("--listen", `${quoted} has no port of TCP`, remedy);
}
