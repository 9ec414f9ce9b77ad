/** Who asks the desk for what when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

/** Each reader has the desk for himself for so long. */
export const TURN_MS = 1_800;

const FIRST_MS = 200;

const WORDS = ["sea", "storm", "harbour", "whale", "ice", "lighthouse"];

/** What one reader wants; without patience he waits as long as it takes. */
export interface Wanted {
  readonly word: string;
  readonly pages: number;
  readonly patienceMs?: number;
}

/** What the given cards promise of a word. */
export function hitsOnCards(word: string): number {
  return 100 * word.length;
}

/** What an archive finds that reads to the end. */
export function hitsInArchive({ word, pages }: Wanted): number {
  return Math.floor(pages / word.length);
}

/**
 * Readers come one by one, each with a patience of his own; the last one, at
 * the kiosk, leaves in the middle. The seed says who wants what, and when.
 */
export function desk(seed: number): Scenario {
  const random = new RandomStreams(seed).stream("lesson/desk");
  const draw = (least: number, most: number): number =>
    least + Math.floor(random.next() * (most - least + 1));
  const word = (): string => WORDS[draw(0, WORDS.length - 1)] ?? "sea";
  const close = (): Wanted => {
    const pages = draw(10, 30);
    return { word: word(), pages, patienceMs: 10 * pages + draw(105, 120) };
  };
  const slow = (): Wanted => {
    return { word: word(), pages: draw(60, 90), patienceMs: draw(150, 450) };
  };
  const wanted: readonly Wanted[] = [
    { word: word(), pages: draw(2, 8), patienceMs: draw(300, 500) },
    slow(),
    close(),
    { word: word(), pages: draw(4, 8), patienceMs: draw(34, 38) },
    { word: word(), pages: 0, patienceMs: draw(300, 500) },
    slow(),
    close(),
    { word: word(), pages: 150 },
  ];
  const order = wanted
    .map((one) => ({ one, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
  const kioskMs = FIRST_MS + order.length * TURN_MS;
  return scenario({
    name: "your-desk",
    title: { en: "Your desk", "zh-CN": "你的服务台" },
    summary: {
      en: "Readers with little and with much time ask your desk.",
      "zh-CN": "有的读者很急，有的不急，都来问你的服务台。",
    },
    hosts: ["reader", "kiosk", "desk", "archive"].map((name) => ({ name })),
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 8 } },
    },
    services: [
      {
        service: "librarian",
        host: "desk",
        upstream: { target: "archive:50051" },
      },
      { service: "archive", host: "archive", serviceTimeMs: 0 },
    ],
    clients: ["reader", "kiosk"].map((name) => ({
      name,
      host: name,
      service: "librarian" as const,
      target: "desk:50051",
    })),
    workloads: [
      script("reader", [
        // The first ones make the connections; nobody is judged by them.
        { pages: 1, word: "ice", atMs: 10 },
        ...order.map((one, nth) => ({
          ...one,
          atMs: FIRST_MS + nth * TURN_MS,
        })),
      ]),
      script("kiosk", [
        { pages: 1, word: "ice", atMs: 100 },
        { word: word(), pages: draw(60, 90), patienceMs: 3_000, atMs: kioskMs },
      ]),
    ],
    faults: [
      {
        atMs: kioskMs + draw(150, 300),
        action: { kind: "crash", host: "kiosk", what: "process" },
      },
    ],
    untilMs: kioskMs + TURN_MS,
  });
}

function script(
  client: string,
  calls: readonly (Wanted & { readonly atMs: number })[],
) {
  return {
    kind: "script" as const,
    name: `${client}-asks`,
    client,
    calls: calls.map(({ word, pages, patienceMs, atMs }) => ({
      method: "search",
      request: { word, pages },
      ...(patienceMs !== undefined && { deadlineMs: patienceMs }),
      atMs,
    })),
  };
}
