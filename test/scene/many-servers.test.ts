/** Does a call to one of many servers fly to that server, and again? */
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import serverDies from "../../scenarios/server-dies.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { flightsAt } from "../../web/scene/flights.ts";
import { sceneModel } from "../../web/scene/model.ts";
import {
  heightFor,
  type Point,
  RING,
  topologyOf,
} from "../../web/scene/topology.ts";
import { sceneTraceOf } from "./scene-of.ts";

const SERVERS = ["bank-1", "bank-2", "bank-3"];
const retryPolicy = {
  maxAttempts: 3,
  initialBackoff: "0.1s",
  maxBackoff: "1s",
  backoffMultiplier: 2,
  retryableStatusCodes: ["UNAVAILABLE"],
};
const three: Scenario = {
  name: "three",
  title: { en: "Three servers" },
  summary: { en: "One of them crashes and restarts." },
  hosts: ["phone", ...SERVERS].map((name) => ({ name })),
  services: SERVERS.map((host) => ({ service: "greeter", host })),
  clients: [
    {
      name: "phone",
      host: "phone",
      service: "greeter",
      target: SERVERS.map((name) => `${name}:50051`).join(),
      serviceConfig: {
        loadBalancingConfig: [{ round_robin: {} }],
        methodConfig: [{ name: [{}], retryPolicy }],
      },
    },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "w",
      client: "phone",
      call: { method: "hello" },
      perSecond: 20,
      arrivals: "constant",
      count: 12,
    },
  ],
  faults: [
    { atMs: 305, action: { kind: "crash", host: "bank-2" } },
    { atMs: 350, action: { kind: "restart", host: "bank-2" } },
  ],
};

const model = sceneModel(await sceneTraceOf(three));

test("only hosts stand on the picture, each server on the right", () => {
  expect(model.hosts.map(({ name }) => name)).toEqual([...SERVERS, "phone"]);
  const size = { width: 600, height: heightFor(model, 220) };
  const { places, edges, radius } = topologyOf(model, size);
  const at = (name: string) => places.get(name) ?? { x: 0, y: 0 };
  for (const name of SERVERS) expect(at(name).x).toBeGreaterThan(300);
  expect(at("phone").x).toBeLessThan(300);
  expect(edges.map(([from, to]) => `${from}>${to}`).sort()).toEqual(
    SERVERS.map((name) => `${name}>phone`),
  );
  // A name fits between a node and the next.
  const gapPx = at("bank-2").y - at("bank-1").y - 2 * radius;
  expect(gapPx).toBeGreaterThanOrEqual(36);
});

test("each request flies to the server that was picked", () => {
  const requests = flightsAt(model.flights, "call").filter(
    ({ what }) => what === "request",
  );
  const picked = model.rows
    .filter(({ kind }) => kind.name === "call.picked")
    .map(({ text }) => text("to").split(":")[0]);
  expect(requests.map(({ to }) => to)).toEqual(picked);
  expect(new Set(picked).size).toBe(3);
});

test("a request that is sent again says so, a first one does not", async () => {
  const again = (flights: typeof model.flights) =>
    flightsAt(flights, "call").filter(({ transmission }) => transmission > 1);
  const attempts = model.rows
    .filter(({ kind }) => kind.name === "call.picked")
    .filter(({ number }) => number("attempt") > 1);
  expect(attempts.length).toBeGreaterThan(0);
  expect(again(model.flights).length).toBeGreaterThanOrEqual(attempts.length);
  const one = sceneModel(await sceneTraceOf(lostReply));
  expect(again(one.flights).filter(({ what }) => what === "request")).toEqual(
    [],
  );
});

test("what servers show stands under each, and over no other", () => {
  const shown = new Map([["greeted", [{ atNs: 0, value: "1" }]]]);
  const hosts = model.hosts.map((host) => ({ ...host, shown }));
  const showing = { ...model, hosts };
  const size = { width: 600, height: heightFor(showing, 220) };
  const { places, radius } = topologyOf(showing, size);
  const column = SERVERS.map((name) => places.get(name)?.y ?? 0);
  column.forEach((y, index) => {
    // A name of one line and a reading of thirty pixels.
    const endY = y + radius * RING + 68;
    expect(endY).toBeLessThanOrEqual(size.height);
    const next = column[index + 1] ?? Infinity;
    expect(endY).toBeLessThanOrEqual(next - radius);
  });
});

test("hosts that stand close leave room for what is below, and keep names", () => {
  const size = { width: 600, height: heightFor(model, 120, true) };
  expect(size.height).toBeLessThan(heightFor(model, 120));
  const { places, radius } = topologyOf(model, size);
  const at = (name: string) => places.get(name)?.y ?? 0;
  const gapPx = at("bank-2") - at("bank-1") - 2 * radius;
  expect(gapPx).toBeGreaterThanOrEqual(36);
});

test("a registry that both sides ask stands below, between them", async () => {
  const dies = sceneModel(await sceneTraceOf(serverDies));
  const size = { width: 600, height: heightFor(dies, 220) };
  const { places, edges } = topologyOf(dies, size);
  const at = (name: string) => places.get(name) ?? { x: 0, y: 0 };
  const ends = new Set(edges.flat());
  expect(ends).toContain("registry");
  for (const [from, to] of edges) {
    for (const name of ends) {
      if (name === from || name === to) continue;
      expect(clearOf(at(name), [at(from), at(to)])).toBeGreaterThan(40);
    }
  }
});

/** How far a point lies from the line between two others, in pixels. */
function clearOf(point: Point, [a, b]: readonly [Point, Point]): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = (point.x - a.x) * dx + (point.y - a.y) * dy;
  const share = Math.min(1, Math.max(0, along / (dx * dx + dy * dy)));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}
