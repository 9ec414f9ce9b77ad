/** What if not every client begins with the same server? */
import type { Random } from "../ports/random.ts";
import type { MakesBalancer } from "./balancer.ts";
import { pickFirst } from "./pick-first.ts";

/** The same balancer, which gets each new list in an order of chance. */
function shuffled(make: MakesBalancer): MakesBalancer {
  return (side) => {
    const random = side.host.clock.random(`shuffle/${side.name}`);
    const balancer = make(side);
    return {
      onEndpoints: (endpoints) =>
        balancer.onEndpoints(inAnyOrder(endpoints, random)),
      close: () => balancer.close(),
    };
  };
}

/** `pick_first` with `shuffleAddressList`. Source: gRFC A62. */
export const shuffledPickFirst: MakesBalancer = shuffled(pickFirst);

/** Each order is as likely. Source: Durstenfeld 1964. */
function inAnyOrder<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    const item = mixed[last] as Item;
    mixed[last] = mixed[other] as Item;
    mixed[other] = item;
  }
  return mixed;
}
