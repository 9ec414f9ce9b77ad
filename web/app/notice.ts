/** What can the lab have to say? */
import type { Problem } from "../../src/scenario/problem.ts";
import type { LinkProblem } from "./link.ts";

/** What the page has to say; parts of it in words, parts in text. */
export type Notice =
  | { readonly kind: "link"; readonly problems: readonly LinkProblem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "bad-seed"; readonly value: string }
  | { readonly kind: "digest"; readonly then: Made; readonly here: Made }
  | {
      readonly kind:
        | "stopped"
        | "shared"
        | "share-by-hand"
        | "many-branches"
        | "nothing-on-its-way"
        | "not-running"
        | "only-looking"
        | "long-link"
        | "no-link";
    };

/** What came of a run, and which Farcall ran it. */
interface Made {
  readonly digest: string;
  readonly version: string;
}
