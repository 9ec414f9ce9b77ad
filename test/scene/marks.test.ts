/** Do marks move as what they stand for, and nothing else? */
import fc from "fast-check";
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import partitionHeals from "../../scenarios/partition-heals.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import slowServer from "../../scenarios/slow-server.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { FlightLevel } from "../../web/scene/flight.ts";
import { legendAt, legendEver } from "../../web/scene/legend.ts";
import { type Look, type Mark, marksAt } from "../../web/scene/marks.ts";
import { type Scene, sceneOf } from "../../web/scene/scene.ts";
import { type Topology, topologyOf } from "../../web/scene/topology.ts";
import { type Wall, wallBetween } from "../../web/scene/wall.ts";
import { sceneTraceOf } from "./scene-of.ts";

const MS = 1e6;
const SIZE = { width: 600, height: 220 };
const LEVELS = ["call", "message", "frame", "packet"] as const;

async function sceneAt(
  scenario: Scenario,
  level: FlightLevel,
  hands: readonly string[] = [],
): Promise<Scene> {
  const interventions = hands.map((text) => {
    const parsed = parseIntervention(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  });
  const trace = await sceneTraceOf(scenario, interventions);
  const endNs = (trace.atNs[trace.atNs.length - 1] ?? 0) + MS;
  return sceneOf(trace, { startNs: 0, endNs, level });
}

function looking(scene: Scene, isStill = false) {
  const look: Look = {
    ...scene,
    topology: topologyOf(scene.model, SIZE),
    isStill,
  };
  const at = (atNs: number): Mark[] => marksAt(scene.model, look, atNs);
  return { at, look };
}

/** A mark of the same flight is at most this far away 4 ms of screen later. */
const STEP_MS = 4;
const STEP_PX = 24;

test.each([lostReply, serverCrash, partitionHeals, slowServer])(
  "nothing jumps and nothing leaves the picture: $name",
  async (scenario) => {
    for (const level of LEVELS) {
      const scene = await sceneAt(scenario, level);
      const { look } = looking(scene);
      const { clock, model } = scene;
      for (const flight of model.flights.filter((one) => {
        const own = level === "call" ? "message" : level;
        return one.level === own;
      })) {
        const alone = { ...model, flights: [flight], calls: [] };
        let before: Mark | undefined;
        const from = clock.toScreenMs(flight.startNs);
        for (let ms = from; ms < from + 2_000; ms += STEP_MS) {
          const [mark] = marksAt(alone, look, clock.toNs(ms)).filter(
            ({ kind }) => kind !== "reset",
          );
          if (mark === undefined) break;
          expect(mark.x).toBeGreaterThan(0);
          expect(mark.x).toBeLessThan(SIZE.width);
          if (before !== undefined) {
            const way = Math.hypot(mark.x - before.x, mark.y - before.y);
            expect(way, `${level} ${flight.label}`).toBeLessThan(STEP_PX);
          }
          before = mark;
        }
      }
    }
  },
);

test("what is held stands still until it is let go, then arrives", async () => {
  const hands = ["150ms=hold:phone>bank", "300ms=release"];
  const scene = await sceneAt(lostReply, "call", hands);
  const { at } = looking(scene);
  const held = scene.model.flights.find(
    ({ held, level }) => held !== undefined && level === "message",
  );
  expect(held?.held?.untilNs).toBe(300 * MS);
  const places = [230, 260, 299].map((ms) => {
    return at(ms * MS).find(({ kind }) => kind === "held");
  });
  expect(places[0]).toBeDefined();
  expect(places[1]).toEqual(places[0]);
  expect(places[2]).toEqual(places[0]);
  const after = at(301 * MS);
  expect(after.map(({ kind }) => kind)).toContain("flight");
  expect(after.map(({ kind }) => kind)).not.toContain("held");
  expect(held?.end).toBe("received");
});

test("without motion marks change at events only", async () => {
  const scene = await sceneAt(partitionHeals, "call");
  const { at } = looking(scene, true);
  const { clock, tellings, model } = scene;
  const knots = [
    ...tellings.map(({ atNs }) => atNs),
    ...model.flights.flatMap(({ startNs, restNs }) => [startNs, restNs]),
    ...model.faults.flatMap(({ beginNs, endNs }) => [beginNs, endNs ?? 0]),
  ].sort((a, b) => a - b);
  const places = (atNs: number) =>
    at(atNs)
      .filter(({ kind }) => kind === "arrow" || kind === "ghost")
      .map(({ kind, x, y }) => `${kind} ${x} ${y}`);
  for (const [index, fromNs] of knots.entries()) {
    const toNs = knots[index + 1] ?? clock.endNs;
    if (toNs - fromNs < 3) continue;
    const third = (toNs - fromNs) / 3;
    expect(places(fromNs + 2 * third)).toEqual(places(fromNs + third));
  }
});

test("a connection that breaks shows it, and the legend names it", async () => {
  const scene = await sceneAt(serverCrash, "call");
  const { at } = looking(scene);
  const [broken] = scene.model.connections;
  const resetNs = broken?.resetNs ?? 0;
  expect(at(resetNs - 1).map(({ kind }) => kind)).not.toContain("reset");
  expect(at(resetNs).map(({ kind }) => kind)).toContain("reset");
  expect(legendAt(scene.model, at(resetNs), resetNs)).toContain("reset");
});

test("bytes that are sent again are marked with their count", async () => {
  const scene = await sceneAt(partitionHeals, "packet");
  const { at } = looking(scene);
  const again = scene.model.flights.find(
    ({ level, transmission, end }) =>
      level === "packet" && transmission > 1 && end === "received",
  );
  const atNs = ((again?.startNs ?? 0) + (again?.endNs ?? 0)) / 2;
  expect(at(atNs)).toContainEqual(
    expect.objectContaining({ kind: "flight", nth: again?.transmission }),
  );
});

type Segment = readonly [number, number, number, number];

/** From end to end of a wall. */
function segmentOf({ x, y, angle, top, bottom }: Wall): Segment {
  const turn = (angle * Math.PI) / 180;
  const [dx, dy] = [-Math.sin(turn), Math.cos(turn)];
  return [x + dx * top, y + dy * top, x + dx * bottom, y + dy * bottom];
}

function meet([a, b, c, d]: Segment, [e, f, g, h]: Segment): boolean {
  const side = (x: number, y: number, [p, q, r, s]: Segment) =>
    Math.sign((r - p) * (y - q) - (s - q) * (x - p));
  const one: Segment = [a, b, c, d];
  const two: Segment = [e, f, g, h];
  return (
    side(e, f, one) !== side(g, h, one) && side(a, b, two) !== side(c, d, two)
  );
}

test("walls of a star never meet, and stand in no other way", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 300, max: 1200 }),
      fc.integer({ min: 200, max: 500 }),
      (count, width, height) => {
        const clients = Array.from({ length: count }, (_, n) => `c${n}`);
        const gap = (height - 60) / Math.max(1, count - 1);
        const places = new Map([
          ["server", { x: width - 60, y: height / 2 }] as const,
          ...clients.map((name, n) => {
            return [name, { x: 60, y: 30 + n * gap }] as const;
          }),
        ]);
        const edges = clients.map((name) => [name, "server"] as const);
        const node = { radius: 12, isNarrow: false };
        const topology: Topology = { places, edges, ...node };
        const walls = edges.map((edge) =>
          wallBetween(topology, edge, { there: true, back: true }),
        );
        for (const [index, wall] of walls.entries()) {
          for (const [other, [from, to]] of edges.entries()) {
            if (other === index) continue;
            const [a, b] = [places.get(from), places.get(to)];
            if (a === undefined || b === undefined) continue;
            const way: Segment = [a.x, a.y, b.x, b.y];
            expect(meet(segmentOf(wall), way)).toBe(false);
            const next = walls[other] as Wall;
            expect(meet(segmentOf(wall), segmentOf(next))).toBe(false);
          }
        }
      },
    ),
  );
});

test.each([lostReply, serverCrash, partitionHeals])(
  "no sign is listed that had no room before: $name",
  async (scenario) => {
    for (const level of LEVELS) {
      const scene = await sceneAt(scenario, level);
      const { at } = looking(scene);
      const seen = new Set<string>();
      for (let ns = 0; ns < scene.clock.endNs; ns += scene.clock.endNs / 200) {
        for (const name of legendAt(scene.model, at(ns), ns)) seen.add(name);
      }
      expect(seen.size).toBeGreaterThan(2);
      expect(legendEver(scene)).toEqual(expect.arrayContaining([...seen]));
    }
  },
);
