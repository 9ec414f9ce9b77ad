/** How does a program reserve things on shelves of another machine? */
import { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { grpc } from "farcall/grpc";
import type { Host } from "farcall/host";
import { warehouseContract } from "farcall/warehouse";

export async function reserveEach(
  here: Host,
  items: readonly string[],
): Promise<void> {
  const to = { host: "warehouse", port: 50051 };
  const channel = new Channel(here, { to, protocol: grpc() });
  const shelves = client(warehouseContract, channel);
  for (const item of items) {
    await shelves.reserve({ item });
  }
  channel.close();
}
