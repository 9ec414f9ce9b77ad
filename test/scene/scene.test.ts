/** Is what one sees at a moment what the run was then? */
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import lostRequest from "../../scenarios/lost-request.ts";
import partitionHeals from "../../scenarios/partition-heals.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import { budgetAt } from "../../web/scene/calls.ts";
import { connectionAt } from "../../web/scene/connections.ts";
import { isActive, parts } from "../../web/scene/faults.ts";
import { flightsAt } from "../../web/scene/flights.ts";
import { stateAt, valueAt } from "../../web/scene/host-tracks.ts";
import { legendAt } from "../../web/scene/legend.ts";
import { type Look, marksAt } from "../../web/scene/marks.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { lastTold, onOneClock, sceneOf } from "../../web/scene/scene.ts";
import { crowdAt, spaceTimeOf } from "../../web/scene/space-time.ts";
import { laneOf, topologyOf } from "../../web/scene/topology.ts";
import { sceneTraceOf } from "./scene-of.ts";

const MS = 1e6;
const SIZE = { width: 600, height: 240 };

const reply = await sceneTraceOf(lostReply);
const part = { startNs: 195 * MS, endNs: 612 * MS, level: "call" } as const;
const scene = sceneOf(reply, part);
const { model } = scene;
const topology = topologyOf(model, SIZE);
const look: Look = { ...scene, topology, isStill: false };

test("side by side two runs show one moment at one place", async () => {
  const other = sceneOf(await sceneTraceOf(lostRequest), part);
  const deadlineNs = 600 * MS;
  const places = (scenes: readonly (typeof scene)[]) =>
    scenes.map(({ clock }) => clock.toScreenMs(deadlineNs) / clock.lengthMs);
  const [apart = 0, from = 0] = places([scene, other]);
  expect(Math.abs(apart - from)).toBeGreaterThan(0.01);
  const [one, two] = places(onOneClock([scene, other]));
  expect(one).toBe(two);
});

test("half of its time has brought the request half of the way", () => {
  const [from, to] = laneOf(topology, "phone", "bank");
  const [mark] = marksAt(model, look, 210 * MS).filter(
    ({ kind }) => kind === "flight",
  );
  expect(mark?.x).toBeCloseTo((from.x + to.x) / 2);
  expect(mark).toMatchObject({ kind: "flight", what: "request" });
});

test("a lost reply has one cross, where it stops, and is gone", () => {
  const marks = (ms: number) =>
    marksAt(model, look, ms * MS).filter(({ kind }) => kind !== "deadline");
  const kinds = (ms: number) => marks(ms).map(({ kind }) => kind);
  const ghosts = (ms: number) =>
    marks(ms).filter(({ kind }) => kind === "ghost");
  const [from, to] = laneOf(topology, "bank", "phone");
  expect(kinds(224)).not.toContain("ghost");
  for (const ms of [225, 230, 234.9]) {
    expect(kinds(ms)).toEqual(["flight", "ghost"]);
    expect(ghosts(ms)).toMatchObject([{ x: (from.x + to.x) / 2, age: 0 }]);
  }
  // It has come to its cross: only that is left.
  expect(kinds(235.1)).toEqual(["ghost"]);
  expect(ghosts(235.1)[0]?.x).toBe(ghosts(225)[0]?.x);
  expect(kinds(590)).not.toContain("ghost");
});

test("a mark needs no memory: backwards is the same as forwards", () => {
  const at = (ms: number) => JSON.stringify(marksAt(model, look, ms * MS));
  const moments = [200, 207, 215, 231, 236, 400, 600, 611];
  const forwards = moments.map(at);
  expect([...moments].reverse().map(at).reverse()).toEqual(forwards);
});

test("the ring of the deadline is half empty after half of 400 ms", () => {
  const call = model.calls.find(({ id }) => id === "phone#2");
  expect(call && budgetAt(call, 400 * MS)).toBeCloseTo(0.5);
  expect(call?.status).toBe("DEADLINE_EXCEEDED");
  expect(call?.certainty).toBe("may-have-happened");
  expect(call && budgetAt(call, 600 * MS)).toBeUndefined();
});

test("one way only is cut, and the legend says what is there", () => {
  const [cut] = model.faults;
  expect(cut && parts(cut, "bank", "phone")).toBe(true);
  expect(cut && parts(cut, "phone", "bank")).toBe(false);
  expect(cut && isActive(cut, 214 * MS)).toBe(false);
  expect(cut && isActive(cut, 215 * MS)).toBe(true);
  const legend = (ms: number) =>
    legendAt(model, marksAt(model, look, ms * MS), ms * MS);
  expect(legend(205)).toEqual(["request", "deadline", "connection"]);
  const lost = ["ghost", "deadline", "wall", "connection"];
  expect(legend(228)).toEqual(["response", ...lost]);
  expect(legend(236)).toEqual(lost);
});

test("calls show a message once; messages show its retransmissions", () => {
  const calls = flightsAt(model.flights, "call");
  const messages = flightsAt(model.flights, "message");
  expect(messages.length).toBeGreaterThan(calls.length);
  const payment = calls.filter(
    ({ label, startNs }) => label === "pay" && startNs < 600 * MS,
  );
  expect(payment.map(({ what, end }) => `${what} ${end}`)).toEqual([
    "request received",
    "response dropped",
  ]);
});

test("an aborted connection has one end until the other hears of it", () => {
  const [first] = model.connections;
  const at = (ms: number) => first && connectionAt(first, ms * MS);
  expect(at(30)).toBe("none");
  expect(at(300)).toBe("open");
  expect(at(610)).toBe("half-open");
  expect(at(621)).toBe("reset");
});

test("who dies lets go of a connection; the other end learns it late", async () => {
  const { connections } = sceneModel(await sceneTraceOf(serverCrash));
  const [first] = connections;
  const at = (ms: number) => first && connectionAt(first, ms * MS);
  expect([499, 501, 1539, 1541].map(at)).toEqual([
    "open",
    "half-open",
    "half-open",
    "reset",
  ]);
});

test("what a program shows holds until it shows something else", () => {
  const bank = model.hosts.find(({ name }) => name === "bank");
  const balance = (ms: number) =>
    valueAt(bank?.shown.get("balance") ?? [], ms * MS);
  expect([200, 225, 1005].map(balance)).toEqual(["100", "95", "90"]);
});

test("a host is down from its crash to its restart", async () => {
  const { hosts } = sceneModel(await sceneTraceOf(serverCrash));
  const bank = hosts.find(({ name }) => name === "bank");
  const states = [400, 500, 1399, 1401].map((ms) => {
    return bank && stateAt(bank, ms * MS);
  });
  expect(states).toEqual(["up", "down", "down", "up"]);
});

test("what was retransmitted through a healed cut arrives in the end", async () => {
  const { flights } = sceneModel(await sceneTraceOf(partitionHeals));
  const late = flightsAt(flights, "call").filter(
    ({ from, startNs }) => from === "patient" && startNs >= 400 * MS,
  );
  expect(late.map(({ end }) => end)).toEqual(["dropped", "received"]);
});

test("nothing that is told comes before it happens", async () => {
  const lost = sceneOf(await sceneTraceOf(lostRequest), part);
  expect(lastTold(lost, 200 * MS - 1)).toBeUndefined();
  expect(lastTold(lost, 200 * MS)?.key).toBe("flight.dropped.request");
  expect(lastTold(lost, 611 * MS)?.key).toBe("call.failed");
});

test("a loss is told when it happens", () => {
  const lost = scene.tellings.find(({ key }) => key.startsWith("flight."));
  expect(lost?.atNs).toBe(225 * MS);
});

test("on the diagram an arrow grows with time and crosses to the other", () => {
  const diagram = spaceTimeOf(model, scene.clock, SIZE);
  const at = (ms: number) =>
    crowdAt(model, { diagram, level: "call" }, ms * MS).latest;
  expect(at(199)).toEqual([]);
  expect(at(210)[0]?.end).toBeUndefined();
  expect(at(221)[0]?.end).toBe("received");
  expect(at(221)[0]?.to.y).toBe(diagram.rows.get("bank"));
  expect(at(300)[1]?.end).toBe("dropped");
});

test("hosts stand apart, inside the picture, at any width", async () => {
  for (const scenario of [lostReply, partitionHeals]) {
    const { hosts, ...rest } = sceneModel(await sceneTraceOf(scenario));
    for (const width of [300, 340, 720, 1200]) {
      const { places, radius } = topologyOf(
        { hosts, ...rest },
        {
          width,
          height: 260,
        },
      );
      const points = [...places.values()];
      for (const { x, y } of points) {
        expect(x - radius).toBeGreaterThan(0);
        expect(x + radius).toBeLessThan(width);
        expect(y - radius).toBeGreaterThan(0);
        expect(y + radius).toBeLessThan(260);
      }
      const [a, b] = points;
      const apart = Math.hypot(
        (a?.x ?? 0) - (b?.x ?? 0),
        (a?.y ?? 0) - (b?.y ?? 0),
      );
      expect(apart).toBeGreaterThan(2 * radius);
    }
  }
});
