/** Which data is a service config? */
import * as z from "zod/mini";
import { isStatusData, type ServiceConfig } from "../rpc/service-config.ts";
import { balancers } from "./balancer-schema.ts";
import { formatPath, quote } from "./problem.ts";
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

interface NameData {
  readonly service?: string;
  readonly method?: string;
}

/** An empty text is as good as none: `{}` and `{ service: "" }` are all. */
const methodName = object({
  service: optional(text(/^[\w.]{0,200}$/, 'name it, "farcall.bank.Bank"')),
  method: optional(text(/^\w{0,100}$/, 'name it, "Pay"')),
}).check(
  z.refine<NameData>(({ service = "", method = "" }) => service || !method, {
    error: lacking(
      "has a method and no service",
      'name the service as well, "farcall.bank.Bank"',
    ),
  }),
);

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

/** "/farcall.bank.Bank/Pay"; "//" is what holds for all. */
function pathOf({ service = "", method = "" }: NameData): string {
  return `/${service}/${method}`;
}

type MethodConfigs = readonly { readonly name: readonly NameData[] }[];

/** A2: "it is an error" to say two things of one name. */
const methodConfigs = list(methodConfig, 1_000).check(
  z.check<MethodConfigs>(({ value, issues }) => {
    const seen = new Map<string, string>();
    for (const [nth, { name }] of value.entries()) {
      for (const [index, data] of name.entries()) {
        const first = seen.get(pathOf(data));
        const path = [nth, "name", index];
        if (first === undefined) {
          seen.set(pathOf(data), `methodConfig${formatPath(path)}`);
          continue;
        }
        const what = `${quote(data)} is the name of ${first}, too`;
        const message = say(what, "give each name one methodConfig");
        issues.push({ code: "custom", input: data, path, message });
      }
    }
  }),
);

/** Source: grpc/doc/service_config.md; A6 for the bounds of retries. */
export const serviceConfigSchema = object({
  loadBalancingConfig: optional(balancers),
  methodConfig: optional(methodConfigs),
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
