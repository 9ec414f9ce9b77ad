/** What may a scenario say that none of these says? */
import type * as z from "zod/mini";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioSchema } from "../../src/scenario/schema.ts";

/** What a schema of `zod` is made of, as far as it matters here. */
interface Made {
  readonly type: string;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly values?: readonly unknown[];
}

type Schema = z.ZodMiniType & { readonly _zod: { readonly def: Made } };

/** One object of the schema, which may stand at several places. */
interface Seen {
  readonly path: string;
  readonly samples: unknown[];
}

/** Paths of members, each once: "faults[].action:limp.factor". */
export function unsaidIn(scenarios: readonly Scenario[]): string[] {
  const seen = new Map<Schema, Seen>();
  collect(
    { schema: scenarioSchema as unknown as Schema, path: "" },
    seen,
  )(scenarios);
  return [...seen].flatMap(([{ _zod }, { path, samples }]) =>
    Object.keys(_zod.def.shape ?? {})
      .filter((key) => samples.every((one) => memberOf(one, key) === undefined))
      .map((key) => (path === "" ? key : `${path}.${key}`)),
  );
}

interface Place {
  readonly schema: Schema;
  readonly path: string;
}

/** Takes samples of what stands at a place, and of all below it. */
function collect({ schema, path }: Place, seen: Map<Schema, Seen>) {
  const { type, innerType, element, options, shape } = schema._zod.def;
  return (samples: readonly unknown[]): void => {
    if (innerType !== undefined) {
      collect({ schema: innerType, path }, seen)(samples);
    }
    if (type === "array" && element !== undefined) {
      const items = samples.flatMap((one) => (Array.isArray(one) ? one : []));
      collect({ schema: element, path: `${path}[]` }, seen)(items);
    }
    for (const option of options ?? []) {
      const kind = option._zod.def.shape?.["kind"]?._zod.def.values?.[0];
      const alike = samples.filter((one) => memberOf(one, "kind") === kind);
      collect({ schema: option, path: `${path}:${kind}` }, seen)(alike);
    }
    if (shape === undefined) return;
    const known = seen.get(schema);
    if (known === undefined) seen.set(schema, { path, samples: [...samples] });
    else known.samples.push(...samples);
    for (const [key, part] of Object.entries(shape)) {
      const own = path === "" ? key : `${path}.${key}`;
      const values = samples.map((one) => memberOf(one, key));
      const given = values.filter((value) => value !== undefined);
      collect({ schema: part, path: own }, seen)(given);
    }
  };
}

function memberOf(holder: unknown, key: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[key];
}
