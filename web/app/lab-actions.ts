/** What can one do in the lab, and what does the engine do then? */
import type { Instant } from "../../src/ports/time.ts";
import {
  formatIntervention,
  parseIntervention,
} from "../../src/scenario/intervention.ts";
import type { RunLink } from "../../src/scenario/link.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Order, Report } from "../engine/order.ts";
import type { SeedsAnswer, SeedsAsk } from "../engine/seeds-desk.ts";
import type {
  BytesAnswer,
  ExchangeAnswer,
  ExchangeAsk,
} from "../engine/wire-view.ts";
import { type Dispatch, type Execute, engineActions } from "./lab-engine.ts";
import { handAt, momentOf, type Stand, standAt } from "./lab-moment.ts";
import {
  BRANCHES_MAX,
  type Branch,
  branchFrom,
  type Change,
  type Choice,
  currentBranch,
  type Lab,
} from "./lab-state.ts";
import {
  formatLabLink,
  hashOfPasted,
  type LabLink,
  readLabLink,
} from "./link.ts";
import { mainBranch, openRuns } from "./open-runs.ts";
import { rowsAt } from "./rows.ts";
import { LINK_LENGTH_MAX, linkInFile, saveFile } from "./run-file.ts";

/** What the page can do. */
export interface Actions {
  change(by: Change): void;
  /** Runs what is chosen, from the beginning. */
  run(): Promise<void>;
  stop(): void;
  /** Does something to the world where the clock stands, in a branch. */
  intervene(action: string): Promise<void>;
  /** A branch of its own, at the clock, for what one will do next. */
  branch(): void;
  /** Brings the lab to the moment that plays, as the scene knows it. */
  readonly player: { isPlaying: boolean; settle: () => void };
  share(): Promise<void>;
  /** The bytes behind a row of the current run; undefined when stopped. */
  bytes(row: number): Promise<BytesAnswer | undefined>;
  /** What was said in an exchange of it; undefined when stopped. */
  exchange(
    exchange: Omit<ExchangeAsk, "order">,
  ): Promise<ExchangeAnswer | undefined>;
  /** What comes of some of many seeds; undefined when stopped. */
  seeds(ask: SeedsAsk): Promise<SeedsAnswer | undefined>;
  /** Runs these; the last stands in the lab. Undefined unless all ran. */
  openRuns(orders: readonly Order[]): Promise<readonly Branch[] | undefined>;
  /** Opens a link that somebody pasted. */
  paste(text: string): void;
  /** Opens a file that somebody chose or dropped. */
  openFile(file: File): Promise<void>;
  /** Hands out what one sees as a file. */
  save(): void;
  load(): Promise<void>;
  /** Shows what an address says. */
  open(hash: string): Promise<void>;
}

interface Doing {
  readonly now: () => Lab;
  readonly dispatch: Dispatch;
  readonly execute: Execute;
}

export function actionsOf(now: () => Lab, dispatch: Dispatch): Actions {
  const engine = engineActions(dispatch);
  const doing = { now, dispatch, execute: engine.execute };
  const player = { isPlaying: false, settle: () => {} };
  return {
    player,
    change: dispatch,
    load: engine.load,
    open: (hash) => open(hash, doing),
    stop: () => {
      engine.stop();
      dispatch({ kind: "notice", notice: { kind: "stopped" } });
    },
    run: () => run(doing),
    intervene: (action) => {
      player.settle();
      return intervene(action, doing);
    },
    branch: () => {
      player.settle();
      blankBranch(doing);
    },
    share: () => share(linkOf(now()), dispatch),
    bytes: async (row) => engine.bytes({ order: orderOf(now()), row }),
    exchange: async (exchange) =>
      engine.exchange({ order: orderOf(now()), ...exchange }),
    seeds: engine.seeds,
    openRuns: (orders) => openRuns(orders, doing),
    paste: (text) => paste(text, doing),
    openFile: async (file) => {
      const read = await linkInFile(file);
      if (read.ok) return paste(read.value, doing);
      const notice = { kind: "refused", problems: read.problems } as const;
      dispatch({ kind: "notice", notice });
    },
    save: () => saveFile(linkOf(now()), nameOf(now().ran.scenario)),
  };
}

function paste(text: string, doing: Doing): void {
  const { now, dispatch } = doing;
  const hash = hashOfPasted(text, now().locale);
  dispatch({ kind: "pasted", text: hash === undefined ? text : "" });
  if (hash === undefined) {
    dispatch({ kind: "notice", notice: { kind: "no-link" } });
  } else void open(hash, doing);
}

function nameOf(scenario: string | Scenario): string {
  return typeof scenario === "string" ? scenario : scenario.name;
}

/** What makes the run again that one looks at. */
function orderOf(lab: Lab): Order {
  const interventions = currentBranch(lab)?.interventions ?? [];
  return { ...lab.ran, interventions };
}

async function run({ now, dispatch, execute }: Doing): Promise<void> {
  const choice = { scenario: now().scenario, seed: now().seed };
  const report = await execute({ ...choice, interventions: [] });
  if (report === undefined) return;
  dispatch({ kind: "ran", choice, branches: [mainBranch(report)] });
}

/** At the clock, after all that has happened by then: that stays. */
async function intervene(
  action: string,
  { now, dispatch, execute }: Doing,
): Promise<void> {
  const { ran, branches } = now();
  const here = currentBranch(now());
  if (here === undefined || now().status !== "idle") return;
  // What was made to act in takes the first act itself.
  const left = branches.find(({ n }) => n === here.parent);
  const isBlank = here.isBlank === true && left !== undefined;
  if (!isBlank && !hasRoom(branches, dispatch)) return;
  const hand = handAt(here.report.rows, now(), action);
  const interventions = [...here.interventions, hand];
  const report = await execute({ ...ran, interventions });
  if (report === undefined) return;
  const n = isBlank ? here.n : nextNumber(branches);
  const made = branchFrom(isBlank ? left : here, n, { interventions, report });
  const { name } = here;
  const branch = isBlank && name !== undefined ? { ...made, name } : made;
  dispatch({ kind: "branched", branch });
}

/** The same run so far, on a tab of its own. */
function blankBranch({ now, dispatch }: Doing): void {
  const { branches, status } = now();
  const here = currentBranch(now());
  // Of two empty branches neither leaves the other.
  const parent = here?.isBlank
    ? branches.find(({ n }) => n === here.parent)
    : here;
  if (parent === undefined || status !== "idle") return;
  if (!hasRoom(branches, dispatch)) return;
  const { interventions, report } = parent;
  const n = nextNumber(branches);
  const made = branchFrom(parent, n, { interventions, report });
  dispatch({ kind: "branched", branch: { ...made, isBlank: true } });
}

function nextNumber(branches: readonly Branch[]): number {
  return Math.max(...branches.map(({ n }) => n)) + 1;
}

function hasRoom(branches: readonly Branch[], dispatch: Dispatch): boolean {
  if (branches.length < BRANCHES_MAX) return true;
  dispatch({ kind: "notice", notice: { kind: "many-branches" } });
  return false;
}

/** The link to what one sees now. */
export function linkOf(lab: Lab): string {
  const branch = currentBranch(lab);
  const { locale, level, row } = lab;
  if (branch === undefined) return formatLabLink(locale, { level });
  const { rows, digest } = branch.report;
  const { scenario, seed, untilNs } = lab.ran;
  const interventions = branch.interventions.flatMap((text) => {
    const parsed = parseIntervention(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const run: RunLink = {
    scenario,
    seed,
    interventions,
    ...(untilNs !== undefined && { until: untilNs as Instant }),
    t: momentOf(rows, lab) as Instant,
    digest,
    version: FARCALL_VERSION,
  };
  // Between two rows the moment says where one is.
  const place = lab.atNs === undefined ? { row } : {};
  return formatLabLink(locale, { run, ...place, level, branch });
}

/** Restores what a link says: main, the branch if there is one, the row. */
async function open(hash: string, doing: Doing): Promise<void> {
  const { now, dispatch } = doing;
  if (now().status !== "idle" || hash === linkOf(now())) return;
  const { link, problems } = readLabLink(hash);
  if (link.run !== undefined) {
    const isOpen = await restore(link.run, link, doing);
    dispatch({ kind: "pasted", text: isOpen ? "" : hash });
  } else if (problems.some(({ part }) => part === "code")) {
    // What stood on the page stays, and so does the link, to be mended.
    dispatch({ kind: "pasted", text: hash });
  } else if (currentBranch(now()) !== undefined) {
    // The lab itself is where all that has run still stands.
    writeAddress(linkOf(now()));
  }
  if (problems.length > 0) {
    dispatch({ kind: "notice", notice: { kind: "link", problems } });
  }
}

/** True when the run is there; with a bad hand in it, main is. */
async function restore(
  run: RunLink,
  link: LabLink,
  { dispatch, execute }: Doing,
): Promise<boolean> {
  const { scenario, seed, until } = run;
  // Data of a scenario is checked by the engine before anything uses it.
  const choice: Choice = {
    scenario: scenario as string | Scenario,
    seed,
    ...(until !== undefined && { untilNs: until }),
  };
  const report = await execute({ ...choice, interventions: [] });
  if (report === undefined) return false;
  const main = mainBranch(report);
  const branches = [main];
  const interventions = run.interventions.map(formatIntervention);
  let isWhole = true;
  if (interventions.length > 0) {
    const made = await execute({ ...choice, interventions });
    isWhole = made !== undefined;
    if (made !== undefined) {
      const { n = 2, name = "" } = link.branch ?? {};
      const own = branchFrom(main, n, { interventions, report: made });
      branches.push({ ...own, name });
    }
  }
  dispatch({ kind: "ran", choice, branches });
  const shown = branches.at(-1)?.report ?? report;
  dispatch({ kind: "level", level: link.level });
  dispatch({ kind: "moved", ...standOf(shown, run, link) });
  const here = { digest: shown.digest, version: FARCALL_VERSION };
  if (isWhole && run.digest !== undefined && run.digest !== here.digest) {
    const then = { digest: run.digest, version: run.version ?? "?" };
    dispatch({ kind: "notice", notice: { kind: "digest", then, here } });
  }
  return isWhole;
}

/** The row of a link; without one, its moment. */
function standOf(
  { rows }: Report,
  { t = 0 as Instant }: RunLink,
  { row, level }: LabLink,
): Stand {
  return row === undefined ? standAt(rows, rowsAt(rows, level), t) : { row };
}

export function writeAddress(link: string): void {
  if (location.hash !== link) history.replaceState(null, "", link);
}

async function share(link: string, dispatch: Dispatch): Promise<void> {
  writeAddress(link);
  try {
    await navigator.clipboard.writeText(location.href);
    const isLong = location.href.length > LINK_LENGTH_MAX;
    const kind = isLong ? "long-link" : "shared";
    dispatch({ kind: "notice", notice: { kind } });
  } catch {
    dispatch({ kind: "notice", notice: { kind: "share-by-hand" } });
  }
}
