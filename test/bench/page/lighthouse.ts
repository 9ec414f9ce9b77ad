/** What does Lighthouse say of a page, as on a phone? */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const VERSION = "12.8.2";
const RUN_MS_MAX = 180_000;
const OUTPUT_BYTES_MAX = 50_000_000;

export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly "best-practices": number;
  /** What kept a score from 100, in Lighthouse's words. */
  readonly remarks: readonly string[];
}

interface Report {
  readonly categories: Readonly<
    Record<string, { readonly score: number | null } | undefined>
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly score: number | null;
        readonly displayValue?: string;
        /** Why it could not be told. */
        readonly errorMessage?: string;
      }
    >
  >;
}

const SHOWN = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
];

const run = promisify(execFile);

/**
 * The scores from 0 to 100; throws when Lighthouse cannot be had, or sees
 * nothing twice. A folder is the profile of a browser that has been here
 * before.
 */
export async function lighthouse(
  url: string,
  profile?: string,
): Promise<Scores> {
  try {
    return scoresIn(await reportOf(url, profile));
  } catch (error) {
    // With a report it failed for what it saw: a browser that was starved of
    // time paints nothing, which says nothing of the page.
    if (!hasReport(error)) throw error;
    return scoresIn(await reportOf(url, profile));
  }
}

function hasReport(error: unknown): boolean {
  return error instanceof Error && "stdout" in error && error.stdout !== "";
}

async function reportOf(url: string, profile?: string): Promise<Report> {
  const flags = ["--headless=new", "--no-sandbox"];
  if (profile !== undefined) flags.push(`--user-data-dir=${profile}`);
  const args = [
    "--yes",
    `lighthouse@${VERSION}`,
    url,
    "--quiet",
    "--output=json",
    "--only-categories=performance,accessibility,best-practices",
    `--chrome-flags=${flags.join(" ")}`,
    ...(profile === undefined ? [] : ["--disable-storage-reset"]),
  ];
  const { stdout } = await run("npx", args, {
    timeout: RUN_MS_MAX,
    maxBuffer: OUTPUT_BYTES_MAX,
    env: { CHROME_PATH: "/usr/bin/chromium", ...process.env },
  });
  return JSON.parse(stdout) as Report;
}

function scoresIn({ categories, audits }: Report): Scores {
  const score = (name: string): number => {
    const share = categories[name]?.score ?? undefined;
    if (share !== undefined) return Math.round(share * 100);
    const causes = Object.values(audits).map((audit) => audit.errorMessage);
    const why = causes.find((cause) => cause !== undefined);
    throw new Error(`Lighthouse has no score of ${name}: ${why}`);
  };
  const shown = SHOWN.map((id) => audits[id]).map(
    (audit) => `${audit?.title} ${audit?.displayValue ?? "unknown"}`,
  );
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best-practices": score("best-practices"),
    remarks: shown,
  };
}
