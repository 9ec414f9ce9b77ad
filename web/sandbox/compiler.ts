/** How is a text compiled while the page moves, and for how long at most? */
import type { Compiled } from "../../src/course/compile-submission.ts";
import { compileRefusal } from "../../src/course/sandbox/limits.ts";

/**
 * A Worker that compiles one text at a time: some texts take a compiler ever
 * longer the deeper they nest. It stays for the next text, unless it was ended.
 */
export class Compiler {
  #worker: Worker | undefined;
  #settle: ((compiled: Compiled | undefined) => void) | undefined;

  /**
   * Undefined when it was ended before. Rejects only for what is not the
   * text's doing: a compiler that does not load.
   */
  compile(text: string, compileMsMax: number): Promise<Compiled | undefined> {
    if (this.#settle !== undefined) this.end();
    this.#worker ??= new Worker(new URL("compile-worker.ts", import.meta.url), {
      type: "module",
    });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle?.({
          kind: "refused",
          reason: compileRefusal(compileMsMax),
        });
        this.end();
      }, compileMsMax);
      this.#settle = (compiled) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(compiled);
      };
      worker.onmessage = ({ data }) => this.#settle?.(data);
      worker.onerror = () => {
        reject(new Error("the compiler did not load; load the page again"));
        this.end();
      };
      worker.postMessage(text);
    });
  }

  /** Nothing of it goes on. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle?.(undefined);
  }

  /** Ends it if it is at work; else it is there for the next text. */
  stop(): void {
    if (this.#settle !== undefined) this.end();
  }
}
