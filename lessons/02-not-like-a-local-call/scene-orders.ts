/** Which shops order what when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

/** What the given warehouse of the exercise holds of each. */
export const PIECES = 3;

const THINGS = ["cup", "jar", "pan", "lid", "tray", "fork", "dish", "bowl"];

/** What shops ask for in calls for one thing. */
const MUG = "mug";

/** A robot that goes for it comes back with nothing. */
const OLD_THINGS = ["old jug", "old pot", "old vase"];

/** Each order takes no longer than this, with all delays. */
const GAP_MS = 300;

const ROUNDS = 4;
const FIRST_MS = 150;

/**
 * Two shops order from one warehouse, at nearly the same moments. What they
 * order in which order comes from the seed.
 */
export function orders(seed: number): Scenario {
  const draw = new RandomStreams(seed).stream("lesson/orders");
  const below = (count: number): number => Math.floor(draw.next() * count);
  const pick = (all: readonly string[]): string => all[below(all.length)] ?? "";
  const wanted = pick(THINGS);
  const others = THINGS.filter((thing) => thing !== wanted);
  const round = (nth: number): readonly string[] => {
    // Both shops want the same thing twice, and it is there three times.
    const items = nth === 0 ? [wanted, wanted] : [wanted, pick(OLD_THINGS)];
    while (items.length < 5) {
      items.splice(below(items.length + 1), 0, pick(others));
    }
    return items;
  };
  const rounds = Array.from({ length: ROUNDS }, (_, nth) => round(nth));
  // Asked for more often than there are pieces: what was not brought is left.
  const old = pick(OLD_THINGS);
  const afterMs = FIRST_MS + ROUNDS * GAP_MS;
  const shop = (name: string, lateMs: number) => ({
    kind: "script" as const,
    name: `${name}-orders`,
    client: name,
    calls: [
      ...rounds.map((items, nth) => ({
        method: "reserveAll",
        request: { items },
        atMs: FIRST_MS + nth * GAP_MS + lateMs,
      })),
      ...[MUG, old].flatMap((item, nth) =>
        Array.from({ length: PIECES + 1 }, (_, again) => ({
          method: "reserve",
          request: { item },
          atMs: afterMs + (nth * (PIECES + 1) + again) * 120 + lateMs,
        })),
      ),
    ],
  });
  return scenario({
    name: "orders",
    title: { en: "Two shops order at once", "zh-CN": "两家商店同时下单" },
    summary: {
      en: "Two shops order the same things; some of them are broken.",
      "zh-CN": "两家商店订同样的东西；其中有些是坏的。",
    },
    hosts: [{ name: "warehouse" }, { name: "north" }, { name: "south" }],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 8 } },
      deadlineMs: 200,
    },
    services: [{ service: "warehouse", host: "warehouse" }],
    clients: ["north", "south"].map((name) => ({
      name,
      host: name,
      service: "warehouse" as const,
      target: "warehouse:50051",
    })),
    workloads: [shop("north", 0), shop("south", below(10))],
    untilMs: 5000,
  });
}
