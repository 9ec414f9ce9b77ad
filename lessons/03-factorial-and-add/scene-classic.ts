/** What do the three examples print that every text begins with? */
import { scenario } from "farcall/scenario";

const GREETER_PORT = 50_051;
const CALCULATOR_PORT = 50_052;
const ADDER_PORT = 50_053;

export const classic = scenario({
  name: "three-examples",
  title: { en: "The three examples", "zh-CN": "三个经典例子" },
  summary: {
    en: "A greeting, five factorials and a sum, each from a far program.",
    "zh-CN": "一声问候、五个阶乘、一个和，都由远处的程序给出。",
  },
  hosts: [{ name: "client" }, { name: "server" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 20 } },
    deadlineMs: 1000,
  },
  services: [
    { service: "greeter", host: "server", port: GREETER_PORT },
    { service: "calculator", host: "server", port: CALCULATOR_PORT },
    { service: "adder", host: "server", port: ADDER_PORT },
  ],
  clients: [
    {
      name: "greets",
      host: "client",
      service: "greeter",
      target: `server:${GREETER_PORT}`,
    },
    {
      name: "multiplies",
      host: "client",
      service: "calculator",
      target: `server:${CALCULATOR_PORT}`,
    },
    {
      name: "adds",
      host: "client",
      service: "adder",
      target: `server:${ADDER_PORT}`,
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "hello",
      client: "greets",
      calls: [{ method: "hello", atMs: 10 }],
    },
    {
      kind: "script",
      name: "factorial",
      client: "multiplies",
      calls: [1, 2, 3, 4, 5].map((n) => ({
        method: "factorial",
        request: { n },
        atMs: 200,
      })),
    },
    {
      kind: "script",
      name: "add",
      client: "adds",
      calls: [{ method: "add", request: { numbers: [1, 2, 3, 4] }, atMs: 600 }],
    },
  ],
});
