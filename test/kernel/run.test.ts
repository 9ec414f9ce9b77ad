/** Does a run keep the order that it promises, and say what went wrong? */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runSimulation } from "../../src/kernel/run.ts";
import { SimulationError } from "../../src/kernel/sim-error.ts";
import { Canceller } from "../../src/ports/signal.ts";
import { after, ms, ns, START, seconds } from "../../src/ports/time.ts";
import { runWorld, type TestHost, testHost } from "./world.ts";

test("every microtask of a turn finishes before the next event", async () => {
  const { said } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    const b = testHost(simulation, "b");
    a.start("long chain", async () => {
      await a.sleep(ns(5));
      for (let n = 0; n < 50; n += 1) await undefined;
      await Promise.all([Promise.resolve(), new Promise<void>((r) => r())]);
      a.note("chain done");
    });
    b.start("next event", async () => {
      await b.sleep(ns(6));
      b.note("next event");
    });
  });
  expect(said).toEqual(["5 a: chain done 0", "6 b: next event 0"]);
});

test("events of one instant run in the order they were scheduled", async () => {
  const { said } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    for (let n = 0; n < 5; n += 1) a.after(ns(7), () => a.note("event", n));
  });
  expect(said).toEqual([0, 1, 2, 3, 4].map((n) => `7 a: event ${n}`));
});

test("two runs started at once on one thread queue", async () => {
  const order: string[] = [];
  const one = (name: string) =>
    runWorld((simulation) => {
      const a = testHost(simulation, "a");
      order.push(`${name} begins`);
      a.start("work", async () => {
        for (let n = 0; n < 100; n += 1) await a.sleep(ms(1));
        order.push(`${name} ends`);
      });
    });
  const [first, second] = await Promise.all([one("1"), one("2")]);
  expect(order).toEqual(["1 begins", "1 ends", "2 begins", "2 ends"]);
  expect(first.digest).toBe(second.digest);
});

test("a run inside a run is an error that names the host", async () => {
  const { failure, endReason } = await runWorld((simulation) => {
    const a = testHost(simulation, "inner");
    a.start("nest", async () => {
      await runSimulation({ seed: 2 }, () => {});
    });
  });
  expect(endReason).toBe("failed");
  expect(failure).toMatchObject({ problem: "nested-run", host: "inner" });
  expect(String(failure)).toContain("a run was started from inside a run");
});

test("a foreign await is an error that says what to await", async () => {
  const { failure } = await runWorld((simulation) => {
    const a = testHost(simulation, "fetcher");
    const b = testHost(simulation, "ticker");
    a.start("foreign", async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      a.note("came back");
    });
    b.start("tick", async () => {
      for (let n = 0; n < 1_000_000; n += 1) await b.sleep(ns(1));
    });
  });
  expect(failure).toMatchObject({ problem: "foreign-await" });
  expect(String(failure)).toContain("await only ctx.sleep, ctx.work and calls");
});

test("a task that ends after a foreign await is caught, too", async () => {
  const { failure } = await runWorld((simulation) => {
    const a = testHost(simulation, "fetcher");
    const b = testHost(simulation, "ticker");
    a.start("foreign", () => new Promise((resolve) => setTimeout(resolve, 1)));
    b.start("tick", async () => {
      for (let n = 0; n < 1_000_000; n += 1) await b.sleep(ns(1));
    });
  });
  expect(failure).toMatchObject({ problem: "foreign-await" });
});

test("a task whose error nobody caught ends the run at that moment", async () => {
  const { failure, endedAt } = await runWorld((simulation) => {
    const a = testHost(simulation, "payer");
    a.start("pay", async () => {
      await a.sleep(ms(3));
      throw new Error("no money");
    });
    a.after(ms(4), () => a.note("never"));
  });
  expect(failure).toMatchObject({
    problem: "unhandled-rejection",
    host: "payer",
  });
  expect(String(failure)).toContain('task "pay" on host "payer"');
  expect(String(failure)).toContain("no money");
  expect(endedAt).toBe(ms(3));
});

// vitest makes any unhandled rejection fail the test, so a child does this.
test("a promise that nobody awaits and rejects names host and time", async () => {
  const child = fileURLToPath(new URL("floating.ts", import.meta.url));
  const run = promisify(execFile);
  const node = process.execPath;
  const { stdout } = await run(node, ["--import", "tsx", child]);
  const [first, second] = stdout.trim().split("\n");
  expect(first).toBe(second);
  expect(JSON.parse(first ?? "")).toMatchObject({
    problem: "unhandled-rejection",
    host: "floater",
    endedAt: ms(2),
    lastSaid: "before 1",
  });
});

test("a task left waiting is listed with what its host waits for", async () => {
  const { waiting, endReason } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    const b = testHost(simulation, "b");
    a.start("wait for a reply", async () => {
      await simulation.tasks.wait(a.scope, "the reply to pay #1").promise;
    });
    b.start("wait for nothing", () => new Promise(() => {}));
  });
  expect(endReason).toBe("drained");
  expect(waiting).toEqual([
    {
      host: "a",
      task: "wait for a reply",
      waitsFor: ["the reply to pay #1"],
    },
    { host: "b", task: "wait for nothing", waitsFor: [] },
  ]);
});

test("an error thrown by an event ends the run with that error", async () => {
  const mistake = new Error("a mistake");
  const { failure } = await runWorld((simulation) => {
    testHost(simulation, "a").after(ms(1), () => {
      throw mistake;
    });
  });
  expect(failure).toBe(mistake);
});

test("an endless loop of events ends at the limit on events", async () => {
  const { failure } = await runWorld(
    (simulation) => {
      const a = testHost(simulation, "a");
      const again = (): void => a.after(ns(0), again);
      again();
    },
    { limits: { eventsMax: 10_000 } },
  );
  expect(failure).toMatchObject({ problem: "limit" });
  expect(String(failure)).toContain("more than 10000 events");
});

test("a trace that grows without end stops at the limit on memory", async () => {
  const { failure } = await runWorld(
    (simulation) => {
      const a = testHost(simulation, "a");
      const again = (): void => {
        a.note("more");
        a.after(ns(1), again);
      };
      again();
    },
    { limits: { memoryBytesMax: 1_000_000 } },
  );
  expect(failure).toMatchObject({ problem: "limit" });
  expect(String(failure)).toContain("more than 1000000 bytes");
});

test.each([
  [
    "events to come",
    (a: TestHost) => a.after(seconds(60), () => {}),
    "events to come, 0 tasks, 0 waits, most for nothing",
  ],
  [
    "tasks that wait",
    (a: TestHost) => a.start("task", () => a.sleep(seconds(60))),
    'waits, most for "sleep of 60000000000 ns" on host "a"',
  ],
])("%s that grow without end stop at the limit", async (_, begin, says) => {
  const { failure, eventCount } = await runWorld(
    (simulation) => {
      const a = testHost(simulation, "a");
      const again = (): void => {
        begin(a);
        a.after(ns(1), again);
      };
      again();
    },
    { limits: { underWayMax: 1000 } },
  );
  expect(failure).toMatchObject({ problem: "limit" });
  expect(String(failure)).toContain("more than 1000 things are under way");
  expect(String(failure)).toContain(says);
  // Looked at once in 256 events, also when each of them resumes a task.
  expect(eventCount).toBeLessThanOrEqual(1024);
});

test("a run ends at `until`, and events at that moment still happen", async () => {
  const { said, endReason, endedAt } = await runWorld(
    (simulation) => {
      const a = testHost(simulation, "a");
      a.after(ms(10), () => a.note("at"));
      a.after(ns(ms(10) + 1), () => a.note("after"));
    },
    { until: after(START, ms(10)) },
  );
  expect(said).toEqual([`${ms(10)} a: at 0`]);
  expect(endReason).toBe("until");
  expect(endedAt).toBe(ms(10));
});

test("a signal from outside stops a long run with what is done", async () => {
  const canceller = new Canceller();
  setTimeout(() => canceller.cancel("enough"), 30);
  const startedMs = performance.now();
  const { endReason, trace } = await runWorld(
    (simulation) => {
      const a = testHost(simulation, "a");
      a.start("tick", async () => {
        for (;;) {
          a.note("tick");
          await a.sleep(seconds(1));
        }
      });
    },
    { signal: canceller.signal, until: after(START, seconds(9e6)) },
  );
  expect(endReason).toBe("stopped");
  expect(trace.length).toBeGreaterThan(0);
  expect(performance.now() - startedMs).toBeLessThan(2000);
});

test("a seed that is no whole number is refused", async () => {
  await expect(runWorld(() => {}, { seed: 1.5 })).rejects.toThrow(
    "a seed is a whole number from 0 to 2^53-1",
  );
});

test("what fails is a SimulationError, so that callers can tell", () => {
  expect(new SimulationError("limit", "x")).toBeInstanceOf(Error);
});
