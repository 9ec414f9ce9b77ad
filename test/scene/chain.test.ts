/** Is there something to see between the hosts of a chain? */
import { expect, test } from "vitest";
import chain from "../../scenarios/chain-with-propagation.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { laneOf, topologyOf } from "../../web/scene/topology.ts";
import { sceneTraceOf } from "./scene-of.ts";

const model = sceneModel(await sceneTraceOf(chain));

test.each([340, 720, 1200])("there is way in %i px", (width) => {
  const topology = topologyOf(model, { width, height: 220 });
  expect(topology.places.size).toBe(4);
  for (const [from, to] of [
    ["reader", "desk"],
    ["desk", "hall"],
    ["hall", "archive"],
  ] as const) {
    const [start, end] = laneOf(topology, from, to);
    expect(end.x - start.x, `${from} to ${to}`).toBeGreaterThan(12);
  }
});
