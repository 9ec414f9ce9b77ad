/** Is a run a function of its seed, and of nothing else? */
import { expect, test } from "vitest";
import type { Row } from "../../src/kernel/trace.ts";
import type { Topology } from "../../src/net/topology.ts";
import type { ByteStream } from "../../src/ports/byte-stream.ts";
import { World } from "./world.ts";

const RANDOM: Topology = {
  hosts: [
    { name: "a", zone: "east" },
    { name: "b", zone: "west" },
    { name: "c", zone: "west" },
  ],
  defaults: {
    latency: { kind: "exponential", delayMsMean: 5 },
    lossProbability: 0.1,
  },
  links: [
    { from: "a", to: "b", lossProbability: 0.2 },
    { fromZone: "west", latency: { kind: "constant", delayMs: 3 } },
  ],
};

/** Every host talks to every other over byte streams, lossily. */
function busy(topology = RANDOM, seed = 1): World {
  const world = new World(topology, seed);
  const names = topology.hosts.map((host) => host.name);
  for (const name of names) {
    world.run(name, (host) => {
      host.network.listen(80, (stream) => stream.attach(echo(stream)));
      for (const peer of [...names].sort()) {
        if (peer === name) continue;
        const stream = host.network.connect({ host: peer, port: 80 });
        stream.attach({ onData() {}, onEnd() {}, onClose() {} });
        for (let n = 1; n <= 10; n += 1) stream.write(new Uint8Array(n * 100));
        stream.end();
      }
    });
  }
  return world;
}

function echo(stream: ByteStream) {
  return {
    onData: (bytes: Uint8Array) => void stream.write(bytes),
    onEnd: () => stream.end(),
    onClose: () => {},
  };
}

function tell(row: Row): string {
  const { number: _, cause: __, ...rest } = row;
  return `${rest.at} ${rest.host} ${rest.kind.name} ${rest.cells.join(" ")}`;
}

test("the same seed gives the same rows, another seed others", () => {
  const digest = (seed: number) =>
    busy(RANDOM, seed).play().simulation.trace.digest;
  expect(digest(1)).toBe(digest(1));
  expect(digest(2)).not.toBe(digest(1));
});

test("hosts and links declared in reverse give the same digest", () => {
  const reversed: Topology = {
    ...RANDOM,
    hosts: [...RANDOM.hosts].reverse(),
    links: [...(RANDOM.links ?? [])].reverse(),
  };
  const digests = [RANDOM, reversed].map(
    (topology) => busy(topology).play().simulation.trace.digest,
  );
  expect(digests[1]).toBe(digests[0]);
});

test("one more draw on one link's stream changes no row of another", () => {
  const streams = ["link/a>b/latency", "link/a>b/loss"];
  const rowsOf = (drawn: readonly string[]) => {
    const world = busy();
    for (const name of drawn) world.simulation.random(name).next();
    const rows = world.play().rows();
    const about = (row: Row) => {
      const names = row.cells.slice(0, 3).join(" ");
      return /[ab]/.test(names) && names.includes("a") && names.includes("b");
    };
    return {
      related: rows.filter(about).map(tell),
      unrelated: rows.filter((row) => !about(row)).map(tell),
    };
  };
  const [plain, drawn] = [rowsOf([]), rowsOf(streams)];
  expect(drawn.unrelated).toEqual(plain.unrelated);
  expect(drawn.related).not.toEqual(plain.related);
  expect(plain.unrelated.length).toBeGreaterThan(100);
});

test("an intervention changes no row before it", () => {
  const parent = busy().play().rows().map(tell);
  for (const atMs of [1, 7.25, 20]) {
    const branch = busy()
      .at(atMs, { kind: "crash", host: "b" })
      .play()
      .rows()
      .map(tell);
    const crash = branch.findIndex((row) => row.includes("host.crashed"));
    expect(crash).toBeGreaterThan(0);
    expect(branch.slice(0, crash)).toEqual(parent.slice(0, crash));
    expect(branch.slice(crash)).not.toEqual(parent.slice(crash));
  }
});

test("the most specific config of a link counts, field by field", () => {
  const conditions = { lossProbability: 0, queueBytesMax: 1000 };
  const at = (delayMs: number) => ({ kind: "constant", delayMs }) as const;
  const topology: Topology = {
    hosts: RANDOM.hosts,
    startJitterMsMax: 0,
    defaults: { ...conditions, latency: at(9) },
    links: [
      { fromZone: "west", toZone: "west", latency: at(4) },
      { to: "a", latency: at(3) },
      { from: "b", latency: at(2) },
      { from: "c", to: "a", latency: at(1) },
      { from: "c", to: "a", toZone: "east", lossProbability: 0 },
    ],
  };
  const world = new World(topology);
  for (const { name } of topology.hosts) {
    world.run(name, (host) => {
      const socket = host.network.bind(7, () => {});
      for (const peer of topology.hosts) {
        const to = { host: peer.name, port: 7 };
        if (peer.name !== name) socket.send(to, new Uint8Array(1));
      }
    });
  }
  const tookMs = world
    .play()
    .rows("packet.received")
    .map((row) => `${row.cells[0]} ${row.at / 1e6}`);
  expect(tookMs.sort()).toEqual([
    "a>b 9",
    "a>c 9",
    "b>a 2",
    "b>c 2",
    "c>a 1",
    "c>b 4",
  ]);
});
