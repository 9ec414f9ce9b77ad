/** How does a balancer pass over servers that fail? */
import type { Address } from "../ports/address.ts";
import type { Timer } from "../ports/clock.ts";
import { between, type Instant } from "../ports/time.ts";
import type {
  Balancer,
  BalancerSide,
  MakesBalancer,
  Pick,
  Picker,
} from "./balancer.ts";
import {
  CLEAN,
  type Conduct,
  counted,
  type EjectionConfig,
  ejectionTime,
  forgiven,
  isEjected,
} from "./ejection.ts";
import { serverEjected, serverReadmitted } from "./ejection-event.ts";
import { GuardedWay } from "./guarded-way.ts";
import type { Status } from "./status.ts";
import type { Way } from "./way.ts";

/**
 * The same balancer, which sees a server fail for a while after failures in a
 * row. The connection is kept. The rules stand in `ejection.ts`; counting in
 * a row is Envoy's, what an ejection does is gRFC A50's.
 */
export function ejecting(
  config: EjectionConfig,
  make: MakesBalancer,
): MakesBalancer {
  return (side): Balancer => {
    const ejector = new Ejector(config, side);
    const balancer = make({
      ...side,
      subchannel: (to, onState) => ejector.guard(to, onState),
      update: (state, picker) => side.update(state, ejector.watch(picker)),
    });
    return {
      onEndpoints: (endpoints) => balancer.onEndpoints(endpoints),
      close: () => {
        balancer.close();
        ejector.stop();
      },
    };
  };
}

interface Suspect {
  readonly way: GuardedWay;
  conduct: Conduct;
  /** When it was last let back, or began. */
  goodSince: Instant;
  /** Runs while it is out. */
  timer: Timer | undefined;
}

class Ejector {
  readonly #config: EjectionConfig;
  readonly #side: BalancerSide;
  readonly #suspects = new Map<Way, Suspect>();

  constructor(config: EjectionConfig, side: BalancerSide) {
    this.#config = config;
    this.#side = side;
  }

  guard(to: Address, onState: () => void): Way {
    const way: GuardedWay = new GuardedWay(
      (onInner) => this.#side.subchannel(to, onInner),
      () => {
        if (way.state === "SHUTDOWN") this.#forget(way);
        onState();
      },
    );
    const goodSince = this.#side.host.clock.now();
    const suspect = { way, conduct: CLEAN, goodSince, timer: undefined };
    this.#suspects.set(way, suspect);
    return way;
  }

  /** The same picker, with an ear on how attempts end. */
  watch(picker: Picker): Picker {
    return {
      pick: (): Pick => {
        const pick = picker.pick();
        if (pick.kind !== "use") return pick;
        return {
          ...pick,
          onEnd: (outcome) => {
            pick.onEnd?.(outcome);
            this.#count(pick.subchannel, outcome.status);
          },
        };
      },
    };
  }

  stop(): void {
    for (const { timer } of this.#suspects.values()) timer?.cancel();
    this.#suspects.clear();
  }

  #forget(way: Way): void {
    this.#suspects.get(way)?.timer?.cancel();
    this.#suspects.delete(way);
  }

  #count(way: Way, status: Status): void {
    const suspect = this.#suspects.get(way);
    // What was under way when it went says nothing new.
    if (suspect === undefined || suspect.timer !== undefined) return;
    suspect.conduct = counted(suspect.conduct, status);
    const all = [...this.#suspects.values()];
    const ejected = all.filter(({ timer }) => timer !== undefined).length;
    const many = { ejected, all: all.length };
    if (isEjected(suspect.conduct, many, this.#config)) this.#eject(suspect);
  }

  #eject(suspect: Suspect): void {
    const { host } = this.#side;
    const { way, conduct, goodSince } = suspect;
    const goodFor = between(goodSince, host.clock.now());
    const { failures } = conduct;
    const ejections = forgiven(conduct, goodFor).ejections + 1;
    const time = ejectionTime(ejections, this.#config);
    suspect.conduct = { failures: 0, ejections };
    suspect.timer = host.clock.after(time, () => this.#readmit(suspect));
    // A run does not go on for the sake of a second chance.
    suspect.timer.unref();
    host.events.record(serverEjected, host.name, way.target, failures, time);
    way.hold("TRANSIENT_FAILURE", `${way.target} failed too often`);
  }

  #readmit(suspect: Suspect): void {
    const { host } = this.#side;
    suspect.timer = undefined;
    suspect.goodSince = host.clock.now();
    host.events.record(serverReadmitted, host.name, suspect.way.target);
    suspect.way.letGo();
  }
}
