/** Which services are there, by name? */
import { registry } from "../cluster/registry.ts";
import { registryContract } from "../cluster/registry-contract.ts";
import type { Host } from "../ports/host.ts";
import type { Contract } from "../rpc/contract.ts";
import type { Service } from "../rpc/service.ts";
import { adder, adderContract } from "./adder.ts";
import { archive } from "./archive.ts";
import { archiveContract, librarianContract } from "./archive-contract.ts";
import { bank, bankContract } from "./bank.ts";
import { calculator } from "./calculator.ts";
import { calculatorContract } from "./calculator-contract.ts";
import { clerk } from "./clerk.ts";
import { counter, counterContract } from "./counter.ts";
import { dispatcher } from "./dispatcher.ts";
import { dispatcherContract } from "./dispatcher-contract.ts";
import { greeter, greeterContract } from "./greeter.ts";
import { kv, kvContract } from "./kv.ts";
import { ledger } from "./ledger.ts";
import { clerkContract, ledgerContract } from "./ledger-contract.ts";
import { librarian } from "./librarian.ts";
import { lock, lockContract } from "./lock.ts";
import type { Upstream } from "./upstream.ts";
import { warehouse } from "./warehouse.ts";
import { warehouseContract } from "./warehouse-contract.ts";

export interface CatalogueEntry {
  readonly contract: Contract;
  /** Called afresh at each start of a process: state dies with its process. */
  readonly make: (host: Host, upstream?: Upstream) => Service;
  /** Whom it can ask before it answers; most ask nobody. */
  readonly asks?: readonly string[];
}

/** The services that scenarios and the command line can name. */
export const CATALOGUE = {
  adder: { contract: adderContract, make: adder },
  archive: { contract: archiveContract, make: archive },
  bank: { contract: bankContract, make: bank },
  calculator: { contract: calculatorContract, make: calculator },
  clerk: { contract: clerkContract, make: clerk, asks: ["ledger"] },
  counter: { contract: counterContract, make: counter },
  dispatcher: { contract: dispatcherContract, make: dispatcher },
  greeter: { contract: greeterContract, make: greeter },
  kv: { contract: kvContract, make: kv },
  ledger: { contract: ledgerContract, make: ledger },
  librarian: {
    contract: librarianContract,
    make: librarian,
    asks: ["archive", "librarian"],
  },
  lock: { contract: lockContract, make: lock },
  registry: { contract: registryContract, make: registry },
  warehouse: { contract: warehouseContract, make: warehouse },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type ServiceName = keyof typeof CATALOGUE;

/** The entry of that name; undefined when there is none. */
export function findService(name: string): CatalogueEntry | undefined {
  if (!Object.hasOwn(CATALOGUE, name)) return undefined;
  return CATALOGUE[name as ServiceName];
}
