/** What does `farcall idl` do? */
import { protoText } from "../../rpc/proto-text.ts";
import { suggest } from "../../scenario/nearest.ts";
import { CATALOGUE, findService } from "../../services/catalogue.ts";
import { wordOf } from "../flag-values.ts";
import {
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

export const verb: Verb = {
  summary: "prints the contract of a service for third-party clients",
  positionals: ["SERVICE"],
  flags: { as: { value: "proto", about: "in which language; proto" } },
  example: "npx farcall idl bank --as proto",
  run: print,
};

async function print(given: Given, io: Io): Promise<ExitCode> {
  wordOf(given, "as", ["proto"]);
  const name = given.positionals[0] ?? "";
  const entry = findService(name);
  if (entry === undefined) {
    const remedy = suggest(name, Object.keys(CATALOGUE));
    throw badInput("", `there is no service "${name}"`, remedy);
  }
  io.out(protoText(entry.contract));
  return EXIT.holds;
}
