/** How does one call a method that a contract names? */
import { calculatorContract } from "farcall/calculator";
import type { Channel } from "farcall/channel";
import { client } from "farcall/client";

export async function five(channel: Channel): Promise<string> {
  const calculator = client(calculatorContract, channel);
  // The typo would stand here: calculator.factoral({ n: 5 }).
  const { digits } = await calculator.factorial({ n: 5 });
  return digits;
}
