/** What travels beside the message? */

export type MetadataValue = string | Uint8Array;

export interface MetadataEntry {
  readonly name: string;
  readonly value: MetadataValue;
}

/** A name or value that cannot travel, and what to do about it. */
export class MetadataError extends Error {
  override readonly name = "MetadataError";
}

/** More entries than this no call needs; it bounds what a loop can add. */
const ENTRIES_MAX = 256;

/**
 * Names and values that travel with a call: a multimap that keeps its order.
 * A name that ends in "-bin" has bytes as its values, any other has printable
 * ASCII. Source: PROTOCOL-HTTP2.md, "Custom-Metadata".
 */
export class Metadata {
  readonly #entries: MetadataEntry[];

  /** Takes entries that are known to be well formed, as from the wire. */
  constructor(entries: MetadataEntry[] = []) {
    this.#entries = entries;
  }

  get size(): number {
    return this.#entries.length;
  }

  get entries(): readonly MetadataEntry[] {
    return this.#entries;
  }

  /**
   * Adds a value; a name may have several. Throws a MetadataError when the
   * name or the value cannot travel.
   */
  append(name: string, value: MetadataValue): this {
    const problem = problemOf(name, value);
    if (problem !== undefined) throw new MetadataError(problem);
    if (this.#entries.length === ENTRIES_MAX) {
      const limit = `metadata holds at most ${ENTRIES_MAX} values`;
      throw new MetadataError(`${limit}; send fewer`);
    }
    this.#entries.push({ name, value });
    return this;
  }

  /** The first text under this name. */
  get(name: string): string | undefined {
    for (const entry of this.#entries) {
      if (entry.name === name && typeof entry.value === "string") {
        return entry.value;
      }
    }
    return undefined;
  }

  /** The first bytes under this name, which ends in "-bin". */
  getBytes(name: string): Uint8Array | undefined {
    for (const entry of this.#entries) {
      if (entry.name === name && typeof entry.value !== "string") {
        return entry.value;
      }
    }
    return undefined;
  }

  /** Every value under this name, in the order in which they were sent. */
  getAll(name: string): readonly MetadataValue[] {
    const values: MetadataValue[] = [];
    for (const entry of this.#entries) {
      if (entry.name === name) values.push(entry.value);
    }
    return values;
  }
}

/** What can be sent as metadata: `{ "x-user": "ann" }`, or with order. */
export type MetadataInit =
  | Metadata
  | Readonly<Record<string, MetadataValue | readonly MetadataValue[]>>;

/** Throws a MetadataError when a name or a value cannot travel. */
export function toMetadata(init: MetadataInit): Metadata {
  return init instanceof Metadata ? init : metadata(init);
}

/** `metadata({ "x-user": "ann", "trace-bin": bytes })`. */
export function metadata(
  values: Readonly<Record<string, MetadataValue | readonly MetadataValue[]>>,
): Metadata {
  const made = new Metadata();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string" || value instanceof Uint8Array) {
      made.append(name, value);
    } else if (Array.isArray(value)) {
      for (const one of value) made.append(name, one);
    } else {
      const problem = `is ${typeof value}; send text or bytes`;
      throw new MetadataError(`metadata "${name}" ${problem}`);
    }
  }
  return made;
}

const NAME = /^[0-9a-z_.-]+$/;
const TEXT = /^[\x20-\x7e]*$/;
/** HTTP and gRPC give these a meaning of their own. */
const RESERVED = new Set([
  "te",
  "content-type",
  "content-length",
  "user-agent",
  "host",
  "connection",
  "proxy-connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);

/** Why this pair cannot travel, and what to do; undefined when it can. */
function problemOf(name: string, value: MetadataValue): string | undefined {
  const quoted = JSON.stringify(name);
  if (!NAME.test(name)) {
    return `metadata name ${quoted}: use only 0-9 a-z _ . and -`;
  }
  if (name.startsWith("grpc-") || RESERVED.has(name)) {
    return `metadata name ${quoted} belongs to the protocol; choose another`;
  }
  if (typeof value !== "string") {
    if (name.endsWith("-bin")) return undefined;
    return `metadata ${quoted} has bytes; name it ${name}-bin, or send text`;
  }
  if (name.endsWith("-bin")) {
    return `metadata ${quoted} has text; send bytes, or drop -bin`;
  }
  if (!TEXT.test(value)) {
    return `metadata ${quoted} is not printable ASCII; name it ${name}-bin`;
  }
  if (value !== value.trim()) {
    return `metadata ${quoted} begins or ends with a space; remove it`;
  }
  return undefined;
}
