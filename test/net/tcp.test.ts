/** Do byte streams keep their promises? */
import { describe, expect, test } from "vitest";
import type { ByteStream } from "../../src/ports/byte-stream.ts";
import { ms } from "../../src/ports/time.ts";
import { Ear, SERVER, TWO_HOSTS, World } from "./world.ts";

interface Pair {
  readonly world: World;
  client: Ear;
  server: Ear;
  up: ByteStream;
  down: ByteStream;
}

/** A client that connects at once and a server that listens. */
function pair(world = new World()): Pair {
  const parts: Partial<Pair> & { world: World } = { world };
  world.run("server", (host) => {
    host.network.listen(80, (stream) => {
      parts.server = new Ear(host);
      parts.down = parts.server.listen(stream);
    });
  });
  world.run("client", (host) => {
    parts.client = new Ear(host);
    parts.up = parts.client.listen(host.network.connect(SERVER));
  });
  return parts as Pair;
}

const bytes = (length: number) => new Uint8Array(length);

describe("handshake and close", () => {
  test("a connection opens after one round trip", () => {
    const it = pair();
    it.world.play();
    expect(it.client.heard).toEqual(["2 open"]);
    expect(it.world.sent()).toEqual([
      "0 client>server 1 SYN",
      "1 server>client 1 SYN-ACK",
      "2 client>server 2 ACK",
    ]);
    expect(it.world.story("connection.opened", "connection.accepted")).toEqual([
      "2 client:49152 → server:80  connected",
      "3 client:49152 → server:80  accepted",
    ]);
  });

  test("each side ends for itself; both closes are in order", () => {
    const it = pair();
    it.world
      .at(10, () => it.up.end())
      .at(20, () => it.down.write(bytes(5)))
      .at(30, () => it.down.end())
      .play();
    expect(it.server.heard).toEqual(["11 end", "32 close ended"]);
    expect(it.client.heard).toEqual([
      "2 open",
      "21 data 5",
      "31 end",
      "31 close ended",
    ]);
  });

  test("nobody on the port: a live host refuses after a round trip", () => {
    const world = new World();
    let client: Ear | undefined;
    world.run("client", (host) => {
      client = new Ear(host);
      client.listen(host.network.connect(SERVER));
    });
    world.play();
    expect(client?.heard).toEqual(["2 close refused"]);
  });

  test("no such host is unreachable, in a later turn", () => {
    const world = new World();
    let client: Ear | undefined;
    world.run("client", (host) => {
      client = new Ear(host);
      const to = { host: "nobody", port: 80 };
      client.listen(host.network.connect(to));
      client.note("asked");
    });
    world.play();
    expect(client?.heard).toEqual(["0 asked", "0 close unreachable"]);
  });

  test("a crashed host is silent: SYN at 0, 1, 3, 7 … then timed out", () => {
    const it = pair();
    it.world.at(0, { kind: "crash", host: "server" }).play();
    expect(it.client.heard).toEqual(["123000 close timed-out"]);
    expect(it.world.sent()).toEqual(
      [0, 1, 3, 7, 15, 31, 63].map(
        (second, n) => `${second * 1000} client>server ${n + 1} SYN`,
      ),
    );
  });

  test("a reset reaches the peer and closes both ends", () => {
    const it = pair();
    it.world.at(10, () => it.up.reset()).play();
    expect(it.client.heard).toEqual(["2 open", "10 close aborted"]);
    expect(it.server.heard).toEqual(["11 close reset"]);
  });

  test("a port serves one program", () => {
    const world = new World();
    world.run("server", (host) => {
      host.network.listen(80, () => {});
      host.network.listen(80, () => {});
    });
    expect(() => world.play()).toThrow(
      'port 80 of "server" is taken; close its first user or choose another',
    );
  });
});

describe("segments and acknowledgements", () => {
  test("a request and its answer are two data packets and one ACK", () => {
    const it = pair();
    it.world
      .at(9, () => {})
      .at(10, () => it.up.write(bytes(100)))
      .at(11.5, () => it.down.write(bytes(200)))
      .play();
    expect(it.world.sent().slice(3)).toEqual([
      "10 client>server 3 DATA",
      "11.5 server>client 2 DATA",
      "52.5 client>server 4 ACK",
    ]);
  });

  test("a long write goes in segments; every second is confirmed", () => {
    const it = pair();
    it.world.at(10, () => it.up.write(bytes(4 * 1460 + 1))).play();
    expect(it.server.heard).toEqual([
      ...Array(4).fill("11 data 1460"),
      "11 data 1",
    ]);
    expect(it.world.sent("server>client")).toEqual([
      "1 server>client 1 SYN-ACK",
      "11 server>client 2 ACK",
      "11 server>client 3 ACK",
      "51 server>client 4 ACK",
    ]);
  });
});

describe("loss", () => {
  test("a lost segment is sent again after 200, 400, 800 ms …", () => {
    const it = pair();
    it.world
      .at(5, {
        kind: "drop",
        packets: { from: "client", to: "server", carriesPayload: true },
      })
      .at(10, () => it.up.write(bytes(1)))
      .play();
    const waits = [0, 200, 400, 800, 1600, 3200, 6400, 12800, 25600];
    let at = 10;
    const times = waits.map((wait) => (at += wait));
    expect(it.world.sent("client>server").slice(2)).toEqual(
      times.map((time, n) => `${time} client>server ${n + 3} DATA`),
    );
    expect(it.client.heard).toEqual([
      "2 open",
      `${at + 51200} close timed-out`,
    ]);
    expect(it.server.heard).toEqual([]);
  });

  test("a packet dropped by name: the one after it brings it back", () => {
    const it = pair();
    it.world
      .at(5, {
        kind: "drop",
        packets: { from: "client", to: "server", n: 3 },
      })
      .at(10, () => {
        it.up.write(bytes(10));
        it.up.write(bytes(20));
        it.up.write(bytes(30));
      })
      .play();
    // Sent at 10; the ACK for the gap is back at 12; the repetition takes 1.
    expect(it.server.heard).toEqual(["13 data 10", "13 data 20", "13 data 30"]);
    expect(it.world.sent("client>server").slice(2)).toEqual([
      "10 client>server 3 DATA",
      "10 client>server 4 DATA",
      "10 client>server 5 DATA",
      "12 client>server 6 DATA",
    ]);
  });

  test("several holes are filled one a round trip, without a timeout", () => {
    const it = pair();
    const drop = (n: number) =>
      ({
        kind: "drop",
        packets: { from: "client", to: "server", n },
      }) as const;
    it.world
      .at(5, drop(3))
      .at(5, drop(5))
      .at(10, () => {
        for (let n = 1; n <= 5; n += 1) it.up.write(bytes(n));
      })
      .play();
    expect(it.server.heard).toEqual([
      "13 data 1",
      "13 data 2",
      "15 data 3",
      "15 data 4",
      "15 data 5",
    ]);
  });

  test("a packet in flight can be dropped by name", () => {
    const it = pair();
    it.world
      .at(10, () => it.up.write(bytes(10)))
      .at(10.5, {
        kind: "drop",
        packets: { from: "client", to: "server", n: 3 },
      })
      .play();
    expect(it.world.story("packet.dropped")).toEqual([
      "10.5 client → server  DATA packet 3 is dropped: fault drop-1",
    ]);
    expect(it.server.heard).toEqual(["211 data 10"]);
  });

  test("a long round trip does not cause repetitions", () => {
    const world = new World({
      ...TWO_HOSTS,
      defaults: { latency: { kind: "constant", delayMs: 400 } },
    });
    const it = pair(world);
    for (let n = 1; n <= 20; n += 1) {
      world.at(1000 + n * 1000, () => it.up.write(bytes(10)));
    }
    world.play();
    expect(it.server.received).toBe(200);
    const data = world.sent("client>server").filter((p) => p.endsWith("DATA"));
    expect(data).toHaveLength(20);
  });

  test("a lost last ACK does not turn an end into a reset", () => {
    const it = pair();
    it.world
      .at(10, () => it.up.end())
      .at(20, () => it.down.end())
      .at(20.5, {
        kind: "drop",
        packets: { from: "client", to: "server", what: "ACK" },
        count: 1,
      })
      .play();
    expect(it.client.heard.at(-1)).toBe("21 close ended");
    expect(it.server.heard.at(-1)).toBe("222 close ended");
  });
});

describe("back-pressure", () => {
  test("a reader that stops stops the writer, until it reads on", () => {
    const it = pair();
    const written: boolean[] = [];
    it.world
      .at(9, () => it.down.pause())
      .at(10, () => {
        for (let n = 0; n < 3; n += 1) written.push(it.up.write(bytes(40_000)));
      })
      .at(60_000, () => it.down.resume())
      .play();
    expect(written).toEqual([true, false, false]);
    expect(it.server.received).toBe(120_000);
    expect(it.server.heard[0]).toBe("60000 data 1460");
    expect(it.client.heard).toContain("60003 drain");
    const probes = it.world
      .sent("client>server")
      .filter((p) => /PROBE/.test(p));
    // 200 ms doubled until the reader reads on: eight in the first minute.
    expect(probes.length).toBe(8);
  });

  test("a lost word of new room is made good by a probe", () => {
    const it = pair();
    it.world
      .at(9, () => it.down.pause())
      .at(10, () => it.up.write(bytes(100_000)))
      .at(500, { kind: "partition", from: ["client"], to: ["server"] })
      .at(500, () => it.down.resume())
      .at(600, { kind: "heal" })
      .play();
    expect(it.server.received).toBe(100_000);
    expect(it.client.heard.some((line) => line.includes("close"))).toBe(false);
  });

  test("a paused process: its system takes a window full, no more", () => {
    const it = pair();
    it.world
      .at(9, { kind: "pause", host: "server" })
      .at(10, () => it.up.write(bytes(100_000)))
      .at(5000, () => expect(it.server.received).toBe(0))
      .at(5000, { kind: "resume", host: "server" })
      .play();
    expect(it.server.received).toBe(100_000);
    expect(it.server.heard[0]).toBe("5000 data 1460");
    const sentBefore = it.world
      .rows("packet.sent")
      .filter((row) => row.at < ms(5000) && row.cells[0] === "client>server")
      .map((row) => (row.cells[7] as Uint8Array).length)
      .reduce((sum, length) => sum + length, 0);
    expect(sentBefore).toBe(65_536);
  });
});

test("packets keep their order in a connection, and overtake others", () => {
  const latency = { kind: "uniform", delayMsMin: 1, delayMsMax: 60 } as const;
  const world = new World({ ...TWO_HOSTS, defaults: { latency } });
  world.run("server", (host) => void host.network.listen(80, () => {}));
  world.run("client", (host) => {
    for (let n = 0; n < 4; n += 1) {
      const stream = new Ear(host).listen(host.network.connect(SERVER));
      for (let at = 200; at < 240; at += 1) {
        host.clock.after(ms(at), () => stream.write(bytes(1)));
      }
    }
  });
  world.play();
  const portOf = new Map<unknown, unknown>();
  for (const { cells } of world.rows("packet.sent")) {
    if (cells[0] === "client>server") portOf.set(cells[1], cells[4]);
  }
  const arrived = world
    .rows("packet.received")
    .filter(({ cells }) => cells[0] === "client>server")
    .map(({ cells }) => cells[1] as number);
  const sorted = (all: readonly number[]) => [...all].sort((a, b) => a - b);
  for (const port of new Set(portOf.values())) {
    const own = arrived.filter((n) => portOf.get(n) === port);
    expect(own.length).toBeGreaterThan(40);
    expect(own).toEqual(sorted(own));
  }
  expect(arrived).not.toEqual(sorted(arrived));
});
