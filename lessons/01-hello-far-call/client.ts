/** How does a program ask another machine for a greeting? */
import { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { greeterContract } from "farcall/greeter";
import { grpc } from "farcall/grpc";
import type { Host } from "farcall/host";

export async function greet(here: Host): Promise<string> {
  const to = { host: "server", port: 50051 };
  const channel = new Channel(here, { to, protocol: grpc() });
  const greeter = client(greeterContract, channel);
  const { text } = await greeter.hello({ name: "Ada" });
  channel.close();
  return text;
}
