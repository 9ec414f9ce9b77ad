/** Do bytes arrive once, in order and whole, whatever the network does? */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FaultAction } from "../../src/net/fault-action.ts";
import type { LatencyModel } from "../../src/net/latency.ts";
import type { CloseReason } from "../../src/ports/byte-stream.ts";
import type { Host } from "../../src/ports/host.ts";
import { ms } from "../../src/ports/time.ts";
import { SERVER, TWO_HOSTS, World } from "./world.ts";

const latencies: fc.Arbitrary<LatencyModel> = fc.oneof(
  fc.record({
    kind: fc.constant("constant" as const),
    delayMs: fc.integer({ min: 0, max: 300 }),
  }),
  fc.record({
    kind: fc.constant("exponential" as const),
    delayMsMean: fc.integer({ min: 0, max: 100 }),
  }),
);

const networks = fc.record({
  seed: fc.nat(),
  latency: latencies,
  lossProbability: fc.constantFrom(0, 0.01, 0.1, 0.3),
  rateBitsPerSecond: fc.constantFrom(100_000, 1_000_000, 1e9),
});

interface Trouble {
  readonly kind: "partition" | "hold" | "delay" | "pause";
  readonly atMs: number;
  readonly forMs: number;
  readonly isOneWay: boolean;
}

const troubles: fc.Arbitrary<readonly Trouble[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("partition", "hold", "delay", "pause"),
    atMs: fc.integer({ min: 0, max: 2000 }),
    forMs: fc.integer({ min: 1, max: 5000 }),
    isOneWay: fc.boolean(),
  }),
  { maxLength: 4 },
);

const chunks = fc.array(fc.integer({ min: 1, max: 5000 }), {
  minLength: 1,
  maxLength: 40,
});

function begin(trouble: Trouble, id: string): FaultAction {
  const packets = trouble.isOneWay ? { from: "client" } : {};
  switch (trouble.kind) {
    case "partition":
      return {
        kind: "partition",
        id,
        from: ["client"],
        isOneWay: trouble.isOneWay,
      };
    case "hold":
      return { kind: "hold", id, packets };
    case "delay":
      return { kind: "delay", id, packets, delayMs: 250 };
    case "pause":
      return { kind: "pause", host: trouble.isOneWay ? "client" : "server" };
  }
}

function end(trouble: Trouble, id: string): FaultAction {
  if (trouble.kind !== "pause") return { kind: "heal", id };
  return { kind: "resume", host: trouble.isOneWay ? "client" : "server" };
}

/** The byte at a place of the stream: no two neighbours, no short period. */
function byteAt(place: number): number {
  return (place * 31 + (place >> 8)) & 255;
}

/** Writes chunks as the stream takes them, then ends. */
function writer(host: Host, sizes: readonly number[], closed: CloseReason[]) {
  const stream = host.network.connect(SERVER);
  let [next, place] = [0, 0];
  const write = (): void => {
    while (next < sizes.length) {
      const bytes = new Uint8Array(sizes[next] ?? 0);
      next += 1;
      for (let n = 0; n < bytes.length; n += 1) bytes[n] = byteAt(place + n);
      place += bytes.length;
      if (!stream.write(bytes)) return;
    }
    stream.end();
  };
  stream.attach({
    onOpen: write,
    onDrain: write,
    onData: () => {},
    onEnd: () => {},
    onClose: (reason) => closed.push(reason),
  });
}

/** Checks each byte, and stops reading now and then. */
function reader(host: Host, closed: CloseReason[]) {
  const seen = { bytes: 0, isWrong: false, ends: 0 };
  host.network.listen(80, (stream) => {
    stream.attach({
      onData: (bytes) => {
        for (const byte of bytes) {
          if (byte !== byteAt(seen.bytes)) seen.isWrong = true;
          seen.bytes += 1;
        }
        if (seen.bytes % 7 !== 0) return;
        stream.pause();
        host.clock.after(ms(20), () => stream.resume());
      },
      onEnd: () => {
        seen.ends += 1;
        stream.end();
      },
      onClose: (reason) => closed.push(reason),
    });
  });
  return seen;
}

test("bytes arrive once, in order and whole, or the stream says why", () => {
  const property = fc.property(
    networks,
    troubles,
    chunks,
    ({ seed, ...defaults }, pattern, sizes) => {
      const world = new World({ ...TWO_HOSTS, defaults }, seed);
      const [above, below]: CloseReason[][] = [[], []];
      let seen = { bytes: 0, isWrong: false, ends: 0 };
      world.run("server", (host) => {
        seen = reader(host, below ?? []);
      });
      world.run("client", (host) => writer(host, sizes, above ?? []));
      pattern.forEach((trouble, n) => {
        world.at(trouble.atMs, begin(trouble, `t${n}`));
        world.at(trouble.atMs + trouble.forMs, end(trouble, `t${n}`));
      });
      world.play();
      expect(seen.isWrong).toBe(false);
      expect(seen.ends).toBeLessThanOrEqual(1);
      expect(above).toHaveLength(1);
      expect(below?.length).toBeLessThanOrEqual(1);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (seen.ends === 1) expect(seen.bytes).toBe(total);
      if (above?.[0] === "ended") {
        expect(seen).toEqual({ bytes: total, isWrong: false, ends: 1 });
      }
    },
  );
  fc.assert(property, { numRuns: 300, seed: 1 });
});
