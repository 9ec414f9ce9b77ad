/** Does a channel let go when nobody calls, at its exact moment? */
import { expect, test } from "vitest";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { ms, seconds } from "../../src/ports/time.ts";
import { NO_CONFIG } from "../../src/rpc/method-config.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { callWorld, watch } from "./call-world.ts";
import { scriptedWorld } from "./rules-world.ts";

const HALF_AN_HOUR = seconds(1_800);

/** A phone that calls at these moments, and when it connected. */
async function calls(atMs: readonly number[], idleMs?: number) {
  const channel = idleMs === undefined ? {} : { idleTimeout: ms(idleMs) };
  const all = scriptedWorld({ steps: [], config: NO_CONFIG, channel });
  const { world, stub } = all;
  for (const at of atMs) world.at(ms(at), () => watch(world, stub.say({})));
  return { ...all, connects: () => whenOf(world.story, "connects") };
}

function whenOf(story: readonly string[], what: string): string[] {
  return story
    .filter((line) => line.includes(what))
    .map((line) => line.split("  ")[0] as string);
}

test("half an hour after the last call it lets go, the next one connects", async () => {
  const { world, channel, connects } = await calls([0, 3_600_000]);
  // Connected after 2 ms, answered 2 ms later.
  await world.run(ms(4) + HALF_AN_HOUR - 1);
  expect(channel.state).toBe("READY");
  await world.run(ms(4) + HALF_AN_HOUR);
  expect(channel.state).toBe("IDLE");
  expect(world.story).toContain(
    "1800004 ms  phone → bank:50051  lets go: nobody has called for 1800000 ms",
  );
  await world.run(seconds(3_601));
  expect(channel.state).toBe("READY");
  expect(connects()).toEqual(["0 ms", "3600000 ms"]);
});

test("any call begins the time anew", async () => {
  const { world, connects } = await calls([0, 1_000_000, 2_500_000]);
  await world.run(ms(2_500_002) + HALF_AN_HOUR - 1);
  expect(whenOf(world.story, "lets go")).toEqual([]);
  await world.run(ms(2_500_002) + HALF_AN_HOUR);
  expect(whenOf(world.story, "lets go")).toEqual(["4300002 ms"]);
  expect(connects()).toEqual(["0 ms"]);
});

test("a call that is under way keeps it, however long it takes", async () => {
  // Each call takes 2 ms, and the first 4: none is a millisecond away.
  const { world } = await calls([0, 4, 6, 8, 10, 12], 1);
  await world.run(ms(14));
  expect(whenOf(world.story, "lets go")).toEqual([]);
  await world.run(ms(100));
  expect(whenOf(world.story, "lets go")).toEqual(["15 ms"]);
});

test("a run does not go on until its channels are idle", async () => {
  const { world } = await calls([0]);
  await world.run();
  expect(world.now).toBe(ms(4));
});

test("a channel that is closed is never idle again", async () => {
  const { world, channel } = await calls([0]);
  await world.run();
  channel.close();
  await world.run(seconds(3_600));
  expect(channel.state).toBe("SHUTDOWN");
  expect(whenOf(world.story, "lets go")).toEqual([]);
});

test("nor is one whose last call ends after it was closed", async () => {
  const { world, channel, stub } = await calls([0], 1);
  await world.run(ms(3));
  channel.close();
  watch(world, stub.say({}));
  await world.run(seconds(1));
  expect(channel.state).toBe("SHUTDOWN");
  expect(whenOf(world.story, "lets go")).toEqual([]);
});

test("its connection is closed, by both sides", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  watch(world, stub.say({}));
  await world.run(seconds(1_799));
  expect(world.names(/lost/)).toEqual([]);
  await world.run(seconds(1_801));
  expect(world.names(/idle|lost/)).toEqual(["channel.idle", "channel.lost"]);
});

test("a scenario of two calls an hour apart connects twice", async () => {
  const greet = (atMs: number) => ({ method: "hello", atMs });
  const { trace, endReason } = await runScenario(
    {
      name: "an-hour",
      title: { en: "An hour" },
      summary: { en: "Two calls, an hour apart." },
      hosts: [{ name: "phone" }, { name: "server" }],
      services: [{ service: "greeter", host: "server" }],
      clients: [
        {
          name: "phone",
          host: "phone",
          service: "greeter",
          target: "server:50051",
        },
      ],
      workloads: [
        {
          kind: "script",
          name: "greets",
          client: "phone",
          calls: [greet(0), greet(3_600_000)],
        },
      ],
      untilMs: 4_000_000,
    },
    { seed: 1 },
  );
  const count = (event: string) => [...rowsThatFit(trace, { event })].length;
  expect(count("call.answered")).toBe(2);
  expect(count("channel.connecting")).toBe(2);
  expect(count("channel.idle")).toBe(1);
  expect(endReason).toBe("drained");
});
