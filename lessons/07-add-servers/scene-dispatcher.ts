/** Whom is the dispatcher asked about when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

/** One list, and how often is then asked whose turn it is. */
export interface Phase {
  readonly servers: readonly string[];
  /** Empty: all alike. */
  readonly weights: readonly number[];
  readonly turns: number;
}

const NAMES = ["ada", "bob", "cleo", "dora", "eva", "finn"];

/** Servers come and go, then some weigh more: all drawn from the seed. */
export function phasesOf(seed: number): readonly Phase[] {
  const random = new RandomStreams(seed).stream("lesson/turns");
  const draw = (least: number, most: number): number =>
    least + Math.floor(random.next() * (most - least + 1));
  const old = NAMES.slice(0, draw(2, 3));
  const grown = NAMES.slice(0, old.length + draw(1, 2));
  const gone = draw(0, old.length - 1);
  const left = grown.filter((_, index) => index !== gone);
  const alike = (servers: readonly string[], rounds: number): Phase => ({
    servers,
    weights: [],
    turns: servers.length * rounds + draw(0, 1),
  });
  const weighed = (weights: readonly number[], rounds: number): Phase => {
    const sum = weights.reduce((one, other) => one + other, 0);
    return { servers: left, weights, turns: rounds * sum };
  };
  const heavy = draw(0, left.length - 1);
  const other = (heavy + 1) % left.length;
  const first = left.map((_, index) =>
    index === heavy ? draw(5, 7) : draw(1, 2),
  );
  const second = left.map((_, index) => {
    if (index === heavy) return 0;
    return index === other ? draw(3, 5) : 1;
  });
  return [
    alike(old, 4),
    alike(grown, 3),
    alike(left, 3),
    // The same list again and again: it changes nothing.
    ...left.map(() => ({ servers: left, weights: [], turns: 1 })),
    { servers: left, weights: [], turns: 1 },
    weighed(first, 2),
    // So does the same list with the same weights.
    ...left.map(() => ({ servers: left, weights: first, turns: 1 })),
    weighed(second, 6),
    { servers: [], weights: [], turns: 1 },
  ];
}

/** The calls of one phase: the list, then the questions. */
function callsOf({ servers, weights, turns }: Phase) {
  return [
    { method: "list", request: { servers, weights }, atMs: 100 },
    ...Array.from({ length: turns }, () => ({ method: "next", atMs: 100 })),
  ];
}

export function whoseTurn(seed: number): Scenario {
  return scenario({
    name: "your-dispatcher",
    title: { en: "Your dispatcher", "zh-CN": "你的派活人" },
    summary: {
      en: "Somebody asks your dispatcher whose turn it is, again and again.",
      "zh-CN": "有人一遍遍地问你的派活人：该轮到谁了？",
    },
    hosts: [{ name: "dispatcher" }, { name: "gate" }],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 10 } },
      deadlineMs: 1_000,
    },
    services: [{ service: "dispatcher", host: "dispatcher" }],
    clients: [
      {
        name: "gate",
        host: "gate",
        service: "dispatcher",
        target: "dispatcher:50051",
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "gate-asks",
        client: "gate",
        calls: phasesOf(seed).flatMap(callsOf),
      },
    ],
    untilMs: 10_000,
  });
}
