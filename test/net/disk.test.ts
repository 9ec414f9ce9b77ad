/** What is still on a disk after which crash? */
import { expect, test } from "vitest";
import { runSimulation } from "../../src/kernel/run.ts";
import type { FaultAction } from "../../src/net/fault-action.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Disk } from "../../src/ports/disk.ts";
import type { Host } from "../../src/ports/host.ts";
import { ms, toMs } from "../../src/ports/time.ts";
import { World } from "./world.ts";

const KILL = { kind: "crash", host: "db", what: "process" } as const;
const CRASH = { kind: "crash", host: "db" } as const;
const RESTART = { kind: "restart", host: "db" } as const;

function worldWithDisk(syncMs?: number): World {
  const disk = syncMs === undefined ? {} : { syncMs };
  return new World({ hosts: [{ name: "db", disk }], startJitterMsMax: 0 });
}

function diskOf({ disk }: Host): Disk {
  if (disk === undefined) throw new Error("this host has a disk");
  return disk;
}

/** What the second life of a program finds that wrote at 0 in its first. */
function found(
  first: (host: Host, disk: Disk) => void,
  ...actions: readonly (readonly [number, FaultAction])[]
): Readonly<Record<string, string | undefined>> {
  const world = worldWithDisk(10);
  let lives = 0;
  let seen = {};
  world.run("db", (host) => {
    const disk = diskOf(host);
    lives += 1;
    if (lives === 1) first(host, disk);
    const all = disk.names().map((name) => [name, disk.read(name)] as const);
    seen = Object.fromEntries(all);
  });
  for (const [atMs, action] of actions) world.at(atMs, action);
  world.play();
  return seen;
}

const writeTwo = (host: Host, disk: Disk): void => {
  disk.write("a", "1");
  void disk.sync();
  host.clock.after(ms(5), () => disk.write("b", "2"));
};

test("a process crash takes nothing from the disk, synced or not", () => {
  const seen = found(writeTwo, [7, KILL], [30, RESTART]);
  expect(seen).toEqual({ a: "1", b: "2" });
});

test("a machine crash takes what no sync has finished with", () => {
  expect(found(writeTwo, [7, CRASH], [30, RESTART])).toEqual({});
  expect(found(writeTwo, [12, CRASH], [30, RESTART])).toEqual({ a: "1" });
});

test("a sync that the process began goes on without it", () => {
  const seen = found(writeTwo, [7, KILL], [12, CRASH], [30, RESTART]);
  expect(seen).toEqual({ a: "1" });
});

test("what was removed comes back when that was not synced", () => {
  const remove = (host: Host, disk: Disk): void => {
    disk.write("a", "1");
    void disk.sync();
    host.clock.after(ms(11), () => disk.remove("a"));
  };
  expect(found(remove, [12, KILL], [30, RESTART])).toEqual({});
  expect(found(remove, [12, CRASH], [30, RESTART])).toEqual({ a: "1" });
});

/** What a program says of each sync, with the milliseconds of its end. */
async function syncsOf(
  act: (synced: (name: string) => Promise<void>, host: Host) => Promise<void>,
): Promise<readonly string[]> {
  const ends: string[] = [];
  await runSimulation({ seed: 1 }, (simulation) => {
    const hosts = [{ name: "db", disk: { syncMs: 10 } }];
    const network = new SimulatedNetwork(simulation, {
      hosts,
      startJitterMsMax: 0,
    });
    network.host("db").run((host) => {
      const synced = async (name: string) => {
        await diskOf(host).sync();
        ends.push(`${name} ${toMs(host.clock.now())}`);
      };
      host.tasks.start("syncs", () => act(synced, host));
    });
    network.start();
  });
  return ends;
}

test("a sync takes its time; who asks meanwhile shares the next one", async () => {
  const ends = await syncsOf(async (synced, host) => {
    const store = (name: string) => {
      diskOf(host).write(name, "x");
      return synced(name);
    };
    const first = store("a");
    await host.clock.sleep(ms(3));
    await Promise.all([first, store("b"), store("c")]);
  });
  expect(ends).toEqual(["a 10", "b 20", "c 20"]);
});

test("nothing to sync takes no time, but waits for what is under way", async () => {
  const ends = await syncsOf(async (synced, host) => {
    await synced("nothing");
    diskOf(host).write("a", "x");
    const first = synced("a");
    await host.clock.sleep(ms(4));
    await Promise.all([first, synced("nothing new")]);
    await synced("nothing again");
  });
  expect(ends).toEqual([
    "nothing 0",
    "a 10",
    "nothing new 10",
    "nothing again 10",
  ]);
});

test("a crash says what it took", () => {
  const world = worldWithDisk().run("db", (host) => {
    diskOf(host).write("a", "1");
    diskOf(host).write("b", "1");
  });
  world.at(1, CRASH).play();
  expect(world.story("disk.lost")).toEqual([
    "1 db loses 2 writes that its disk did not have yet",
  ]);
});

test("a full disk refuses, with its limit", () => {
  const errors: unknown[] = [];
  const text = "x".repeat(9_000_000);
  const world = worldWithDisk().run("db", (host) => {
    diskOf(host).write("a", text);
    diskOf(host).write("a", text);
    try {
      diskOf(host).write("b", text);
    } catch (error) {
      errors.push(error);
    }
  });
  world.play();
  expect(String(errors[0])).toContain("keep at most 16000000");
});
