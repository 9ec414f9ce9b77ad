/** Which numbers is a calculator asked for when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

/** The contract of the exercise: whole numbers from 0 to this. */
export const N_MAX = 50;

/** Always asked for: the ends of the range, and what lies just outside. */
const EDGES = [0, 1, N_MAX, -1, N_MAX + 1, "NaN"] as const;

/** A thousand is enough to see that nobody looked. */
const FAR_TOO_LARGE = 1000;

export function exam(seed: number): Scenario {
  const draw = new RandomStreams(seed).stream("lesson/numbers");
  const below = (count: number): number => Math.floor(draw.next() * count);
  const numbers: (number | "NaN")[] = [
    ...EDGES,
    FAR_TOO_LARGE,
    // Small enough for any number, too large for a double, and in between.
    2 + below(11),
    13 + below(10),
    23 + below(13),
    36 + below(13),
    -2 - below(50),
    below(40) + 0.5,
    below(40) + 0.125,
  ];
  // Fisher and Yates.
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const moved = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = moved;
  }
  return scenario({
    name: "exam",
    title: { en: "Numbers of all kinds", "zh-CN": "各种各样的数" },
    summary: {
      en: "A client asks for factorials, also of what has none.",
      "zh-CN": "客户端要各种数的阶乘，其中有些根本没有阶乘。",
    },
    hosts: [{ name: "client" }, { name: "server" }],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 15 } },
      deadlineMs: 1000,
    },
    services: [{ service: "calculator", host: "server" }],
    clients: [
      {
        name: "client",
        host: "client",
        service: "calculator",
        target: "server:50051",
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "numbers",
        client: "client",
        calls: numbers.map((n) => ({ method: "factorial", request: { n } })),
      },
    ],
  });
}
