/** Which data is a `loadBalancingConfig`? */
import * as z from "zod/mini";
import { BALANCER_NAMES, type BalancerName } from "../rpc/service-config.ts";
import { count, lacking, list, object, yesOrNo } from "./schema-parts.ts";

const REMEDY = 'write [{ "round_robin": {} }]';
const UINT32_MAX = 4_294_967_295;

const optional = z.exactOptional;

/** What each balancer can be told. */
const SETTINGS: Readonly<Record<BalancerName, z.core.SomeType>> = {
  pick_first: object({ shuffleAddressList: optional(yesOrNo()) }),
  round_robin: object({}),
  static_weighted_round_robin: object({}),
  naive_round_robin: object({}),
  least_request_experimental: object({
    choiceCount: optional(count(2, UINT32_MAX)),
  }),
};

/** Of a balancer that is not known here: whatever it takes. */
const anySettings = z.looseObject(
  {},
  { error: lacking("is no object", "give its settings, {} for none") },
);

const balancer = z.catchall(
  z.object(
    Object.fromEntries(
      Object.entries(SETTINGS).map(([name, known]) => [name, optional(known)]),
    ),
    { error: lacking("is no balancer", REMEDY) },
  ),
  anySettings,
);

const KNOWN = BALANCER_NAMES.join(", ");

/** gRFC A24: what one does not know is passed over, if the rest is known. */
export const balancers = list(balancer, 100).check(
  z.refine(
    (entries) =>
      entries.some((entry) =>
        Object.keys(entry).some((name) => BALANCER_NAMES.includes(name)),
      ),
    { error: lacking("names no balancer that is known", `use ${KNOWN}`) },
  ),
  z.refine(
    (entries) => entries.every((entry) => Object.keys(entry).length === 1),
    { error: lacking("has an entry that is not one balancer", REMEDY) },
  ),
);
