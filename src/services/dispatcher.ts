/** Who says whose turn it is? */
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { dispatcherContract } from "./dispatcher-contract.ts";

interface Turn {
  readonly server: string;
  readonly weight: number;
  credit: number;
}

const SERVERS_MAX = 1_000;

/**
 * A balancer outside of its clients, as `grpclb` was: turns by weight, evenly
 * spread. Source: nginx, smooth weighted round robin.
 */
export function dispatcher(): Service {
  let turns: readonly Turn[] = [];
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      turns = turnsOf(servers, weights);
      return {};
    },
    next: async () => ({ server: nextOf(turns) }),
  });
}

function turnsOf(
  servers: readonly string[],
  weights: readonly number[],
): readonly Turn[] {
  const isSmall = servers.length <= SERVERS_MAX;
  const isWhole = weights.length === 0 || weights.length === servers.length;
  const isRight = weights.every((one) => one >= 0 && one < Infinity);
  if (!isSmall || !isWhole || !isRight) {
    const reason =
      `${servers.length} servers with ${weights.length} weights; give at ` +
      `most ${SERVERS_MAX}, and a weight of 0 or more to each or to none`;
    throw new RpcError("INVALID_ARGUMENT", reason);
  }
  return servers.map((server, index) => {
    return { server, weight: weights[index] ?? 1, credit: 0 };
  });
}

function nextOf(turns: readonly Turn[]): string {
  let best: Turn | undefined;
  let total = 0;
  for (const turn of turns) {
    turn.credit += turn.weight;
    total += turn.weight;
    if (turn.weight > 0 && turn.credit > (best?.credit ?? -Infinity)) {
      best = turn;
    }
  }
  if (best === undefined) return "";
  best.credit -= total;
  return best.server;
}
