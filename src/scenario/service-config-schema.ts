/** Which data is a service config? */
import * as z from "zod/mini";
import {
  BALANCER_NAMES,
  isStatusData,
  type ServiceConfig,
} from "../rpc/service-config.ts";
import { quote } from "./problem.ts";
import {
  count,
  lacking,
  list,
  number,
  object,
  say,
  text,
  yesOrNo,
} from "./schema-parts.ts";

const optional = z.exactOptional;

/** google.protobuf.Duration as JSON; ten digits are 317 years. */
const duration = text(
  /^(?=.*[1-9])\d{1,6}(\.\d{1,9})?s$/,
  'give seconds above 0, "0.1s"',
);

const methodName = object({
  service: optional(text(/^[\w.]{1,200}$/, 'name it, "farcall.bank.Bank"')),
  method: optional(text(/^\w{1,100}$/, 'name it, "Pay"')),
});

const STATUS_REMEDY = 'give a status, "UNAVAILABLE" or 14';
const status = z
  .union([z.string(), z.number()], {
    error: lacking("is no status", STATUS_REMEDY),
  })
  .check(
    z.refine(isStatusData, { error: lacking("is no status", STATUS_REMEDY) }),
  );

const retryPolicy = object({
  maxAttempts: count(2, 1_000),
  initialBackoff: duration,
  maxBackoff: duration,
  backoffMultiplier: number(0.001, 1_000),
  retryableStatusCodes: list(status, 17).check(
    z.minLength(1, {
      error: say("is empty", `${STATUS_REMEDY}, at least one`),
    }),
  ),
});

/** Known to gRPC and not to us: refused in words, never dropped. */
function refused(reason: string) {
  return z.exactOptional(
    z.undefined({
      error: ({ input }) => say(`${quote(input)} cannot be done`, reason),
    }),
  );
}

const methodConfig = object({
  name: list(methodName, 1_000),
  waitForReady: optional(yesOrNo()),
  timeout: optional(duration),
  retryPolicy: optional(retryPolicy),
  hedgingPolicy: refused("use retryPolicy; hedged calls are not built yet"),
  maxRequestMessageBytes: refused("the limit is 4 MiB; leave it out"),
  maxResponseMessageBytes: refused("the limit is 4 MiB; leave it out"),
});

const KNOWN = BALANCER_NAMES.join(", ");

const BALANCER_REMEDY = 'write [{ "round_robin": {} }]';

const balancer = z.record(
  z.string(),
  z.looseObject(
    {},
    { error: lacking("is no object", "give its settings, {} for none") },
  ),
  { error: lacking("is no balancer", BALANCER_REMEDY) },
);

/** gRFC A24: what one does not know is passed over, if the rest is known. */
const balancers = list(balancer, 100).check(
  z.refine(
    (entries) =>
      entries.some((entry) =>
        Object.keys(entry).some((name) => BALANCER_NAMES.includes(name)),
      ),
    { error: lacking("names no balancer that is known", `use ${KNOWN}`) },
  ),
  z.refine(
    (entries) => entries.every((entry) => Object.keys(entry).length === 1),
    {
      error: lacking(
        "has an entry that is not one balancer",
        'write [{ "round_robin": {} }]',
      ),
    },
  ),
  z.refine((entries) => entries.every(hasChoices), {
    error: lacking(
      "has a choiceCount below 2",
      "give a whole number, 2 or more",
    ),
  }),
);

function hasChoices(entry: Readonly<Record<string, object>>): boolean {
  const config = entry["least_request_experimental"];
  if (config === undefined || !("choiceCount" in config)) return true;
  const { choiceCount } = config;
  return Number.isInteger(choiceCount) && (choiceCount as number) >= 2;
}

/** Source: grpc/doc/service_config.md; A6 for the bounds of retries. */
export const serviceConfigSchema = object({
  loadBalancingConfig: optional(balancers),
  methodConfig: optional(list(methodConfig, 1_000)),
  retryThrottling: optional(
    object({
      maxTokens: number(0.001, 1_000),
      tokenRatio: number(0.001, 1_000),
    }),
  ),
  healthCheckConfig: optional(
    object({ serviceName: text(/^[\w.]{0,200}$/, 'name it; "" is all') }),
  ),
  loadBalancingPolicy: refused(
    'use loadBalancingConfig: [{ "round_robin": {} }]',
  ),
}) as unknown as z.ZodMiniType<ServiceConfig>;
