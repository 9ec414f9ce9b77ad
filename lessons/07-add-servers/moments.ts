/** Which moments of its runs does the text of this lesson point at? */
import type { Lesson } from "farcall/lesson";

const HELLO = { method: "hello" };

export const moments: Lesson["moments"] = {
  "shop-learns": { scene: "two", row: { event: "list.learned" } },
  "ada-serves": {
    scene: "two",
    row: { event: "handler.started", host: "ada" },
  },
  "cleo-starts": {
    scene: "grown",
    row: { event: "host.started", host: "cleo" },
  },
  "list-changes": { scene: "grown", row: { event: "name.changed" } },
  "bob-serves-on": {
    scene: "grown",
    row: { event: "handler.started", host: "bob", fromMs: 2_000 },
  },
  "age-ends": { scene: "aged", row: { event: "channel.draining" } },
  "asked-again": {
    scene: "aged",
    row: { event: "name.asked", fromMs: 1_000 },
  },
  "new-one-serves": {
    scene: "aged",
    row: { event: "handler.started", host: "cleo" },
  },
  "reads-together": {
    scene: "ledger-8",
    row: { event: "handler.started", host: "office-1" },
  },
  "writes-alone": {
    scene: "ledger-8",
    row: {
      event: "handler.started",
      host: "ledger",
      where: { method: "commit" },
    },
  },
  "writes-alone-32": {
    scene: "ledger-32",
    row: {
      event: "handler.finished",
      host: "ledger",
      where: { method: "commit" },
    },
  },
  "small-queues": {
    scene: "four-small",
    row: { event: "handler.started", where: HELLO, fromMs: 2_000 },
  },
  "all-busy": {
    scene: "one-big",
    row: { event: "handler.started", where: HELLO, fromMs: 2_000 },
  },
  "cap-comes": { scene: "in-turns", row: { event: "host.limping" } },
  "cleo-late": {
    scene: "in-turns",
    row: { event: "handler.finished", host: "cleo", fromMs: 1_500 },
  },
  "first-late": {
    scene: "in-turns",
    row: { event: "call.failed", where: HELLO },
  },
  "weights-change": {
    scene: "weighed",
    row: { event: "name.changed" },
  },
  "cleo-picked": {
    scene: "less-busy",
    row: { event: "call.picked", where: { to: "cleo:50051" }, fromMs: 2_000 },
  },
  "table-grows": { scene: "growth", row: { event: "name.changed" } },
  "table-new": {
    scene: "growth",
    row: { event: "handler.started", host: "server-5" },
  },
};
