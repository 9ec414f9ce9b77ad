/** In which order do the test files run? */
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { ROOT } from "./source.ts";

/** The longest first: one that begins last keeps one core busy, alone. */
const LONGEST = [
  "test/tables/tables.test.ts",
  "test/course/verbs.test.ts",
  "test/browser/course.test.ts",
  "test/browser/lesson.test.ts",
  "test/browser/workbench.test.ts",
  "test/browser/walk.test.ts",
  "test/cli/run.test.ts",
  "test/browser/look.test.ts",
  "test/browser/page.test.ts",
  "test/browser/opening.test.ts",
  "test/course/hostile/hostile.test.ts",
  "test/sockets/serve-and-call.test.ts",
  "test/browser/hostile.test.ts",
  "test/engines/digests.test.ts",
  "test/browser/axe.test.ts",
  "test/lessons/server-dies.test.ts",
  "test/browser/sandbox.test.ts",
  "test/cli/explore.test.ts",
  "test/lessons/add-servers.test.ts",
  "test/browser/trouble.test.ts",
  "test/browser/comfort.test.ts",
  "test/bench/page.test.ts",
  "test/browser/offline.test.ts",
  "test/cli/script.test.ts",
  "test/lessons/how-long.test.ts",
  "test/determinism/scenarios.test.ts",
];

/** What a clean checkout cannot remember of a run before. */
export default class LongestFirst extends BaseSequencer {
  override async sort(
    specs: TestSpecification[],
  ): Promise<TestSpecification[]> {
    const sorted = await super.sort(specs);
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const index = LONGEST.indexOf(relative(ROOT, moduleId));
      if (index >= 0) return index;
      // Those that share a worker are short: they fill what is left.
      return project.config.isolate ? LONGEST.length : LONGEST.length + 1;
    };
    return [...sorted].sort((one, other) => rank(one) - rank(other));
  }
}
