/** What can a learner's code import? */

import * as registry from "../../cluster/registry-contract.ts";
import * as time from "../../ports/time.ts";
import * as handlerContext from "../../rpc/handler-context.ts";
import * as rpcError from "../../rpc/rpc-error.ts";
import * as service from "../../rpc/service.ts";
import * as archive from "../../services/archive-contract.ts";
import * as bank from "../../services/bank.ts";
import * as calculator from "../../services/calculator-contract.ts";
import * as dispatcher from "../../services/dispatcher-contract.ts";
import * as greeter from "../../services/greeter.ts";
import * as warehouse from "../../services/warehouse-contract.ts";

/**
 * The words after "farcall/" and what they stand for: a part of the table
 * `exports` in package.json. What makes lessons or runs is not among them.
 */
export const PUBLIC_TABLE: Readonly<Record<string, object>> = {
  archive,
  bank,
  calculator,
  dispatcher,
  greeter,
  "handler-context": handlerContext,
  registry,
  "rpc-error": rpcError,
  service,
  time,
  warehouse,
};
