/** How does what a learner wrote become a script, beside the page? */
import { compiledOf } from "../../src/course/compile-submission.ts";

addEventListener("message", ({ data }: MessageEvent<string>) => {
  postMessage(compiledOf(data));
});
