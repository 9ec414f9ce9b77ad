/** What is under way at a moment? Found without a look at all of a run. */
/** What follows from a thing is worked out once, and goes when it goes. */
export function onceFor<Thing extends object, Value>(
  derive: (thing: Thing) => Value,
): (thing: Thing) => Value {
  const known = new WeakMap<Thing, { readonly value: Value }>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined) return found.value;
    const value = derive(thing);
    known.set(thing, { value });
    return value;
  };
}

/** How many of these, which are in order, are at most so much. */
export function countUpTo(values: ArrayLike<number>, most: number): number {
  // All that the opening would need of d3.
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Span<Item> {
  readonly item: Item;
  /** Its place among all, which is the order of the answers. */
  readonly index: number;
  readonly startNs: number;
  readonly endNs: number;
}

type Stay = readonly [startNs: number, endNs: number];

export class Spans<Item> {
  readonly #spans: readonly Span<Item>[];
  readonly #startsNs: readonly number[];
  /** The latest end of all spans up to each place. */
  readonly #latestNs: readonly number[];
  /** The last answer: several parts of one frame ask the same. */
  #last: readonly [atNs: number, found: readonly Item[]] = [Number.NaN, []];

  /** Each item is under way from its start until just before its end. */
  constructor(items: readonly Item[], stay: (item: Item) => Stay) {
    this.#spans = items
      .map((item, index) => {
        const [startNs, endNs] = stay(item);
        return { item, index, startNs, endNs };
      })
      .sort((a, b) => a.startNs - b.startNs);
    this.#startsNs = this.#spans.map(({ startNs }) => startNs);
    let latestNs = -Infinity;
    this.#latestNs = this.#spans.map(({ endNs }) => {
      latestNs = Math.max(latestNs, endNs);
      return latestNs;
    });
  }

  /** In the order in which the items were given. */
  at(atNs: number): readonly Item[] {
    const [knownNs, known] = this.#last;
    if (knownNs === atNs) return known;
    const found: Span<Item>[] = [];
    let place = countUpTo(this.#startsNs, atNs) - 1;
    for (; (this.#latestNs[place] ?? -Infinity) > atNs; place -= 1) {
      const span = this.#spans[place] as Span<Item>;
      if (span.endNs > atNs) found.push(span);
    }
    found.sort((a, b) => a.index - b.index);
    const items = found.map(({ item }) => item);
    this.#last = [atNs, items];
    return items;
  }

  /** Those that have begun by a moment, in order of their beginning. */
  begun(atNs: number): { readonly count: number; item(place: number): Item } {
    const spans = this.#spans;
    return {
      count: countUpTo(this.#startsNs, atNs),
      item: (place) => (spans[place] as Span<Item>).item,
    };
  }
}
