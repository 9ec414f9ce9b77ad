/** Which data is a check? */
import * as z from "zod/mini";
import { STATUSES } from "../rpc/status.ts";
import { HOST_NAME } from "./action-schema.ts";
import {
  byKind,
  count,
  lacking,
  list,
  milliseconds,
  number,
  object,
  probability,
  text,
  word,
} from "./schema-parts.ts";
import { lineOf } from "./visible.ts";

const optional = z.exactOptional;

export const METHOD_NAME = text(
  /^[a-z][A-Za-z0-9]*$/,
  "name a method of the contract",
);

const cell = z.union([z.string(), z.number()], {
  error: lacking("is no value", "give a text or a number"),
});

const cells = z.union([cell, z.array(cell)], {
  error: lacking("is no value", "give a text, a number, or a list of such"),
});

const columns = z.record(z.string(), cells, {
  error: lacking("is no object", "give columns and what they hold"),
});

/** Which rows. */
export const querySchema = object({
  event: text(/^[a-z-]+\.[a-z-]+$/, 'name a kind of event, "call.failed"'),
  host: optional(text(HOST_NAME, "name a host")),
  where: optional(columns),
  fromMs: optional(milliseconds()),
  toMs: optional(milliseconds()),
});

const claim = text(lineOf(200), "word it as a claim, in one line");
const bound = count(0, 1_000_000_000);
const boundShape = {
  exactly: optional(bound),
  atLeast: optional(bound),
  atMost: optional(bound),
};
const method = METHOD_NAME;
const COLUMN_NAME = text(/^[a-z][a-z_]*$/, "name a column of both events");
const scopeShape = {
  method: optional(method),
  client: optional(text(lineOf(200), "name a client")),
  fromMs: optional(milliseconds()),
  toMs: optional(milliseconds()),
};

/** A claim about a run, as `check/check.ts` has it. */
export const checkSchema = byKind(
  [
    "always",
    "eventually",
    "count",
    "executions",
    "calls",
    "duplicates",
    "linearizable",
    "sometimes",
    "within",
    "availability",
    "latency",
    "cost",
  ],
  [
    object({
      kind: z.literal("always"),
      claim,
      each: querySchema,
      has: columns,
    }),
    object({
      kind: z.literal("eventually"),
      claim,
      given: optional(querySchema),
      some: querySchema,
    }),
    object({ kind: z.literal("count"), claim, of: querySchema, ...boundShape }),
    object({ kind: z.literal("executions"), claim, method, ...boundShape }),
    object({
      kind: z.literal("calls"),
      claim,
      status: word(STATUSES as unknown as [string, ...string[]]),
      method: optional(method),
      ...boundShape,
    }),
    object({
      kind: z.literal("duplicates"),
      claim,
      method,
      counts: optional(word(["done", "begun"])),
      ...boundShape,
    }),
    object({ kind: z.literal("linearizable"), claim }),
    object({ kind: z.literal("sometimes"), claim, some: querySchema }),
    object({
      kind: z.literal("within"),
      claim,
      each: querySchema,
      some: querySchema,
      withinMs: milliseconds(),
      same: optional(list(COLUMN_NAME, 10)),
    }),
    object({
      kind: z.literal("availability"),
      claim,
      atLeast: probability(),
      ...scopeShape,
    }),
    object({
      kind: z.literal("latency"),
      claim,
      percentile: number(0, 100),
      atMostMs: milliseconds(),
      ...scopeShape,
    }),
    object({
      kind: z.literal("cost"),
      claim,
      requestsPerCallMax: number(0, 1_000_000),
      method: optional(method),
    }),
  ],
);
