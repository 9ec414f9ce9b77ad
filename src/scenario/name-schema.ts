/** Which data is a name server? */
import * as z from "zod/mini";
import { HOST_NAME } from "./action-schema.ts";
import {
  lacking,
  list,
  milliseconds,
  number,
  object,
  text,
} from "./schema-parts.ts";

const optional = z.exactOptional;

const hostName = text(HOST_NAME, "name a host");

/** As many as fit into one datagram. */
const HOSTS_MAX = 500;

const standsFor = {
  hosts: list(hostName, HOSTS_MAX),
  weights: optional(
    z.record(z.string(), number(1, 1_000_000), {
      error: lacking("are no weights", 'give numbers by host, { "bank": 2 }'),
    }),
  ),
};

/** Spelling and sizes; `name-problems.ts` knows which hosts there are. */
export const nameServerSchema = object({
  host: hostName,
  records: list(
    object({
      name: text(
        /^[A-Za-z0-9][A-Za-z0-9.-]{0,62}$/,
        'name it, "greeter.example"',
      ),
      ttlMs: milliseconds(),
      ...standsFor,
      changes: optional(
        list(object({ atMs: milliseconds(), ...standsFor }), 1_000),
      ),
    }),
    1_000,
  ),
});
