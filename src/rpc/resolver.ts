/** Which addresses stand behind a name? */
import { type Address, formatAddress } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";

/** One server that a call may go to. */
export interface Endpoint {
  readonly address: Address;
  /** Its share beside the others; 1 unless given. */
  readonly weight?: number;
}

/** Who hears what was found, each time that it changes. */
export interface ResolverListener {
  onEndpoints(endpoints: readonly Endpoint[]): void;
  /** Nothing was found. What was found before stays good. */
  onError(because: string): void;
}

/** Source: grpc/doc/naming.md. */
export interface Resolver {
  /** "bank:50051", as it stands in errors and rows. */
  readonly target: string;
  /** Begins; the listener may be called before this returns. */
  start(listener: ResolverListener): void;
  /** A connection failed: what is known may be old. */
  resolveNow(): void;
  stop(): void;
}

export type MakesResolver = (host: Host) => Resolver;

/** Addresses that never change; `target` is what rows call all of them. */
export function fixedAddresses(
  addresses: readonly Address[],
  target = addresses.map(formatAddress).join(","),
): MakesResolver {
  const endpoints = addresses.map((address) => ({ address }));
  return () => ({
    target,
    start: (listener) => listener.onEndpoints(endpoints),
    resolveNow: () => {},
    stop: () => {},
  });
}
