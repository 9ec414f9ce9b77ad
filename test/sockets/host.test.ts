/** Is the real world a host like the simulated one? */
import { expect, test } from "vitest";
import { eventKind } from "../../src/ports/event.ts";
import { ms, ns, seconds } from "../../src/ports/time.ts";
import { realHost } from "../../src/sockets/host.ts";

test("time is whole nanoseconds and never goes back", () => {
  const { clock } = realHost({ name: "here" });
  let before = clock.now();
  for (let n = 0; n < 10_000; n++) {
    const now = clock.now();
    expect(Number.isSafeInteger(now) && now >= before).toBe(true);
    before = now;
  }
});

test("a timer never fires early, and not when cancelled", async () => {
  const { clock } = realHost({ name: "here" });
  let hasFired = false;
  const cancelled = clock.after(ms(1), () => {
    hasFired = true;
  });
  cancelled.cancel();
  for (const wait of [ns(1), ms(0.3), ms(1.7), ms(3)]) {
    const startedAt = clock.now();
    await clock.sleep(wait);
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(wait);
  }
  expect(hasFired).toBe(false);
});

test("a wait longer than Node's longest timer does not fire at once", async () => {
  const { clock } = realHost({ name: "here" });
  let hasFired = false;
  const timer = clock.after(seconds(40 * 86_400), () => {
    hasFired = true;
  });
  await clock.sleep(ms(20));
  expect(hasFired).toBe(false);
  timer.cancel();
});

test("draws are at least 0 and below 1, and differ", () => {
  const random = realHost({ name: "here" }).clock.random("jitter");
  const draws = Array.from({ length: 1_000 }, () => random.next());
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(new Set(draws).size).toBe(1_000);
});

test("a task that fails is told with its name and its host", async () => {
  const failure = await new Promise<Error>((onTaskFailure) => {
    const { tasks } = realHost({ name: "bank", onTaskFailure });
    tasks.start("pay", async () => {
      throw new Error("no money");
    });
  });
  expect(failure.message).toMatch(/"pay" of "bank" failed: .*no money/);
});

test("events and shown values reach who listens", async () => {
  const heard: string[] = [];
  const host = realHost({
    name: "here",
    onEvent: ({ kind, cells }) => heard.push(kind.sentence(...cells)),
    onShow: (name, value) => heard.push(`${name} is ${value}`),
  });
  const kind = eventKind<[who: string]>({
    name: "test.greeted",
    level: "call",
    isNotable: false,
    columns: ["who"],
    sentence: (who) => `hello ${who}`,
  });
  host.events.record(kind, "Ada");
  host.show("balance", 5);
  await host.work(seconds(1_000));
  const wait = host.tasks.wait<string>("a word");
  wait.resolve("done");
  heard.push(await wait.promise);
  expect(heard).toEqual(["hello Ada", "balance is 5", "done"]);
});
