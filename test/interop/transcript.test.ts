/** Are the simulator's bytes those of a socket? */
import { expect, test } from "vitest";
import { runSimulation } from "../../src/kernel/run.ts";
import { SimulatedNetwork } from "../../src/net/network.ts";
import type { Host } from "../../src/ports/host.ts";
import type { Network } from "../../src/ports/network.ts";
import { seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { metadata } from "../../src/rpc/metadata.ts";
import { serve } from "../../src/rpc/server.ts";
import { calculator } from "../../src/services/calculator.ts";
import { calculatorContract } from "../../src/services/calculator-contract.ts";
import { greeter, greeterContract } from "../../src/services/greeter.ts";
import { realHost } from "../../src/sockets/host.ts";
import { tapNetwork } from "../../src/sockets/tap.ts";
import { until } from "../sockets/support.ts";

/** What went each way, as it was cut into writes and segments. */
class Transcript {
  readonly sent: Uint8Array[] = [];
  readonly received: Uint8Array[] = [];

  listenIn(network: Network): Network {
    return tapNetwork(network, {
      onSent: (bytes) => this.sent.push(bytes.slice()),
      onReceived: (bytes) => this.received.push(bytes.slice()),
    });
  }
}

/** Its name goes into :authority, so both worlds use one. */
const SERVER = "localhost";

function offer(host: Host, port: number) {
  const services = [greeter(), calculator()];
  return serve(host, { port, protocol: grpc(), services });
}

/** One call that goes well and one that fails, then the end. */
async function callBoth(
  host: Host,
  port: number,
  transcript: Transcript,
): Promise<void> {
  const network = transcript.listenIn(host.network);
  const tapped: Host = {
    name: host.name,
    clock: host.clock,
    network,
    tasks: host.tasks,
    events: host.events,
    work: (time) => host.work(time),
    show: (name, value) => host.show(name, value),
  };
  const to = { host: SERVER, port };
  const channel = new Channel(tapped, { to, protocol: grpc() });
  const sent = metadata({ "x-user": "ann", "trace-bin": Uint8Array.of(1, 2) });
  await client(greeterContract, channel).hello(
    { name: "Ada" },
    { metadata: sent },
  );
  await client(calculatorContract, channel)
    .factorial({ n: -1 })
    .catch(() => {});
  channel.close();
}

async function onSockets(): Promise<[Transcript, number]> {
  const transcript = new Transcript();
  let isOver = false;
  const onEvent = ({ kind }: { kind: { name: string } }): void => {
    if (kind.name === "channel.lost") isOver = true;
  };
  const server = realHost({ name: SERVER });
  const { port } = await server.network.open({ host: SERVER, port: 0 });
  const offered = offer(server, port);
  await callBoth(realHost({ name: "phone", onEvent }), port, transcript);
  await until("the end of the connection", () => isOver);
  offered.stop();
  return [transcript, port];
}

async function inSimulation(port: number): Promise<Transcript> {
  const transcript = new Transcript();
  const result = await runSimulation({ seed: 1 }, (simulation) => {
    const hosts = [{ name: "phone" }, { name: SERVER }];
    const network = new SimulatedNetwork(simulation, { hosts });
    network.host(SERVER).run((host) => void offer(host, port));
    network.host("phone").run((host) =>
      host.tasks.start("calls", async () => {
        // The hosts do not start at the same moment.
        await host.clock.sleep(seconds(1));
        await callBoth(host, port, transcript);
      }),
    );
    network.start();
  });
  expect(result.failure).toBeUndefined();
  return transcript;
}

const PREFACE_BYTES = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length;
const WINDOW_UPDATE = 8;
const NAMES =
  "DATA HEADERS PRIORITY RST_STREAM SETTINGS PUSH PING GOAWAY".split(" ");

/** Each frame with all of its bytes, cut by nothing but the RFC. */
function framesOf(pieces: readonly Uint8Array[], skipBytes: number): string[] {
  const bytes = Buffer.concat(pieces);
  const frames: string[] = [bytes.subarray(0, skipBytes).toString("hex")];
  let at = skipBytes;
  while (at < bytes.length) {
    const end = at + 9 + bytes.readUIntBE(at, 3);
    expect(end).toBeLessThanOrEqual(bytes.length);
    const type = bytes[at + 3]!;
    const hex = bytes.subarray(at, end).toString("hex");
    if (type !== WINDOW_UPDATE) frames.push(`${NAMES[type]} ${hex}`);
    at = end;
  }
  return frames;
}

test("small calls are the same frames, bytes and order in both worlds", async () => {
  const [socket, port] = await onSockets();
  const simulated = await inSimulation(port);
  const requests = framesOf(socket.sent, PREFACE_BYTES);
  const replies = framesOf(socket.received, 0);
  expect(framesOf(simulated.sent, PREFACE_BYTES)).toEqual(requests);
  expect(framesOf(simulated.received, 0)).toEqual(replies);
  const words = (frames: string[]) =>
    frames.slice(1).map((frame) => frame.split(" ")[0]);
  // Both are whole: the comparison is not of two beginnings.
  expect(words(requests).join(" ")).toMatch(
    /^SETTINGS (SETTINGS )?(HEADERS DATA ?){2}.*GOAWAY$/,
  );
  expect(words(replies).join(" ")).toMatch(
    /^SETTINGS SETTINGS HEADERS DATA HEADERS HEADERS/,
  );
});
