/** How does one call a method whose name is known only when it is called? */
import type { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { contract, field, method } from "farcall/contract";

type Ask = (request: { n: number }) => Promise<{ digits: string }>;

export async function callByName<Name extends string>(
  channel: Channel,
  name: Name,
): Promise<string> {
  const guessed = contract("farcall.calculator.Calculator", {
    [name]: method({ n: field(1, "double") }, { digits: field(1, "string") }),
  });
  const stub = client(guessed, channel) as Record<Name, Ask>;
  // The typo would stand in name: callByName(channel, "factoral").
  const { digits } = await stub[name]({ n: 5 });
  return digits;
}
