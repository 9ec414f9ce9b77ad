/** Do the panels under a scene say what the trace says? */
import { expect, test } from "vitest";
import addServers from "../../scenarios/add-servers.ts";
import lostReply from "../../scenarios/lost-reply.ts";
import serverDies from "../../scenarios/server-dies.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { answersOf, flowOf, wantedCalls } from "../../web/scene/answers.ts";
import { latestStories, storiesOf } from "../../web/scene/attempts.ts";
import { type Beliefs, beliefsOf, groupsAt } from "../../web/scene/beliefs.ts";
import { isSilentAt, saidAt } from "../../web/scene/directories.ts";
import { turnsOf } from "../../web/scene/learning.ts";
import { hasTraffic, isShared, loadsAt } from "../../web/scene/load.ts";
import { type SceneModel, sceneModel } from "../../web/scene/model.ts";
import { sceneTraceOf } from "./scene-of.ts";

const modelOf = async (scenario: Scenario) =>
  sceneModel(await sceneTraceOf(scenario));
const dies = await modelOf(serverDies);
/** Those who ask again who is there, and those who never do. */
const ASKING = addServers.clients.filter((one) => "resolution" in one);
const PATIENT = addServers.clients.filter((one) => !ASKING.includes(one));
const namesOf = (clients: typeof ASKING) => clients.map(({ name }) => name);
const grows = await modelOf(addServers);
const plain = await modelOf(lostReply);

/** One server, and nothing happens to it. */
const one: Scenario = {
  ...serverDies,
  name: "alone",
  hosts: [{ name: "ada" }, { name: "shop" }],
  services: [{ service: "greeter", host: "ada" }],
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "greeter",
      target: "ada:50051",
      serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
    },
  ],
  faults: [],
  checks: [],
};
const steady = await modelOf(one);

/** It cannot be reached for a second. */
const alone = await modelOf({
  ...one,
  faults: [
    { atMs: 1_000, action: { kind: "crash", host: "ada" } },
    { atMs: 2_000, action: { kind: "restart", host: "ada" } },
  ],
});

const bobAt = (model: SceneModel, atMs: number) => {
  const groups = groupsAt(model, beliefsOf(model) as Beliefs, atMs * 1e6);
  expect(groups).toHaveLength(1);
  return groups[0]?.servers.find(({ server }) => server === "bob");
};

test("a list stands beside the truth, and is wrong until it is learned", () => {
  // Before the first list one is not wrong: one knows nothing.
  expect(bobAt(dies, 200)).toMatchObject({ isListed: false, isWrong: false });
  expect(bobAt(dies, 900)).toMatchObject({
    truth: "up",
    isListed: true,
    isWrong: false,
    way: "ready",
  });
  // Its connection still stands: who is silent has broken nothing.
  expect(bobAt(dies, 1_050)).toMatchObject({
    truth: "down",
    isListed: true,
    isWrong: true,
    isPassedOver: false,
    way: "ready",
  });
  expect(bobAt(dies, 1_700)).toMatchObject({ isPassedOver: true });
  expect(bobAt(dies, 2_100)).toMatchObject({ isListed: false, isWrong: false });
});

test("a server of a service that nobody looks for is on no list", async () => {
  const registration = {
    registry: "registry:50051",
    leaseMs: 1_500,
    heartbeatMs: 500,
  };
  const model = await modelOf({
    ...serverDies,
    hosts: [...serverDies.hosts, { name: "dan" }],
    services: [
      ...serverDies.services,
      { service: "bank", host: "dan", registration },
    ],
    checks: [],
  });
  const joined = model.rows.filter(({ kind, text }) => {
    return kind.name === "registry.joined" && text("address") === "dan:50051";
  });
  expect(joined).toHaveLength(1);
  expect(beliefsOf(model)?.servers).toEqual(["ada", "bob", "cleo"]);
  expect(beliefsOf(model)?.directories).toHaveLength(1);
});

test("failures tell of a silent server before its lease ends", () => {
  const [turn, ...others] = turnsOf(dies);
  expect(others).toEqual([]);
  expect(turn).toMatchObject({ server: "bob", what: "went", atNs: 1e9 });
  expect(turn?.lessons).toEqual([
    { client: "shop", sign: "failures", atNs: 1_700e6 },
  ]);
  const learned = dies.rows.filter(({ kind }) => kind.name === "list.learned");
  expect(turn?.lists.map(({ atNs }) => atNs)).toEqual([learned.at(-1)?.atNs]);
});

test("who never asks again never learns who came", () => {
  const beliefs = beliefsOf(grows) as Beliefs;
  const [asking, patient] = groupsAt(grows, beliefs, grows.endNs);
  expect(asking?.clients).toEqual(namesOf(ASKING));
  expect(patient?.clients).toEqual(namesOf(PATIENT));
  const wrong = patient?.servers.filter(({ isWrong }) => isWrong);
  expect(wrong?.map(({ server }) => server)).toEqual(["cleo", "dora"]);
  for (const turn of turnsOf(grows)) {
    expect(turn.what).toBe("came");
    const clients = turn.lists.map(({ client }) => client).sort();
    expect(clients).toEqual(asking?.clients);
  }
  // The name server knows before those who ask it.
  const [names] = beliefs.directories;
  const shown = (ms: number) => names && saidAt(names, ms * 1e6);
  expect(shown(1_400)).toBeUndefined();
  expect(shown(1_600)).toEqual(["ada", "bob", "cleo", "dora"]);
});

test("who stands on no client's list is missing on each, not forgotten", async () => {
  const names = namesOf(PATIENT);
  const model = await modelOf({
    ...addServers,
    clients: PATIENT,
    workloads: addServers.workloads.filter(({ client }) =>
      names.includes(client),
    ),
    checks: [],
  });
  const beliefs = beliefsOf(model) as Beliefs;
  const [group, ...more] = groupsAt(model, beliefs, model.endNs);
  expect(more).toEqual([]);
  const missing = group?.servers.filter(({ isWrong }) => isWrong);
  expect(missing?.map(({ server }) => server)).toEqual(["cleo", "dora"]);
});

test("a server that came gets nothing until somebody knows of it", () => {
  const ofDora = (ms: number) => {
    const servers = loadsAt(grows, ms * 1e6)?.servers;
    return servers?.find(({ server }) => server === "dora");
  };
  expect(ofDora(900)).toBeUndefined();
  expect(ofDora(1_500)).toMatchObject({ share: 0, connections: 0 });
  expect(ofDora(1_500)?.joinedNs).toBeGreaterThanOrEqual(1e9);
  expect(ofDora(3_000)?.share).toBeGreaterThan(0);
  expect(ofDora(3_000)?.connections).toBe(ASKING.length);
});

test("each attempt has its server, its end, and what became of it", () => {
  const story = storiesOf(dies).get("shop#9");
  expect(story?.attempts).toMatchObject([
    {
      n: 1,
      server: "bob",
      startNs: 1_100e6,
      endNs: 1_300e6,
      status: "DEADLINE_EXCEEDED",
      certainty: "may-have-happened",
      isExecuted: false,
    },
    {
      n: 2,
      server: "cleo",
      status: "OK",
      certainty: "happened",
      isExecuted: true,
    },
  ]);
  expect(story?.attempts[1]?.endNs).toBe(story?.call.endNs);
  const troubled = latestStories(dies, dies.endNs, false);
  expect(troubled.map(({ call }) => call.id)).toEqual(["shop#13", "shop#9"]);
  expect(latestStories(dies, 1_000e6, false)).toEqual([]);
  const [newest] = latestStories(dies, 1_000e6, true);
  expect(newest?.call.id).toBe("shop#8");
});

test("answers are those of wanted calls, heartbeats are not among them", () => {
  expect(wantedCalls(dies)).toHaveLength(25);
  const answers = answersOf(dies);
  const sum = answers?.buckets.reduce((all, one) => all + one.answered, 0);
  expect(sum).toBe(25);
  expect(answers?.troubles).toMatchObject([
    { what: "down", about: "bob", fromNs: 1e9 },
  ]);
  // The others answer: nobody sees a gap.
  expect(answers?.gap?.isLong).toBe(false);
});

test("while a fault lasts, calls that ended before it do not count", async () => {
  const model = await modelOf({
    ...serverDies,
    faults: [
      { atMs: 1_001, action: { kind: "crash", host: "registry" } },
      { atMs: 1_450, action: { kind: "restart", host: "registry" } },
    ],
    checks: [],
  });
  const ended = wantedCalls(model).filter(
    ({ endNs = 0 }) => endNs >= 1_001e6 && endNs <= 1_450e6,
  );
  const [down] = answersOf(model)?.troubles ?? [];
  expect(down).toMatchObject({ about: "registry", fromNs: 1_001e6 });
  expect(down).toMatchObject({ answered: ended.length, failed: 0 });
  // One that began before it, and those of four more tenths of a second.
  expect(ended).toHaveLength(5);
});

test("a registry that is down says nothing until it is back", async () => {
  const model = await modelOf({
    ...serverDies,
    faults: [
      { atMs: 1_000, action: { kind: "crash", host: "registry" } },
      { atMs: 2_000, action: { kind: "restart", host: "registry" } },
    ],
    checks: [],
  });
  const isSilent = (ms: number) => isSilentAt(model, "registry", ms * 1e6);
  expect([900, 1_100, 2_100].map(isSilent)).toEqual([false, true, false]);
  const [list] = beliefsOf(model)?.directories ?? [];
  // What it said last is what clients go by.
  const last = (list && saidAt(list, 1_100e6)) ?? [];
  expect([...last].sort()).toEqual(["ada", "bob", "cleo"]);
});

test("a gap goes from the last answer, or the wait, to the next answer", () => {
  const gap = answersOf(alone)?.gap;
  expect(gap?.isLong).toBe(true);
  const good = wantedCalls(alone).filter(({ status }) => status === "OK");
  const endsNs = good.map(({ endNs }) => endNs ?? 0);
  const next = Math.min(...endsNs.filter((endNs) => endNs > 1_100e6));
  expect(gap?.toNs).toBe(next);
  expect(next).toBeGreaterThan(2_000e6);
  expect(gap?.fromNs).toBeGreaterThanOrEqual(1_000e6);
  expect(gap?.fromNs).toBeLessThanOrEqual(1_100e6);
});

test("where nothing goes wrong, answers are so many a second, and so late", () => {
  const calls = wantedCalls(steady);
  const answers = flowOf(steady);
  expect(answersOf(steady)).toBeUndefined();
  expect(calls.every(({ status }) => status === "OK")).toBe(true);
  const took = calls.map(({ startNs, endNs = 0 }) => endNs - startNs);
  const sum = took.reduce((one, other) => one + other, 0);
  expect(answers?.meanNs).toBeCloseTo(sum / calls.length);
  const lastNs = Math.max(...calls.map(({ endNs = 0 }) => endNs));
  const spanS = (lastNs - (calls[0]?.startNs ?? 0)) / 1e9;
  expect(answers?.perSecond).toBeCloseTo(calls.length / spanS);
});

test("one server alone shares nothing, but has a queue", () => {
  expect(hasTraffic(steady)).toBe(true);
  expect(isShared(steady)).toBe(false);
  expect(isShared(dies)).toBe(true);
  expect(hasTraffic(plain)).toBe(false);
});

test("shares are of all attempts in the window, and add up to one", () => {
  for (const atMs of [500, 1_000, 1_500, 2_000, 2_500]) {
    const loads = loadsAt(dies, atMs * 1e6);
    const shares = loads?.servers.map(({ share }) => share ?? 0) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  }
  const names = loadsAt(dies, 2e9)?.servers.map(({ server }) => server);
  expect(names).toEqual(["ada", "bob", "cleo"]);
  const bob = loadsAt(dies, 2_690e6)?.servers[1];
  expect(bob).toMatchObject({ word: "down", share: 0, connections: 0 });
});

test("an attempt under way is asked for, a handler that runs executes", () => {
  const call = storiesOf(dies).get("shop#9");
  const loads = loadsAt(dies, (call?.call.startNs ?? 0) + 1e6);
  const bob = loads?.servers.find(({ server }) => server === "bob");
  expect(bob).toMatchObject({ asked: 1, executing: 0 });
  const work = dies.hosts.find(({ name }) => name === "ada")?.work.at(-1);
  const ada = loadsAt(dies, work?.startNs ?? 0)?.servers[0];
  expect(ada).toMatchObject({ server: "ada", asked: 1, executing: 1 });
});

test("a run of two hosts without any of this has no panels", () => {
  expect(beliefsOf(plain)).toBeUndefined();
  expect(turnsOf(plain)).toEqual([]);
  expect(storiesOf(plain).size).toBe(0);
  expect(answersOf(plain)).toBeUndefined();
  expect(loadsAt(plain, 1e9)).toBeUndefined();
});
