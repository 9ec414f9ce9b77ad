/** Do faults do what their names say, and end? */
import { describe, expect, test } from "vitest";
import type { DatagramSocket } from "../../src/ports/datagram.ts";
import { toMs } from "../../src/ports/time.ts";
import { TWO_HOSTS, World } from "./world.ts";

/** The client sends "n" at each millisecond from 1; who hears what, when? */
function counting(world = new World(), count = 8) {
  const heard: string[] = [];
  const echoes: string[] = [];
  world.run("server", (host) => {
    const socket = host.network.bind(7, (bytes, from) => {
      heard.push(`${toMs(host.clock.now())}: ${bytes[0]}`);
      socket.send(from, bytes);
    });
  });
  let socket: DatagramSocket | undefined;
  world.run("client", (host) => {
    socket = host.network.bind(0, (bytes) => {
      echoes.push(`${toMs(host.clock.now())}: ${bytes[0]}`);
    });
  });
  for (let n = 1; n <= count; n += 1) {
    const to = { host: "server", port: 7 };
    world.at(n, () => socket?.send(to, Uint8Array.of(n)));
  }
  return { world, heard, echoes };
}

const CLIENT_TO_SERVER = { from: "client", to: "server" };

describe("partition", () => {
  test("cuts both ways, drops what is on its way, and heals", () => {
    const { world, heard, echoes } = counting();
    world
      .at(3.5, { kind: "partition", id: "p", from: ["client"] })
      .at(5.5, { kind: "heal" })
      .play();
    expect(heard).toEqual(["2: 1", "3: 2", "7: 6", "8: 7", "9: 8"]);
    expect(echoes).toEqual(["3: 1", "8: 6", "9: 7", "10: 8"]);
    expect(world.story("packet.dropped", "fault.began", "fault.ended")).toEqual(
      [
        "3.5 p begins: partition client ↔ all others",
        "3.5 client → server  datagram packet 3 is dropped: partition p",
        "3.5 server → client  datagram packet 2 is dropped: partition p",
        "4 client → server  datagram packet 4 is dropped: partition p",
        "5 client → server  datagram packet 5 is dropped: partition p",
        "5.5 p is healed",
      ],
    );
  });

  test("one way lets the other way through", () => {
    const { world, heard, echoes } = counting();
    world
      .at(2.5, {
        kind: "partition",
        from: ["server"],
        to: ["client"],
        isOneWay: true,
      })
      .play();
    expect(heard).toHaveLength(8);
    expect(echoes).toEqual([]);
  });

  test("may hold what is on its way until it heals", () => {
    const { world, heard } = counting();
    world
      .at(3.5, { kind: "partition", from: ["client"], inFlight: "hold" })
      .at(5.5, { kind: "heal" })
      .play();
    expect(heard).toEqual(["2: 1", "3: 2", "6: 3", "7: 6", "8: 7", "9: 8"]);
  });

  test("may reset the connections that cross it", () => {
    const world = new World();
    const closes: string[] = [];
    const note = (end: string) => ({
      onData: () => {},
      onEnd: () => {},
      onClose: (reason: string) => closes.push(`${end} ${reason}`),
    });
    world.run("server", (host) => {
      host.network.listen(80, (stream) => stream.attach(note("server")));
    });
    world.run("client", (host) => {
      host.network.connect({ host: "server", port: 80 }).attach(note("client"));
    });
    world
      .at(10, { kind: "partition", from: ["client"], inFlight: "reset" })
      .play();
    expect(closes).toEqual(["client reset", "server reset"]);
  });
});

describe("packets", () => {
  test("the next two are dropped, then no more", () => {
    const { world, heard } = counting();
    world.at(2.5, { kind: "drop", packets: CLIENT_TO_SERVER, count: 2 }).play();
    expect(heard.map((line) => line.split(": ")[1])).toEqual([
      "1",
      "2",
      "5",
      "6",
      "7",
      "8",
    ]);
  });

  test("one is dropped by its name, on its way or yet to come", () => {
    for (const at of [0, 3.5]) {
      const { world, heard } = counting();
      const packets = { ...CLIENT_TO_SERVER, n: 3 };
      world.at(at, { kind: "drop", packets }).play();
      expect(heard.join(" ")).toBe("2: 1 3: 2 5: 4 6: 5 7: 6 8: 7 9: 8");
    }
  });

  test("held ones come in order after release, with the way left to go", () => {
    const { world, heard } = counting();
    world
      .at(2.5, { kind: "hold", packets: CLIENT_TO_SERVER, count: 3 })
      .at(20, { kind: "release" })
      .play();
    expect(heard).toEqual([
      "2: 1",
      "3: 2",
      "7: 6",
      "8: 7",
      "9: 8",
      "21: 3",
      "21: 4",
      "21: 5",
    ]);
  });

  test("a delay is added, and ends alone when another fault began since", () => {
    const { world, heard } = counting();
    world
      .at(2.5, {
        kind: "delay",
        id: "jam",
        packets: CLIENT_TO_SERVER,
        delayMs: 100,
      })
      .at(3.5, { kind: "partition", id: "cut", from: ["client"] })
      .at(4.5, { kind: "heal", id: "cut" })
      .at(6.5, { kind: "heal", id: "jam" })
      .play();
    // 3 was on its way for long when the partition began; 4 met it at once.
    expect(heard).toEqual(["2: 1", "3: 2", "8: 7", "9: 8", "106: 5", "107: 6"]);
  });

  test("released into a partition, they are dropped", () => {
    const { world, heard } = counting();
    world
      .at(0, { kind: "hold", packets: CLIENT_TO_SERVER })
      .at(10, { kind: "partition", from: ["client"] })
      .at(20, { kind: "release" })
      .play();
    expect(heard).toEqual([]);
    expect(world.rows("packet.dropped")).toHaveLength(8);
  });

  test("a slow link has other conditions until it is healed", () => {
    const { world, heard } = counting();
    world
      .at(2.5, {
        kind: "slow",
        to: "server",
        latency: { kind: "constant", delayMs: 50 },
      })
      .at(4.5, { kind: "heal" })
      .play();
    expect(heard).toEqual([
      "2: 1",
      "3: 2",
      "6: 5",
      "7: 6",
      "8: 7",
      "9: 8",
      "53: 3",
      "54: 4",
    ]);
  });

  test("a link with a rate drops what its queue has no room for", () => {
    const defaults = { rateBitsPerSecond: 8000, queueBytesMax: 100 };
    const { world, heard } = counting(new World({ ...TWO_HOSTS, defaults }));
    world.play();
    // 29 bytes take 29 ms, so a fourth would make it more than 100.
    expect(heard).toEqual(["31: 1", "60: 2", "89: 3"]);
    const because = world.rows("packet.dropped").map((row) => row.cells[3]);
    expect(because).toEqual(Array(5).fill("queue full"));
  });
});

describe("mistakes", () => {
  test("an unknown host, fault or packet is named, with what there is", () => {
    const { network } = new World();
    expect(() => network.apply({ kind: "crash", host: "db" })).toThrow(
      'host: no host "db"; there are client, server',
    );
    expect(() => network.apply({ kind: "heal", id: "x" })).toThrow(
      'no fault "x" is in force; there is none',
    );
    expect(() =>
      network.apply({ kind: "restart", host: "server", drainMs: -1 }),
    ).toThrow("drainMs: -1 is no time; say 0 or more");
    expect(() =>
      network.apply({ kind: "drop", packets: { from: "client", n: 3 } }),
    ).toThrow("packets.n: 3 counts on one link; say from and to as well");
  });

  test("a topology is refused with every problem", () => {
    const hosts = [{ name: "a" }, { name: "a" }, { name: "b>c", cores: 0 }];
    const links = [{ from: "x", lossProbability: 1.4 }];
    expect(() => new World({ hosts, links })).toThrow(
      [
        'hosts: two are named "a"; rename one',
        'hosts[2].name: "b>c" is no host name; use up to 63 letters, digits, ' +
          "dots, dashes",
        "hosts[2].cores: 0 is no count; say 1 or more",
        "links[0].lossProbability: 1.4 is not from 0 to 1",
        'links[0].from: no "x"; there are a, b>c',
      ].join("\n"),
    );
  });
});
