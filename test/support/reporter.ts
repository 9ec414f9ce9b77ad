/** How many passed, how many failed, and which peers were missing? */
import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

export interface Counts {
  passed: number;
  failed: number;
  /** Peer by peer, how many tests did not run for want of it. */
  missing: Record<string, number>;
  /** Tests that did not run for no reason that we accept. */
  skipped: string[];
}

/** Counts the tests of a run; a file that does not load counts as failed. */
function count(modules: readonly TestModule[], errors: number): Counts {
  const counts: Counts = {
    passed: 0,
    failed: errors,
    missing: {},
    skipped: [],
  };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      const peer = test.meta().missingPeer;
      if (state === "passed") counts.passed += 1;
      else if (state === "failed") counts.failed += 1;
      else if (peer === undefined) {
        // A test that is skipped for any other reason proves nothing. Run
        // vitest itself, not `npm test`, to pick tests by name.
        counts.failed += 1;
        counts.skipped.push(test.fullName);
      } else counts.missing[peer] = (counts.missing[peer] ?? 0) + 1;
    }
  }
  return counts;
}

/** Says what peers were missing; leaves the counts where the runner asks. */
export default class PeerReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
  ): void {
    const path = process.env["FARCALL_TEST_COUNTS"];
    const counts = count(modules, errors.length);
    const missing = Object.entries(counts.missing);
    if (missing.length > 0) {
      const list = missing.map(([peer, tests]) => `${peer} (${tests} tests)`);
      console.log(`peers missing: ${list.join(", ")}`);
    }
    if (path === undefined) return;
    for (const name of counts.skipped) console.log(`skipped: ${name}`);
    writeFileSync(path, JSON.stringify(counts));
  }
}
