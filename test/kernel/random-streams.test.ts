/** Are the streams of chance independent of each other? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { RandomStreams } from "../../src/kernel/random-streams.ts";

const DRAWS = 20_000;

/** The correlation of two streams; about ±1/sqrt(DRAWS) when unrelated. */
function correlation(one: () => number, other: () => number): number {
  let sum = 0;
  for (let n = 0; n < DRAWS; n += 1) sum += (one() - 0.5) * (other() - 0.5);
  return (sum / DRAWS) * 12;
}

/** Five standard errors: once in 1.7 million honest tries. */
const BOUND = 5 / Math.sqrt(DRAWS);

test("neighbouring seeds and names give unrelated streams", () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const here = new RandomStreams(seed);
    const next = new RandomStreams(seed + 1);
    const link = (streams: RandomStreams, name: string) => () =>
      streams.stream(name).next();
    const pairs = [
      [link(here, "link/a>b/latency"), link(next, "link/a>b/latency")],
      [link(here, "link/a>c/latency"), link(here, "link/c>a/latency")],
      [link(here, `host/${seed}/start`), link(here, `host/${seed + 1}/start`)],
    ] as const;
    for (const [one, other] of pairs) {
      expect(Math.abs(correlation(one, other))).toBeLessThan(BOUND);
    }
  }
});

test("a stream is even: each of 16 bins gets its share", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const stream = new RandomStreams(seed).stream("even");
    const bins = new Array<number>(16).fill(0);
    for (let n = 0; n < 16_000; n += 1) {
      const bin = Math.floor(stream.next() * 16);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    let chiSquared = 0;
    for (const count of bins) chiSquared += (count - 1000) ** 2 / 1000;
    // 15 degrees of freedom: above 44.3 once in 10,000 honest tries.
    expect(chiSquared).toBeLessThan(44.3);
  }
});

test("draws use all 53 bits", () => {
  const stream = new RandomStreams(1).stream("bits");
  let isOddSeen = false;
  for (let n = 0; n < 64; n += 1) {
    if ((stream.next() * 2 ** 53) % 2 === 1) isOddSeen = true;
  }
  expect(isOddSeen).toBe(true);
});

test("a draw from one stream moves no other", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(50), (seed, extra) => {
      const plain = new RandomStreams(seed);
      const drawn = new RandomStreams(seed);
      for (let n = 0; n < extra; n += 1) drawn.stream("other").next();
      const one = plain.stream("mine");
      const other = drawn.stream("mine");
      for (let n = 0; n < 10; n += 1) expect(one.next()).toBe(other.next());
    }),
  );
});

test("any seed from 0 to 2^53-1 is taken, and no other", () => {
  for (const seed of [0, 1, Number.MAX_SAFE_INTEGER]) {
    expect(new RandomStreams(seed).stream("x").next()).toBeLessThan(1);
  }
  for (const seed of [-1, 0.5, 2 ** 53, Number.NaN]) {
    expect(() => new RandomStreams(seed)).toThrow("a seed is a whole number");
  }
});
