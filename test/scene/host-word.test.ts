/** Does a host say what is the matter with it? */
import { expect, test } from "vitest";
import {
  machineDies,
  programDies,
} from "../../lessons/01-hello-far-call/scene-payment.ts";
import addServers from "../../scenarios/add-servers.ts";
import serverDies from "../../scenarios/server-dies.ts";
import { answersOf } from "../../web/scene/answers.ts";
import { connectionAt } from "../../web/scene/connections.ts";
import { knownTo } from "../../web/scene/eyes.ts";
import { hostWordAt } from "../../web/scene/host-word.ts";
import { legendAt } from "../../web/scene/legend.ts";
import { type SceneModel, sceneModel } from "../../web/scene/model.ts";
import { sceneTraceOf } from "./scene-of.ts";

const wordsOf = (model: SceneModel, name: string, atMs: readonly number[]) => {
  const host = model.hosts.find((one) => one.name === name);
  return atMs.map((ms) => host && hostWordAt(model, host, ms * 1e6));
};

test("who comes is awaited, then new for a while, then like the others", async () => {
  const model = sceneModel(await sceneTraceOf(addServers));
  const atMs = [0, 900, 1_100, 3_000];
  expect(wordsOf(model, "dora", atMs)).toEqual([
    "awaited",
    "awaited",
    "joined",
    "",
  ]);
  // All others start at the beginning: nobody awaits them.
  expect(wordsOf(model, "ada", atMs)).toEqual(["", "", "", ""]);
});

test("slow, draining and down are said, until it is over", async () => {
  const model = sceneModel(
    await sceneTraceOf({
      ...serverDies,
      faults: [
        { atMs: 500, action: { kind: "limp", host: "ada", factor: 5 } },
        { atMs: 900, action: { kind: "limp", host: "ada", factor: 1 } },
        {
          atMs: 1_000,
          action: { kind: "restart", host: "cleo", drainMs: 200 },
        },
        { atMs: 2_000, action: { kind: "crash", host: "bob" } },
      ],
      checks: [],
    }),
  );
  expect(wordsOf(model, "ada", [400, 600, 950])).toEqual(["", "slow", ""]);
  expect(wordsOf(model, "cleo", [950, 1_001])).toEqual(["", "draining"]);
  expect(wordsOf(model, "cleo", [1_500])).toEqual([""]);
  expect(wordsOf(model, "bob", [1_900, 2_100])).toEqual(["", "down"]);
  const slow = answersOf(model)?.troubles.filter(({ what }) => what === "slow");
  expect(slow).toMatchObject([
    { what: "slow", about: "ada", fromNs: 500e6, toNs: 900e6 },
  ]);
});

test("a program that dies takes no machine with it, in word and legend", async () => {
  const program = sceneModel(await sceneTraceOf(programDies));
  const machine = sceneModel(await sceneTraceOf(machineDies));
  expect(wordsOf(program, "bank", [100, 900])).toEqual(["", "programDown"]);
  expect(wordsOf(machine, "bank", [100, 900])).toEqual(["", "down"]);
  expect(legendAt(program, [], 900e6)).toEqual(["programDown"]);
  expect(legendAt(machine, [], 900e6)).toContain("down");
});

test("through the eyes of the phone the other host has no word at all", async () => {
  const trace = await sceneTraceOf(programDies);
  const known = sceneModel(knownTo(trace, "phone"));
  expect(wordsOf(known, "bank", [0, 100, 300])).toEqual(["", "", ""]);
  // It believes in the connection until it is told, and no longer.
  const [connection] = known.connections;
  const states = [150, 300].map(
    (ms) => connection && connectionAt(connection, ms * 1e6),
  );
  expect(states).toEqual(["open", "reset"]);
});
