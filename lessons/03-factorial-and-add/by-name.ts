/** How does one call a method whose name is known only when it is called? */
import type { Channel } from "farcall/channel";
import { client } from "farcall/client";
import { contract, field, method } from "farcall/contract";

export async function callByName(
  channel: Channel,
  name: string,
): Promise<string> {
  const guessed = contract("farcall.calculator.Calculator", {
    [name]: method({ n: field(1, "double") }, { digits: field(1, "string") }),
  });
  const stub = client(guessed, channel);
  // The typo would stand in name: callByName(channel, "factoral").
  const reply = await stub[name]?.({ n: 5 });
  return reply?.digits ?? "";
}
