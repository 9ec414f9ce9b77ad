/** How does a program run where it can reach nothing, and be ended? */
import { REASONS, RUN_LIMITS } from "../../src/course/sandbox/limits.ts";
import { frameText } from "./frame-text.ts";

/** What one job led to. */
export type Outcome =
  /** The record of a run, to be judged elsewhere. */
  | { readonly kind: "run"; readonly record: string }
  | { readonly kind: "failed"; readonly reason: string };

interface Caged {
  /** The text of the engine's script. */
  readonly engine: string;
  /** A submission that `compileSubmission` has compiled. */
  readonly program: string;
}

const LOUD = "it spoke without being asked";

/** What an answer to each question is called. */
type Answer = "ready" | "run";

/**
 * A frame of an origin of its own with a Worker in it. Neither is trusted:
 * each question has one answer, within its time, and anything else removes
 * the frame, with all that runs in it.
 */
export class Cage {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settle: ((outcome: Outcome) => void) | undefined;
  #asked: Answer = "ready";
  #failure: string | undefined;
  #isReady: Promise<Outcome>;
  #lengthLeft: number = RUN_LIMITS.outputBytesMax;

  constructor({ engine, program }: Caged) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#frame = document.createElement("iframe");
    this.#isReady = this.#expect(RUN_LIMITS.startMsMax, REASONS.noStart);
    port1.onmessage = ({ data }) => this.#hear(data);
    addEventListener("message", this.#onLoud);
    const script =
      `(()=>{${engine}\n;return farcallEngine})()` + ".driveLearner(self);";
    this.#open({ script, program, lengthMax: this.#lengthLeft }, port2);
  }

  /**
   * Runs one job, in at most so much real time. Never rejects; after a
   * failure all others fail alike.
   */
  async run(job: string, runMsMax: number): Promise<Outcome> {
    const ready = await this.#isReady;
    if (ready.kind === "failed") return ready;
    if (this.#failure !== undefined) return failed(this.#failure);
    const outcome = this.#expect(runMsMax, REASONS.noEnd(runMsMax));
    this.#asked = "run";
    this.#port.postMessage({ job });
    return await outcome;
  }

  /** Ends all that runs in it, at once. */
  end(reason = "it was stopped"): void {
    if (this.#failure !== undefined) return;
    this.#failure = reason;
    clearTimeout(this.#timer);
    removeEventListener("message", this.#onLoud);
    this.#port.close();
    this.#frame.remove();
    this.#settle?.(failed(reason));
  }

  #open(message: object, port: MessagePort): void {
    const frame = this.#frame;
    frame.setAttribute("sandbox", "allow-scripts");
    frame.hidden = true;
    frame.srcdoc = frameText(
      crypto.getRandomValues(new Uint32Array(4)).join(""),
    );
    let isLoaded = false;
    frame.onload = () => {
      // It went elsewhere, which nothing of ours does.
      if (isLoaded) this.end(LOUD);
      isLoaded = true;
      // Its origin is opaque and has no name that one could give.
      frame.contentWindow?.postMessage(message, "*", [port]);
    };
    document.body.append(frame);
  }

  /** A frame talks through its port alone. */
  readonly #onLoud = ({ source }: MessageEvent): void => {
    if (source === this.#frame.contentWindow) this.end(LOUD);
  };

  #expect(wallMs: number, reason: string): Promise<Outcome> {
    this.#timer = setTimeout(() => this.end(reason), wallMs);
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  #hear(data: unknown): void {
    const settle = this.#settle;
    const { kind, text } = (data ?? {}) as { kind?: unknown; text?: unknown };
    if (settle === undefined || typeof text !== "string") {
      this.end(LOUD);
      return;
    }
    this.#lengthLeft -= text.length;
    const reason = this.#reasonOf(kind, text);
    if (reason !== undefined) {
      this.end(reason);
      return;
    }
    clearTimeout(this.#timer);
    this.#settle = undefined;
    settle({ kind: "run", record: text });
  }

  /** Undefined when what was said is an answer. */
  #reasonOf(kind: unknown, text: string): string | undefined {
    if (kind === "long" || this.#lengthLeft < 0) {
      return REASONS.tooMuch(RUN_LIMITS.outputBytesMax);
    }
    if (kind === this.#asked) return undefined;
    if (kind === "refused" || kind === "broken") return text;
    return kind === "died" ? REASONS.died : LOUD;
  }
}

function failed(reason: string): Outcome {
  return { kind: "failed", reason };
}
