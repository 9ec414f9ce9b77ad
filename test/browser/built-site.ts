/** Where is the site as its sources are now, built once for all tests? */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../support/source.ts";

const CACHE = join(ROOT, "node_modules", ".cache", "farcall-site");
/** All that the build reads. */
const SOURCES = ["web", "src", "scenarios", "lessons"];
const FILES = ["package.json", "package-lock.json", "tsconfig.json"];
/** A build takes seconds; one that takes longer than this has died. */
const LOCK_MS_MAX = 60_000;
const POLL_MS = 500;
/** A test that still reads from an older build has long ended by then. */
const KEEP_MS = 3_600_000;

/** A folder to read from, never to write to: other test files share it. */
export async function builtSite(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  for (;;) {
    const digest = sourceDigest();
    const folder = join(CACHE, digest);
    if (existsSync(folder)) {
      const now = new Date();
      utimesSync(folder, now, now);
      return folder;
    }
    const lock = `${folder}.lock`;
    if (tryLock(lock)) {
      try {
        await buildInto(folder, digest);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else await sleep(POLL_MS);
  }
}

/** False when another process builds; who died while building does not. */
function tryLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (ageMs(lock) > LOCK_MS_MAX)
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function ageMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

async function buildInto(folder: string, digest: string): Promise<void> {
  if (existsSync(folder)) return;
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (ageMs(path) > KEEP_MS) rmSync(path, { recursive: true, force: true });
  }
  const made = mkdtempSync(join(CACHE, "making-"));
  // Only who builds pays for loading what builds.
  const { buildSite } = await import("../../web/build-site.ts");
  await buildSite({ folder: made, logLevel: "error" });
  // Somebody may have written to a source meanwhile: then it is built anew.
  if (sourceDigest() === digest) renameSync(made, folder);
  else rmSync(made, { recursive: true });
}

function sourceDigest(): string {
  const hash = createHash("sha256");
  const paths = SOURCES.flatMap((name) =>
    readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  ).sort();
  const files = FILES.map((name) => join(ROOT, name)).filter(existsSync);
  for (const path of [...files, ...paths]) {
    const text = readFileSync(path);
    hash.update(`${path} ${text.length} `).update(text);
  }
  return hash.digest("hex").slice(0, 16);
}
