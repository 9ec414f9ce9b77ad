/** Does each rule of gRFC A48, least request, hold? */
import { expect, test } from "vitest";
import type { Pick, Picker, Use } from "../../src/rpc/balancer.ts";
import type { Connectivity } from "../../src/rpc/connectivity.ts";
import { leastRequest } from "../../src/rpc/least-request.ts";
import type { Way } from "../../src/rpc/way.ts";
import { withDraws } from "./rules-world.ts";
import { TestWorld } from "./test-world.ts";

interface FakeWay extends Way {
  state: Connectivity;
  readonly connects: Connectivity[];
}

/** Servers whose states the test sets, and a balancer that sees them. */
function leastWorld(
  names: readonly string[],
  draws: readonly number[] = [],
  choiceCount?: number,
) {
  const ways = new Map<string, FakeWay>();
  const told = new Map<string, () => void>();
  let state: Connectivity = "IDLE";
  let picker: Picker | undefined;
  const make = leastRequest(choiceCount === undefined ? {} : { choiceCount });
  const balancer = make({
    host: withDraws(new TestWorld().host("phone"), draws),
    name: "phone/bank",
    subchannel: ({ host: target }, onState) => {
      const way: FakeWay = {
        target,
        state: "IDLE",
        because: `${target} refused`,
        connection: undefined,
        connectionName: target,
        connects: [],
        connect: () => {
          way.connects.push(way.state);
          way.state = "CONNECTING";
        },
        disconnect: () => {},
        close: () => {},
      };
      ways.set(`${target}:1`, way);
      told.set(target, onState);
      return way;
    },
    update: (next, how) => {
      state = next;
      picker = how;
    },
    resolveNow: () => {},
  });
  balancer.onEndpoints(names.map((host) => ({ address: { host, port: 1 } })));
  const set = (name: string, next: Connectivity): void => {
    (ways.get(`${name}:1`) as FakeWay).state = next;
    told.get(name)?.();
  };
  const pick = (): Pick => (picker as Picker).pick();
  const use = (): Use => {
    const picked = pick();
    if (picked.kind !== "use") throw new Error(`it says ${picked.kind}`);
    return picked;
  };
  for (const name of names) set(name, "READY");
  return { set, pick, use, state: () => state, ways };
}

// A draw of 0 is the first of three, 0.4 the second, 0.9 the third.

test("of two that are drawn the one with fewer requests under way", () => {
  const { use } = leastWorld(["a", "b", "c"], [0, 0.4, 0, 0.4, 0.4, 0.9]);
  // The first of equals; then b has none beside a's one; then c beside b's.
  expect(use().subchannel.target).toBe("a");
  expect(use().subchannel.target).toBe("b");
  expect(use().subchannel.target).toBe("c");
});

test("the same server may be drawn twice", () => {
  const { use } = leastWorld(["a", "b"], [0, 0, 0, 0]);
  expect(use().subchannel.target).toBe("a");
  expect(use().subchannel.target).toBe("a");
});

test("a request that has ended is under way no more", () => {
  const { use } = leastWorld(["a", "b"], [0, 0, 0, 0.9, 0, 0.9]);
  const first = use();
  const second = use();
  expect([first, second].map(({ subchannel }) => subchannel.target)).toEqual([
    "a",
    "b",
  ]);
  first.onEnd?.({ status: "OK", reason: "", evidence: "answered" });
  expect(use().subchannel.target).toBe("a");
});

test("choiceCount draws so many; above ten it acts as ten", () => {
  const draws = [...Array(9).fill(0), 0.9, 0.9];
  const { use } = leastWorld(
    ["a", "b"],
    [0, ...Array(9).fill(0), ...draws],
    99,
  );
  expect(use().subchannel.target).toBe("a");
  // The tenth draw is b; an eleventh would not change that.
  expect(use().subchannel.target).toBe("b");
});

test("READY if any is, and only those are picked", () => {
  const { set, state, use } = leastWorld(["a", "b"], Array(9).fill(0));
  set("a", "TRANSIENT_FAILURE");
  expect(state()).toBe("READY");
  expect(use().subchannel.target).toBe("b");
});

test("else CONNECTING if any may become it: calls wait", () => {
  const { set, state, pick } = leastWorld(["a", "b"]);
  set("a", "TRANSIENT_FAILURE");
  set("b", "CONNECTING");
  expect(state()).toBe("CONNECTING");
  expect(pick()).toEqual({ kind: "wait" });
});

test("else TRANSIENT_FAILURE, and who failed counts so until READY", () => {
  const { set, state, pick, ways } = leastWorld(["a", "b"]);
  set("a", "TRANSIENT_FAILURE");
  set("b", "TRANSIENT_FAILURE");
  const because = "a refused; b refused";
  expect([state(), pick()]).toEqual([
    "TRANSIENT_FAILURE",
    { kind: "fail", because },
  ]);
  // Its backoff is over: it connects at once, and still counts as failed.
  set("a", "IDLE");
  expect(ways.get("a:1")?.connects.at(-1)).toBe("IDLE");
  expect(state()).toBe("TRANSIENT_FAILURE");
  set("a", "READY");
  expect(state()).toBe("READY");
});
