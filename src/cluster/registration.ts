/** How does a server stay on the list? */
import { type Address, formatAddress } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import { type Duration, ns, seconds, toMs } from "../ports/time.ts";
import { Channel } from "../rpc/channel.ts";
import { client } from "../rpc/client.ts";
import type { Protocol } from "../rpc/protocol.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { pause } from "./pause.ts";
import { registryContract } from "./registry-contract.ts";

export interface Registration {
  readonly registry: Address;
  readonly protocol: Protocol;
  /** "farcall.bank.Bank" */
  readonly service: string;
  /** Where it listens. */
  readonly address: Address;
  /** Without a heartbeat for so long it is off the list. */
  readonly lease: Duration;
  /** A third of the lease unless given: two may get lost. */
  readonly heartbeat?: Duration;
}

/** When the registry does not answer: sooner than the next heartbeat. */
const RETRY = seconds(1);

/**
 * Registers at once and renews the lease, beat by beat, for one life. Gives
 * the way to leave the list before that: who cannot say so is forgotten when
 * the lease ends.
 */
export function stayRegistered(
  host: Host,
  options: Registration,
): () => Promise<void> {
  const { registry, protocol, service, lease } = options;
  const heartbeat = options.heartbeat ?? ns(Math.floor(lease / 3));
  const address = formatAddress(options.address);
  const name = `${host.name}/heartbeat`;
  const channel = new Channel(host, { to: registry, protocol, name });
  const stub = client(registryContract, channel);
  const request = { service, address, leaseMs: toMs(lease) };
  const beat = { timeout: heartbeat, isBackground: true };
  let hasLeft = false;
  host.tasks.start("heartbeats", async () => {
    while (!hasLeft) {
      let wait = heartbeat;
      try {
        await stub.register(request, beat);
      } catch (error) {
        if (!(error instanceof RpcError)) throw error;
        wait = ns(Math.min(heartbeat, RETRY));
      }
      await pause(host, wait, "the next heartbeat");
    }
  });
  return async () => {
    hasLeft = true;
    try {
      await stub.deregister({ service, address }, beat);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
    }
  };
}
