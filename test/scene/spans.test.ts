/** Is what is under way found as by a look at everything? */
import fc from "fast-check";
import { expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import { sceneClock } from "../../web/scene/clock.ts";
import type { Flight } from "../../web/scene/flight.ts";
import type { SceneModel } from "../../web/scene/model.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { crowdAt, spaceTimeOf, thicketOf } from "../../web/scene/space-time.ts";
import { Spans } from "../../web/scene/spans.ts";
import { sceneTraceOf } from "./scene-of.ts";

const span = fc.record({ startNs: fc.nat(50), lastsNs: fc.nat(50) });

test("what is under way is found, in the order given", () => {
  fc.assert(
    fc.property(fc.array(span), fc.nat(100), (items, atNs) => {
      const stay = ({ startNs, lastsNs }: (typeof items)[number]) =>
        [startNs, startNs + lastsNs] as const;
      const spans = new Spans(items, stay);
      const isThere = (item: (typeof items)[number]) =>
        item.startNs <= atNs && atNs < item.startNs + item.lastsNs;
      expect(spans.at(atNs)).toEqual(items.filter(isThere));
      const begun = items.filter(({ startNs }) => startNs <= atNs);
      expect(spans.begun(atNs).count).toBe(begun.length);
    }),
  );
});

/** A run in which a message leaves every millisecond. */
async function crowdOf(count: number): Promise<SceneModel> {
  const model = sceneModel(await sceneTraceOf(lostReply));
  const [first] = model.flights as [Flight];
  const flights = Array.from({ length: count }, (_, n): Flight => {
    const [startNs, endNs] = [n * 1e6, n * 1e6 + 20e6];
    const ends = { endNs, restNs: endNs, endedNs: endNs };
    return { ...first, level: "message", isRepeat: false, startNs, ...ends };
  });
  return { ...model, flights };
}

test("of a crowd few arrows are drawn one by one, and none is lost", async () => {
  const model = await crowdOf(5_000);
  const part = { startNs: 0, endNs: 6e9, flights: [], moments: [] };
  const size = { width: 600, height: 200 };
  const diagram = spaceTimeOf(model, sceneClock(part), size);
  const place = { diagram, level: "call" } as const;
  for (const ms of [0, 100, 299, 300, 1_234, 4_999, 5_900]) {
    const { latest, oldCount } = crowdAt(model, place, ms * 1e6);
    expect(oldCount + latest.length).toBe(Math.min(5_000, ms + 1));
    expect(latest.length).toBeLessThanOrEqual(300);
    const lines = thicketOf(model, place, oldCount).split("M").length - 1;
    expect(lines).toBeLessThanOrEqual(500);
    expect(lines > 0).toBe(oldCount > 0);
  }
});
