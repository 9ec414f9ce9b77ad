/** How does a program reserve things on shelves of another machine? */
import type { Client } from "farcall/client";
import type { warehouseContract } from "farcall/warehouse";

/** Its connection was made before: it serves many customers. */
type Shelves = Client<(typeof warehouseContract)["methods"]>;

export async function reserveEach(
  shelves: Shelves,
  items: readonly string[],
): Promise<void> {
  for (const item of items) {
    await shelves.reserve({ item });
  }
}
