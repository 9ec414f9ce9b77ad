/** What is left of a process after a crash, and what waits in a pause? */
import { describe, expect, test } from "vitest";
import { runSimulation } from "../../src/kernel/run.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Host } from "../../src/ports/host.ts";
import { after, ms, START, toMs } from "../../src/ports/time.ts";
import { Ear, SERVER, TWO_HOSTS, World } from "./world.ts";

const AT_20 = after(START, ms(20));
const AT_25 = after(START, ms(25));

/** A server that counts its bytes, and a client that keeps connecting. */
function counters() {
  const world = new World();
  const clients: Ear[] = [];
  const counts: string[] = [];
  world.run("server", (host) => {
    let count = 0;
    host.network.listen(80, (stream) => {
      stream.attach({
        onData: (bytes) => {
          count += bytes.length;
          counts.push(`${toMs(host.clock.now())} ${count}`);
        },
        onEnd: () => {},
        onClose: () => {},
      });
    });
  });
  world.run("client", (host) => {
    const dial = (): void => {
      const ear = new Ear(host);
      clients.push(ear);
      const stream = ear.listen(host.network.connect(SERVER));
      stream.write(new Uint8Array(10));
      host.clock.after(ms(100), () => stream.write(new Uint8Array(10)));
    };
    dial();
    host.clock.after(ms(50), dial);
  });
  return { world, clients, counts };
}

describe("crash", () => {
  test("a process crash resets its peers; a restart has forgotten", () => {
    const { world, clients, counts } = counters();
    world
      .at(20, { kind: "crash", host: "server", what: "process" })
      .at(40, { kind: "restart", host: "server" })
      .play();
    expect(clients[0]?.heard).toEqual(["2 open", "21 close reset"]);
    expect(clients[1]?.heard).toEqual(["52 open"]);
    expect(counts).toEqual(["3 10", "53 10", "151 20"]);
  });

  test("who comes back is let in by a peer that still knows the old one", () => {
    const world = new World();
    const lives: Ear[] = [];
    world.run("server", (host) => {
      host.network.listen(80, (stream) => {
        stream.attach({ onData: () => {}, onEnd: () => {}, onClose: () => {} });
      });
    });
    world.run("client", (host) => {
      const ear = new Ear(host);
      lives.push(ear);
      ear.listen(host.network.connect(SERVER));
    });
    world
      .at(20, { kind: "crash", host: "client" })
      .at(40, { kind: "restart", host: "client" })
      .play();
    // Both lives have the same port. The second one's SYN meets the half-open
    // connection of the first; one second later it meets nobody.
    expect(lives.map(({ heard }) => heard)).toEqual([
      ["2 open"],
      ["1042 open"],
    ]);
  });

  test("a machine crash is silence; once it is back it knows nobody", () => {
    const { world, clients, counts } = counters();
    world
      .at(20, { kind: "crash", host: "server" })
      .at(40, { kind: "restart", host: "server" })
      .play();
    // The first client learns of it only when it speaks again at 100.
    expect(clients[0]?.heard).toEqual(["2 open", "102 close reset"]);
    expect(counts).toEqual(["3 10", "53 10", "151 20"]);
  });

  test("the tasks and timers of a dead incarnation leave no trace", async () => {
    const steps: string[] = [];
    let old: Host | undefined;
    const result = await runSimulation({ seed: 1 }, (simulation) => {
      const network = new SimulatedNetwork(simulation, TWO_HOSTS);
      network.host("server").run((host) => {
        const { incarnation } = network.host("server");
        old ??= host;
        host.clock.after(ms(30), () => steps.push(`timer ${incarnation}`));
        host.tasks.start("walk", async () => {
          await host.clock.sleep(ms(10));
          steps.push(`slept ${incarnation}`);
          await host.work(ms(15));
          steps.push(`worked ${incarnation}`);
        });
      });
      simulation.intervene({ at: AT_20 }, () => {
        network.apply({ kind: "crash", host: "server" });
      });
      simulation.intervene({ at: AT_25 }, () => {
        old?.clock.after(ms(1), () => steps.push("a ghost"));
        old?.network.connect(SERVER).write(new Uint8Array(1));
        old?.network.bind(7, () => {}).send(SERVER, new Uint8Array(1));
        old?.show("ghost", 1);
        network.apply({ kind: "restart", host: "server" });
      });
      network.start();
    });
    expect(result.failure).toBeUndefined();
    expect(result.waiting).toEqual([]);
    expect(steps).toEqual(["slept 1", "slept 2", "worked 2", "timer 2"]);
    const kinds = Array.from(
      { length: result.trace.length },
      (_, n) => result.trace.row(n).kind.name,
    );
    expect(kinds).toEqual([
      "host.started",
      "host.started",
      "host.crashed",
      "host.restarted",
      "host.started",
    ]);
  });

  test("a crash while it restarts keeps it down", () => {
    const world = new World({ ...TWO_HOSTS, startJitterMsMax: 10 });
    world.at(0, { kind: "crash", host: "server" }).play();
    expect(world.network.host("server").state).toBe("crashed");
    expect(world.network.host("client").state).toBe("up");
  });
});

describe("pause", () => {
  test("what was due in a pause happens at its end, in order", () => {
    const world = new World();
    const steps: string[] = [];
    world.run("server", (host) => {
      for (const wait of [30, 10, 20]) {
        const note = () => steps.push(`${toMs(host.clock.now())} ${wait}`);
        host.clock.after(ms(wait), note);
      }
    });
    world
      .at(15, { kind: "pause", host: "server" })
      .at(50, { kind: "resume", host: "server" })
      .play();
    expect(steps).toEqual(["10 10", "50 20", "50 30"]);
  });

  test("a paused host gets no work done", () => {
    const world = new World();
    let doneMs = 0;
    world.run("server", (host) => {
      void host.work(ms(20));
      const { process } = world.network.host("server");
      process?.cores.work(ms(10), () => {
        doneMs = toMs(host.clock.now());
      });
    });
    world
      .at(5, { kind: "pause", host: "server" })
      .at(105, { kind: "resume", host: "server" })
      .play();
    expect(doneMs).toBe(130);
  });

  test("a paused server accepts and confirms, and answers afterwards", () => {
    const { world, clients, counts } = counters();
    world
      .at(1.5, { kind: "pause", host: "server" })
      .at(500, { kind: "resume", host: "server" })
      .play();
    expect(clients[0]?.heard).toEqual(["2 open"]);
    expect(clients[1]?.heard).toEqual(["52 open"]);
    expect(counts).toEqual(["500 10", "500 20", "500 30", "500 40"]);
    // Nothing was sent twice: the operating system confirmed it all.
    const data = world.sent().filter((packet) => packet.endsWith("DATA"));
    expect(data).toHaveLength(4);
  });

  test("datagrams wait, as many as there is room for", () => {
    const world = new World();
    let heard = 0;
    world.run("server", (host) => {
      host.network.bind(7, () => {
        heard += 1;
      });
    });
    world.run("client", (host) => {
      const socket = host.network.bind(0, () => {});
      host.clock.after(ms(2), () => {
        for (let n = 0; n < 300; n += 1) {
          socket.send({ host: "server", port: 7 }, new Uint8Array(1));
        }
      });
    });
    world
      .at(1, { kind: "pause", host: "server" })
      .at(10, () => expect(heard).toBe(0))
      .at(10, { kind: "resume", host: "server" })
      .play();
    expect(heard).toBe(256);
    expect(world.rows("packet.dropped")).toHaveLength(44);
  });
});

describe("start", () => {
  test("no two of a hundred hosts start at one instant", () => {
    const hosts = Array.from({ length: 100 }, (_, n) => ({ name: `h${n}` }));
    const world = new World({ hosts }).play();
    const times = world.rows("host.started").map((row) => row.at);
    expect(new Set(times).size).toBe(100);
    expect(Math.max(...times)).toBeLessThanOrEqual(ms(1));
  });

  test("work goes to the cores in the order in which it was asked for", () => {
    const hosts = [{ name: "server", cores: 2 }];
    const world = new World({ hosts, startJitterMsMax: 0 });
    const done: string[] = [];
    world.run("server", (host) => {
      const { process } = world.network.host("server");
      for (const wait of [30, 10, 10, 5]) {
        process?.cores.work(ms(wait), () => {
          done.push(`${toMs(host.clock.now())} ${wait}`);
        });
      }
    });
    world.play();
    expect(done).toEqual(["10 10", "20 10", "25 5", "30 30"]);
  });
});
