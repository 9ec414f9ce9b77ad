/** In which world do the rules of gRPC's documents have exact times? */
import type { Host } from "../../src/ports/host.ts";
import { type Duration, ms } from "../../src/ports/time.ts";
import { Channel, type ChannelOptions } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import type { CallConfig } from "../../src/rpc/method-config.ts";
import type {
  ClientConnection,
  ClientSide,
  Outcome,
  Protocol,
} from "../../src/rpc/protocol.ts";
import { echo, TO } from "./call-world.ts";
import { TestWorld } from "./test-world.ts";

/** How one attempt ends, after a round trip of 2 ms. */
export type Scripted = Partial<Outcome> & {
  /** Its connection goes before it is sent. */
  readonly isLost?: boolean;
};

/** An attempt, as it goes out. */
export interface SentAttempt {
  readonly atMs: number;
  /** `grpc-previous-rpc-attempts`. */
  readonly previous: number | undefined;
}

const ROUND_TRIP: Duration = ms(2);

const OK: Outcome = {
  status: "OK",
  reason: "",
  evidence: "answered",
  body: new Uint8Array(0),
};

/** A protocol without bytes: what becomes of attempts stands in a script. */
class ScriptedProtocol implements Protocol {
  readonly name = "scripted";
  readonly sent: SentAttempt[] = [];
  readonly #world: TestWorld;
  readonly #steps: Scripted[];

  constructor(world: TestWorld, steps: readonly Scripted[]) {
    this.#world = world;
    this.#steps = [...steps];
  }

  connect({ stream, onReady, onClose }: ClientSide): ClientConnection {
    stream.attach({
      onOpen: onReady,
      onData: () => {},
      onDrain: () => {},
      onEnd: () => {},
      onClose: (reason) => onClose(String(reason)),
    });
    return {
      call: ({ attemptsBefore }, handlers) => {
        const world = this.#world;
        const atMs = world.now / ms(1);
        const { isLost, ...step } = this.#steps.shift() ?? {};
        if (isLost) stream.reset();
        else this.sent.push({ atMs, previous: attemptsBefore });
        const wait = isLost ? 0 : ROUND_TRIP;
        let isCancelled = false;
        world.at(world.now + wait, () => {
          if (!isCancelled) handlers.onEnd({ ...OK, ...step });
        });
        const cancel = (): "silence" => {
          isCancelled = true;
          return "silence";
        };
        return { nth: isLost ? 0 : 1, cancel };
      },
      drain: () => {},
      abort: () => {},
    };
  }

  accept(): never {
    throw new Error("a client's part alone");
  }
}

/** A host whose chance is a list; 0.5 when it is at its end. */
export function withDraws(host: Host, draws: readonly number[]): Host {
  const left = [...draws];
  const random = () => ({ next: () => left.shift() ?? 0.5 });
  const { clock } = host;
  return {
    ...host,
    clock: {
      now: () => clock.now(),
      after: (wait, callback) => clock.after(wait, callback),
      sleep: (wait) => clock.sleep(wait),
      random,
    },
  };
}

interface Setting {
  readonly steps: readonly Scripted[];
  readonly config: CallConfig;
  readonly draws?: readonly number[];
  readonly channel?: Partial<ChannelOptions>;
}

/** A phone whose calls to `say` of "bank" end as a script says. */
export function scriptedWorld(setting: Setting) {
  const { steps, config, draws = [] } = setting;
  const world = new TestWorld();
  const quiet = { onData() {}, onDrain() {}, onEnd() {}, onClose() {} };
  const bank = world.host("bank");
  bank.network.listen(TO.port, (stream) => stream.attach(quiet));
  const protocol = new ScriptedProtocol(world, steps);
  const phone = withDraws(world.host("phone"), draws);
  const options = { to: TO, protocol, config, ...setting.channel };
  const channel = new Channel(phone, options);
  return { world, channel, sent: protocol.sent, stub: client(echo, channel) };
}
