/** What does a calculator answer, and what does it refuse? */
import { type Scenario, scenario } from "farcall/scenario";

/** As both programs of the lesson would misspell it. */
export const TYPO = "factoral";

const hosts = [{ name: "client" }, { name: "server" }];

const FAR = {
  link: { latency: { kind: "constant", delayMs: 20 } },
  deadlineMs: 1000,
} as const;

/** Asks for the factorials of these, one after the other. */
function factorials(name: string, numbers: readonly number[]): Scenario {
  return asking(
    name,
    numbers.map((n) => ({ method: "factorial", request: { n } })),
  );
}

type Workload = Scenario["workloads"][number];
type Calls = Extract<Workload, { readonly kind: "script" }>["calls"];

function asking(name: string, calls: Calls): Scenario {
  return scenario({
    name,
    title: { en: "Factorials", "zh-CN": "阶乘" },
    summary: {
      en: "A client asks a calculator on another machine for factorials.",
      "zh-CN": "客户端向另一台机器上的计算器要阶乘。",
    },
    hosts,
    defaults: FAR,
    services: [{ service: "calculator", host: "server", serviceTimeMs: 2 }],
    clients: [
      {
        name: "client",
        host: "client",
        service: "calculator",
        target: "server:50051",
      },
    ],
    workloads: [{ kind: "script", name: "numbers", client: "client", calls }],
  });
}

/** A question's run ends with the call that it asks about; 5 connects. */
export const belowZero = factorials("below-zero", [5, -1]);
export const zero = factorials("zero", [5, 0]);

/** What the text says, and what it does not speak of. */
export const refusals = factorials("refusals", [5, -1, 2.5, 0]);

/** What `by-name.ts` does, first with the right name. */
export const typo = asking("typo", [
  { method: "factorial", request: { n: 5 } },
  { method: "factorial", calledAs: TYPO, request: { n: 5 } },
]);

const FIRST = 10;
const LAST = 25;

export const growing = factorials(
  "growing-factorials",
  Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index),
);

/** So many tenths are added in one call. */
export function tenths(count: number): Scenario {
  return scenario({
    name: "tenths",
    title: { en: "A sum of tenths", "zh-CN": "十分之一相加" },
    summary: {
      en: "A client sends tenths to an adder, all in one call.",
      "zh-CN": "客户端把若干个十分之一放进一次调用，交给加法器。",
    },
    hosts,
    defaults: FAR,
    services: [{ service: "adder", host: "server" }],
    clients: [
      {
        name: "client",
        host: "client",
        service: "adder",
        target: "server:50051",
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "sum",
        client: "client",
        calls: [
          {
            method: "add",
            request: { numbers: Array.from({ length: count }, () => 0.1) },
            atMs: 10,
          },
        ],
      },
    ],
  });
}
