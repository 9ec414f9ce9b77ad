/** What do the worlds of these exercises have in common? */

/** Ten milliseconds from host to host; nobody waits for ever. */
export const WORLD = {
  defaults: {
    deadlineMs: 1000,
    link: { latency: { kind: "uniform", delayMsMin: 8, delayMsMax: 12 } },
  },
  untilMs: 20_000,
} as const;

/** A client on a host of the same name. */
export function clientOf(name: string, service: "kv" | "bank", server: string) {
  return { name, host: name, service, target: `${server}:50051` } as const;
}

export function read(key: string, atMs: number) {
  return { method: "read", request: { key }, atMs } as const;
}

export function write(key: string, value: string, atMs: number) {
  return { method: "write", request: { key, value }, atMs } as const;
}

/** Asked until there is an answer: whoever heals the world has time for it. */
export const PATIENTLY = {
  again: { timesMax: 12, afterMs: 250, isOnNewConnection: true },
} as const;

/** Every answer is true; what nobody heard of may have happened or not. */
export function isTrue(claim: string) {
  return { kind: "linearizable", claim } as const;
}

interface Late {
  readonly host: string;
  readonly fromMs: number;
  /** How many answers; 1 unless given. */
  readonly times?: number;
}

/** Somebody whose questions come last gets answers. */
export function isHeard(claim: string, { host, fromMs, times = 1 }: Late) {
  const where = { type: "ok" };
  const of = { event: "operation.ended", host, where, fromMs };
  return { kind: "count", claim, of, atLeast: times } as const;
}

/** No payment is made more than once, by what the bank shows. */
export function isPaidOnce(claim: string, payments: number) {
  const of = { event: "host.state-shown", where: { name: "paid" } };
  return { kind: "count", claim, of, atMost: payments } as const;
}

/** It asks again when a server is gone or silent, as gRFC A6 has it. */
export const RETRIES = {
  methodConfig: [
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 5,
        initialBackoff: "0.1s",
        maxBackoff: "0.5s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};

/** A payment of one; the key says which, however often it is asked for. */
export function pay(key: string, atMs: number) {
  const metadata = { "idempotency-key": key };
  return { method: "pay", request: { amount: 1 }, metadata, atMs } as const;
}
