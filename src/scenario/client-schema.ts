/** Which data is a client of a scenario? */
import * as z from "zod/mini";
import { CATALOGUE } from "../services/catalogue.ts";
import { HOST_NAME } from "./action-schema.ts";
import {
  count,
  milliseconds,
  number,
  object,
  text,
  word,
  yesOrNo,
} from "./schema-parts.ts";
import { serviceConfigSchema } from "./service-config-schema.ts";

const SERVICES = Object.keys(CATALOGUE) as [string, ...string[]];

const optional = z.exactOptional;

const CLIENT_NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,62}$/;

/** Some addresses, one registry, or one name. */
const ONE = "[^:,/]+:\\d{1,5}";
const TARGET = new RegExp(
  `^(?:registry://${ONE}|dns:///${ONE}|${ONE}(?:,${ONE}){0,999})$`,
);

const RETRY =
  "write serviceConfig: retrying({ attempts: 3 }), from farcall/retrying, " +
  "or gRPC's serviceConfig with a retryPolicy";

/** Sizes, types and spelling of one client. */
export const clientSchema = object(
  {
    name: text(
      CLIENT_NAME,
      "use up to 63 letters, digits, dots, dashes, slashes",
    ),
    host: text(HOST_NAME, "name a host"),
    service: word(SERVICES),
    target: text(
      TARGET,
      'name host and port, "bank:50051"; several with commas between; ' +
        'a registry, "registry://registry:50051"; ' +
        'or a name, "dns:///greeter.example:50051"',
    ),
    resolution: optional(
      object({
        intervalMs: optional(milliseconds()),
        refreshMs: optional(milliseconds(1)),
      }),
    ),
    serviceConfig: optional(serviceConfigSchema),
    perTryTimeoutMs: optional(milliseconds(0.001)),
    retryIgnorePreviousHosts: optional(yesOrNo()),
    keepalive: optional(
      object({
        timeMs: milliseconds(1),
        timeoutMs: optional(milliseconds(1)),
        permitWithoutCalls: optional(yesOrNo()),
      }),
    ),
    healthSilenceMs: optional(milliseconds(10)),
    outlierDetection: optional(
      object({
        consecutiveErrors: optional(count(1, 1_000)),
        baseEjectionTimeMs: optional(milliseconds(1)),
        maxEjectionPercent: optional(number(0, 100)),
      }),
    ),
  },
  { retry: RETRY, retries: RETRY, retryPolicy: RETRY },
);
