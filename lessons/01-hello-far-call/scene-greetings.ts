/** Who greets whom when the exercise is graded? */
import { RandomStreams } from "farcall/random-streams";
import { type Scenario, scenario } from "farcall/scenario";

const NAMES = [
  "Ada",
  "Alan",
  "Barbara",
  "Butler",
  "Edsger",
  "Frances",
  "Grace",
  "Jim",
  "Katherine",
  "Leslie",
  "Margaret",
  "Nancy",
  "Radia",
  "Tim",
  "Tony",
  "Yukihiro",
];

/** The printer refuses a name of more than twelve letters. */
const NAME_TOO_LONG = "Wolfeschlegelsteinhausen";

const CALLS = 8;

/** One greeting in a run takes no more than this, with all delays. */
const GAP_MS = 200;

/**
 * Two servers and two people. Whose names come in which order, which greeting
 * is asked for again, and when a server restarts: that is drawn from the seed.
 */
export function greetings(seed: number): Scenario {
  const streams = new RandomStreams(seed);
  const pick = streams.stream("lesson/names");
  const place = streams.stream("lesson/places");
  const draw = (count: number): number => Math.floor(place.next() * count);
  const names = Array.from(
    { length: CALLS },
    () => NAMES[Math.floor(pick.next() * NAMES.length)] ?? "Ada",
  );
  names[1 + draw(3)] = NAME_TOO_LONG;
  // The same person once more: that is one more greeting all the same.
  names[CALLS - 2] = names[CALLS - 1] ?? "Ada";
  const lostAt = 4 + draw(2);
  const restartAt = 2 + draw(3);
  return scenario({
    name: "greetings",
    title: { en: "Greetings on two servers", "zh-CN": "两台服务器上的问候" },
    summary: {
      en: "Two people ask two greeters; one reply is lost, one server restarts.",
      "zh-CN": "两个人向两台问候服务发出请求；一个回复丢失，一台服务器重启。",
    },
    hosts: [
      { name: "paris" },
      { name: "rome" },
      { name: "ann" },
      { name: "bob" },
    ],
    defaults: {
      link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 15 } },
      deadlineMs: 120,
    },
    services: [
      { service: "greeter", host: "paris" },
      { service: "greeter", host: "rome" },
    ],
    clients: [
      { name: "ann", host: "ann", service: "greeter", target: "paris:50051" },
      { name: "bob", host: "bob", service: "greeter", target: "rome:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "ann-asks",
        client: "ann",
        calls: names.map((name, index) => ({
          method: "hello",
          request: { name },
          atMs: 50 + index * GAP_MS,
          ...(index === lostAt && {
            again: { timesMax: 1, afterMs: 60, isOnNewConnection: true },
          }),
        })),
      },
      {
        kind: "script",
        name: "bob-asks",
        client: "bob",
        calls: names.slice(0, CALLS - 2).map((name, index) => ({
          method: "hello",
          request: { name: name === NAME_TOO_LONG ? "Bob" : name },
          atMs: 90 + index * GAP_MS,
          again: { timesMax: 1, afterMs: 20, isOnNewConnection: true },
        })),
      },
    ],
    faults: [
      {
        atMs: 50 + lostAt * GAP_MS + 18,
        action: {
          kind: "partition",
          id: "cut",
          from: ["paris"],
          to: ["ann"],
          isOneWay: true,
        },
      },
      {
        atMs: 50 + lostAt * GAP_MS + 125,
        action: { kind: "heal", id: "cut" },
      },
      {
        atMs: restartAt * GAP_MS + 45,
        action: { kind: "crash", host: "rome", what: "process" },
      },
      {
        atMs: restartAt * GAP_MS + 60,
        action: { kind: "restart", host: "rome" },
      },
    ],
  });
}
