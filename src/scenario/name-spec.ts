/** What does a name of a scenario stand for, and how often is it asked? */

/** A DNS server, on port 53 of its host. */
export interface NameServerSpec {
  readonly host: string;
  readonly records: readonly NameSpec[];
}

export interface NameSpec {
  /** "greeter.example" */
  readonly name: string;
  /** How long an answer may be kept. */
  readonly ttlMs: number;
  readonly hosts: readonly string[];
  /** Those that are not named weigh 1; only a weighted balancer looks. */
  readonly weights?: Readonly<Record<string, number>>;
  /** What the name stands for from a later moment on, in their order. */
  readonly changes?: readonly NameChange[];
}

export interface NameChange {
  readonly atMs: number;
  readonly hosts: readonly string[];
  readonly weights?: Readonly<Record<string, number>>;
}

/** How often a client asks. */
export interface ResolutionSpec {
  /** At the least so long between two questions; 30 s unless given. */
  readonly intervalMs?: number;
  /** Asks by itself, so often: as Envoy does, and gRPC does not. */
  readonly refreshMs?: number;
}
