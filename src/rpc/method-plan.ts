/** What does a client know of a method before it calls? */
import type { Fields } from "./contract.ts";
import type { Codec } from "./message.ts";

/** What is the same for all calls of one method. */
export interface MethodPlan {
  readonly name: string;
  readonly path: string;
  readonly waitsFor: string;
  readonly request: Codec<Fields>;
  readonly reply: Codec<Fields>;
}
