/** How does what a learner wrote become a script, beside the page? */
import {
  compileSubmission,
  refusalOf,
} from "../../src/course/compile-submission.ts";

/** What a text is, once compiled. */
export type Compiled =
  | { readonly kind: "program"; readonly program: string }
  | { readonly kind: "refused"; readonly reason: string };

addEventListener("message", ({ data }: MessageEvent<string>) => {
  postMessage(compiledOf(data));
});

function compiledOf(text: string): Compiled {
  const compiled = compileSubmission(text);
  return compiled.ok
    ? { kind: "program", program: compiled.value }
    : { kind: "refused", reason: refusalOf(compiled.problems) };
}
