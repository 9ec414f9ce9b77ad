/** Which server and which method does somebody mean? */
import type { Address } from "../ports/address.ts";
import { type Contract, pathOf, wireName } from "../rpc/contract.ts";
import { nearest, suggest } from "../scenario/nearest.ts";
import { CATALOGUE } from "../services/catalogue.ts";
import { parseAddress } from "../sockets/socket-address.ts";
import { badInput } from "./verb.ts";

/** The address of "grpc://127.0.0.1:50051". */
export function addressOf(url: string): Address {
  const [, scheme, rest = ""] = /^([a-z]+):\/\/(.*?)\/?$/.exec(url) ?? [];
  if (scheme === undefined) {
    const remedy = "write grpc://HOST:PORT, grpc://127.0.0.1:50051";
    throw badInput("URL", `"${url}" is no URL`, remedy);
  }
  if (scheme !== "grpc") {
    const remedy = suggest(scheme, ["grpc"]);
    throw badInput("URL", `"${scheme}" is no protocol`, remedy);
  }
  const parsed = parseAddress(rest);
  if (parsed.ok) return parsed.address;
  const [what = "", remedy = "write grpc://HOST:PORT"] =
    parsed.problem.split("; ");
  throw badInput("URL", what, remedy);
}

export interface CallMethod {
  readonly contract: Contract;
  readonly method: string;
}

/**
 * The method of "farcall.greeter.Greeter/hello", "/farcall.greeter.Greeter/
 * Hello", "Greeter/hello", "greeter/hello" or, if there is one only, "hello".
 */
export function methodOf(text: string): CallMethod {
  const found: CallMethod[] = [];
  const full: string[] = [];
  const all: string[] = [];
  for (const [name, { contract }] of Object.entries(CATALOGUE)) {
    for (const method of Object.keys(contract.methods)) {
      full.push(`${contract.name}/${method}`);
      const spellings = spellingsOf(name, contract, method);
      all.push(...spellings);
      if (spellings.includes(text)) found.push({ contract, method });
    }
  }
  const [first, second] = found;
  if (first === undefined) {
    const near = nearest(text, all);
    const known = near === undefined ? full : [near];
    throw badInput("METHOD", `"${text}" is no method`, suggest(text, known));
  }
  if (second === undefined) return first;
  const names = found.map((one) => `${one.contract.name}/${one.method}`);
  const remedy = `write one of ${names.join(", ")}`;
  throw badInput("METHOD", `"${text}" is several methods`, remedy);
}

function spellingsOf(
  name: string,
  contract: Contract,
  method: string,
): readonly string[] {
  const shortName = contract.name.slice(contract.name.lastIndexOf(".") + 1);
  const services = [name, shortName, contract.name];
  const methods = [method, wireName(method)];
  const both = services.flatMap((one) => methods.map((two) => `${one}/${two}`));
  return [...both, ...methods, pathOf(contract, method)];
}
