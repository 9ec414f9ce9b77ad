/** How does a program ask another machine for a greeting? */
import { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { greeterContract } from "farcall/greeter";
import { grpc } from "farcall/grpc";
import type { Host } from "farcall/host";
import { seconds } from "farcall/time";

export async function greet(here: Host): Promise<string> {
  const to = { host: "server", port: 50051 };
  const channel = new Channel(here, { to, protocol: grpc() });
  const greeter = client(greeterContract, channel);
  const patience = { timeout: seconds(1) };
  const { text } = await greeter.hello({ name: "Ada" }, patience);
  channel.close();
  return text;
}
