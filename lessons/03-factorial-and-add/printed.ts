/** What do the three examples print? */
import { adderContract } from "farcall/adder";
import { calculatorContract } from "farcall/calculator";
import { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { greeterContract } from "farcall/greeter";
import { grpc } from "farcall/grpc";
import type { Host } from "farcall/host";

export async function printAll(
  here: Host,
  print: (line: string) => void,
): Promise<void> {
  const to = { host: "server", port: 50051 };
  const channel = new Channel(here, { to, protocol: grpc() });

  const greeter = client(greeterContract, channel);
  const { text } = await greeter.hello({});
  print(text);

  const calculator = client(calculatorContract, channel);
  for (const n of [1, 2, 3, 4, 5]) {
    const { digits } = await calculator.factorial({ n });
    print(digits);
  }

  const adder = client(adderContract, channel);
  const { sum } = await adder.add({ numbers: [1, 2, 3, 4] });
  print(`The sum is: ${sum}`);
  channel.close();
}
