/** How does the page get a run out of the engine without standing still? */
import type { AlikeAnswer, AlikeAsk } from "../engine/alike-desk.ts";
import type { BreakAnswer, BreakAsk } from "../engine/break-desk.ts";
import type { ExerciseAnswer, ExerciseAsk } from "../engine/exercise-asks.ts";
import type { LessonAnswer, LessonAsk } from "../engine/lesson-answers.ts";
import type { Answer, Card, Order, Reached } from "../engine/order.ts";
import type { WorkerAnswer } from "../engine/page-entry.ts";
import { partsOf, type SeedSlice } from "../engine/seed-slice.ts";
import type { SeedsAnswer, SeedsAsk } from "../engine/seeds-desk.ts";
import type {
  BytesAnswer,
  BytesAsk,
  ExchangeAnswer,
  ExchangeAsk,
} from "../engine/wire-view.ts";
import { crewSize } from "./crew-size.ts";
import { engineText } from "./engine-text.ts";

let shared: Promise<[EngineClient, readonly Card[]]> | undefined;

/** The one engine of the page, loaded when somebody first needs it. */
export function sharedEngine(): Promise<[EngineClient, readonly Card[]]> {
  shared ??= EngineClient.start();
  return shared;
}

/** What one part is refused for, the whole is. */
function refusalIn<Answer extends { readonly kind: string }>(
  answers: readonly Answer[],
): Answer | undefined {
  return answers.find(({ kind }) => kind === "refused");
}

/** The engine in a Worker of its own, which `stop` can end at any time. */
export class EngineClient {
  readonly #url: string;
  /** Engines beside this one that run a part of many seeds. */
  readonly #mates: EngineClient[] = [];
  #worker: Worker | undefined;
  #next = 1;
  #waiting = new Map<number, (message: WorkerAnswer | undefined) => void>();
  #onReached = new Map<number, (reached: Reached) => void>();
  #onCards: (cards: readonly Card[]) => void = () => {};

  private constructor(url: string) {
    this.#url = url;
  }

  /** Starts the engine and hands over what it can run. */
  static async start(): Promise<[EngineClient, readonly Card[]]> {
    const tail = ";farcallEngine.listen(self);";
    const texts = [await engineText(), tail];
    const blob = new Blob(texts, { type: "text/javascript" });
    const client = new EngineClient(URL.createObjectURL(blob));
    const cards = await new Promise<readonly Card[]>((resolve, reject) => {
      client.#onCards = resolve;
      client.#open(reject);
    });
    return [client, cards];
  }

  /** Runs an order; undefined when it was stopped. Tells how far it is. */
  async run(
    order: Order,
    onReached?: (reached: Reached) => void,
  ): Promise<Answer | undefined> {
    if (onReached) this.#onReached.set(this.#next, onReached);
    const message = await this.#send({ order });
    return message && "answer" in message ? message.answer : undefined;
  }

  /** Asks for the bytes behind a row; undefined when it was stopped. */
  async bytes(bytesOf: BytesAsk): Promise<BytesAnswer | undefined> {
    const message = await this.#send({ bytesOf });
    return message && "bytes" in message ? message.bytes : undefined;
  }

  /** Asks what was said in a call; undefined when it was stopped. */
  async exchange(exchangeOf: ExchangeAsk): Promise<ExchangeAnswer | undefined> {
    const message = await this.#send({ exchangeOf });
    return message && "exchange" in message ? message.exchange : undefined;
  }

  /** Runs some of many seeds; undefined when it was stopped. */
  async seeds({ order, count }: SeedsAsk): Promise<SeedsAnswer | undefined> {
    const slice = { first: order.seed, count };
    const answers = await this.#spread(slice, async (mate, part) => {
      const seeds = {
        order: { ...order, seed: part.first },
        count: part.count,
      };
      const message = await mate.#send({ seeds });
      return message && "explored" in message ? message.explored : undefined;
    });
    if (answers === undefined) return undefined;
    const runs = answers.flatMap((one) =>
      one.kind === "explored" ? one.runs : [],
    );
    return refusalIn(answers) ?? { kind: "explored", runs };
  }

  /** Which seeds look the same to a host; undefined when it was stopped. */
  async alike(ask: AlikeAsk): Promise<AlikeAnswer | undefined> {
    const { order, count } = ask;
    const slice = { first: order.seed, count };
    const answers = await this.#spread(slice, async (mate, part) => {
      const partOrder = { ...order, seed: part.first };
      const alikeOf = { ...ask, order: partOrder, count: part.count };
      const message = await mate.#send({ alikeOf });
      return message && "alike" in message ? message.alike : undefined;
    });
    if (answers === undefined) return undefined;
    const areAlike = answers.flatMap((one) =>
      one.kind === "alike" ? one.areAlike : [],
    );
    return refusalIn(answers) ?? { kind: "alike", areAlike };
  }

  /** Asks about a lesson; undefined when it was stopped. */
  async ask(ask: LessonAsk): Promise<LessonAnswer | undefined> {
    if (ask.kind !== "seeds") return this.#ask(ask);
    const answers = await this.#spread(ask, (mate, part) =>
      mate.#ask({ ...ask, ...part }),
    );
    if (answers === undefined) return undefined;
    const said = answers.flatMap((one) =>
      one.kind === "counted" ? one.said : [],
    );
    return refusalIn(answers) ?? { kind: "counted", said };
  }

  async #ask(ask: LessonAsk): Promise<LessonAnswer | undefined> {
    const message = await this.#send({ ask });
    return message && "lesson" in message ? message.lesson : undefined;
  }

  /** The same of each part of the seeds, in their order. */
  async #spread<Found>(
    slice: SeedSlice,
    ask: (mate: EngineClient, part: SeedSlice) => Promise<Found | undefined>,
  ): Promise<readonly Found[] | undefined> {
    const parts = partsOf(slice, crewSize());
    while (this.#mates.length < parts.length - 1) {
      this.#mates.push(new EngineClient(this.#url));
    }
    const crew = [this, ...this.#mates];
    const asked = parts.map((part, nth) => ask(crew[nth] ?? this, part));
    const found: Found[] = [];
    for (const answer of await Promise.all(asked)) {
      if (answer === undefined) return undefined;
      found.push(answer);
    }
    return found;
  }

  /** Asks about an exercise; undefined when it was stopped. */
  async exercise(exercise: ExerciseAsk): Promise<ExerciseAnswer | undefined> {
    const message = await this.#send({ exercise });
    return message && "exercise" in message ? message.exercise : undefined;
  }

  /** Asks about a service to break; undefined when it was stopped. */
  async breakIt(breakIt: BreakAsk): Promise<BreakAnswer | undefined> {
    const message = await this.#send({ breakIt });
    return message && "broke" in message ? message.broke : undefined;
  }

  #send(message: object): Promise<WorkerAnswer | undefined> {
    const worker = this.#worker ?? this.#open();
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      worker.postMessage({ id, ...message });
    });
  }

  /** Ends what is running, whatever it does; the next run starts afresh. */
  stop(): void {
    for (const mate of this.#mates) mate.stop();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settleAll(undefined);
  }

  #open(onError?: (error: Error) => void): Worker {
    const worker = new Worker(this.#url);
    worker.onmessage = (event: MessageEvent<WorkerAnswer>) => {
      const message = event.data;
      if ("cards" in message) this.#onCards(message.cards);
      else if ("reached" in message) {
        this.#onReached.get(message.id)?.(message.reached);
      } else this.#settle(message);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      onError?.(new Error(event.message));
      worker.terminate();
      this.#worker = undefined;
      const refused = { kind: "refused", problems: [event.message] } as const;
      this.#settleAll({ id: 0, answer: refused });
    };
    this.#worker = worker;
    return worker;
  }

  #settle(message: WorkerAnswer): void {
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
    this.#onReached.delete(message.id);
  }

  #settleAll(message: WorkerAnswer | undefined): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#onReached.clear();
    for (const resolve of waiting) resolve(message);
  }
}
