/** What does a server say about those who call it? */
import { visible } from "../scenario/visible.ts";
import { CATALOGUE, type ServiceName } from "../services/catalogue.ts";
import type { RealEvent } from "../sockets/host.ts";
import type { Io } from "./verb.ts";

export type LogFormat = "text" | "json";

/** Every client that comes, and what becomes of each call. */
const TOLD = new Set([
  "client.connected",
  "call.refused",
  "handler.finished",
  "handler.cancelled",
]);

/** Tells an event, if it is one that people wait for. */
export function logEvent(io: Io, format: LogFormat, event: RealEvent): void {
  const { kind, cells } = event;
  if (!TOLD.has(kind.name)) return;
  if (format === "text") {
    say(io, visible(kind.sentence(...cells)));
    return;
  }
  const columns = kind.columns.map((name, index) => [name, cells[index]]);
  sayJson(io, kind.name, Object.fromEntries(columns));
}

export interface Listening {
  readonly names: readonly ServiceName[];
  /** "127.0.0.1:50051" */
  readonly target: string;
}

/** Says where the services are and how to call one. */
export function logListening(
  io: Io,
  format: LogFormat,
  { names, target }: Listening,
): void {
  const url = `grpc://${target}`;
  if (format === "json") {
    sayJson(io, "listening", { services: names, url });
    return;
  }
  io.out(`${names.join(", ")}: listening on ${url}\n`);
  const [first] = names;
  if (first !== undefined) io.out(`  ${exampleCall(url, first)}\n`);
  io.out("Ctrl-C lets calls finish, a second one does not\n");
}

const EXAMPLES: Readonly<Record<ServiceName, string>> = {
  adder: `add '{"numbers":[1,2.5]}'`,
  bank: `pay '{"amount":5}'`,
  archive: `search '{"word":"hello","pages":20}'`,
  calculator: `factorial '{"n":20}'`,
  clerk: `book '{"workMs":20}'`,
  counter: `add '{"amount":1}'`,
  dispatcher: `list '{"servers":["ada","bob"],"weights":[2,1]}'`,
  greeter: `hello '{"name":"Ada"}'`,
  kv: `write '{"key":"x","value":"red"}'`,
  ledger: `open '{}'`,
  librarian: `search '{"word":"hello","pages":20}'`,
  lock: `acquire '{"name":"door","holder":"ada","leaseMs":60000}'`,
  registry: `watch '{"service":"farcall.bank.Bank"}'`,
  warehouse: `reserve '{"item":"cup"}'`,
};

function exampleCall(url: string, name: ServiceName): string {
  const { contract } = CATALOGUE[name];
  return `npx farcall call ${url} ${contract.name}/${EXAMPLES[name]}`;
}

/** A line with the time of day. */
export function say(io: Io, sentence: string): void {
  const time = new Date().toISOString().slice(11, 23);
  io.out(`${time}  ${sentence}\n`);
}

function sayJson(io: Io, event: string, more: object): void {
  const at = new Date().toISOString();
  io.out(`${JSON.stringify({ at, event, ...more })}\n`);
}
