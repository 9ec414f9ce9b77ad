/** What do the tests of sockets share? */
import type { Address } from "../../src/ports/address.ts";
import type {
  ByteStream,
  ByteStreamHandlers,
  CloseReason,
} from "../../src/ports/byte-stream.ts";
import { type RealHost, realHost } from "../../src/sockets/host.ts";

/** Resolves when the condition holds; rejects when it takes too long. */
export async function until(
  what: string,
  holds: () => boolean,
  timeoutMs = 10_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** What one end of a stream heard. */
export class Ear implements ByteStreamHandlers {
  isOpen = false;
  bytes = 0;
  readonly chunks: Uint8Array[] = [];
  drains = 0;
  hasEnded = false;
  readonly closes: CloseReason[] = [];

  onOpen(): void {
    this.isOpen = true;
  }

  onData(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    this.chunks.push(bytes);
  }

  onDrain(): void {
    this.drains += 1;
  }

  onEnd(): void {
    this.hasEnded = true;
  }

  onClose(reason: CloseReason): void {
    this.closes.push(reason);
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }
}

export interface Pair {
  readonly host: RealHost;
  readonly address: Address;
  readonly client: ByteStream;
  readonly server: ByteStream;
  readonly clientEar: Ear;
  readonly serverEar: Ear;
}

/** Two ends of one connection on this machine, both open. */
export async function pair(hostName = "127.0.0.1"): Promise<Pair> {
  const host = realHost({ name: "here" });
  const address = await host.network.open({ host: hostName, port: 0 });
  let server: ByteStream | undefined;
  const serverEar = new Ear();
  const listener = host.network.listen(address.port, (stream) => {
    server = stream;
    stream.attach(serverEar);
  });
  const client = host.network.connect(address);
  const clientEar = new Ear();
  client.attach(clientEar);
  await until("a connection", () => clientEar.isOpen && server !== undefined);
  listener.close();
  return { host, address, client, server: server!, clientEar, serverEar };
}
