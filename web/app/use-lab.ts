/** How do engine, link and page come together? */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Order, Report } from "../engine/order.ts";
import { EngineClient } from "./engine-client.ts";
import {
  BRANCHES_MAX,
  type Branch,
  branchFrom,
  type Change,
  change,
  currentBranch,
  type Lab,
} from "./lab-state.ts";
import { formatLink, type Locale, readLink } from "./link.ts";

/** What the page can do. */
export interface Actions {
  change(by: Change): void;
  /** Runs what is chosen, from the beginning. */
  run(): Promise<void>;
  stop(): void;
  /** Does something to a host right after the current row, in a branch. */
  intervene(verb: "crash" | "restart", host: string): Promise<void>;
  share(): Promise<void>;
}

function localeHere(): Locale {
  return navigator.language.startsWith("zh") ? "zh-CN" : "en";
}

function begin(): Lab {
  const { link, problems } = readLink(location.hash, localeHere());
  const scenario = link.scenario ?? "hello";
  return {
    locale: link.locale,
    cards: [],
    status: "loading",
    scenario,
    seed: link.seed,
    level: link.level,
    ran: { scenario, seed: link.seed },
    branches: [],
    current: 1,
    row: 0,
    notice: problems.length > 0 ? { kind: "link", problems } : undefined,
  };
}

/** The link to what one sees now. */
function linkOf(lab: Lab): string {
  const branch = currentBranch(lab);
  const { locale, level, row } = lab;
  return formatLink({
    locale,
    ...(branch && { scenario: lab.ran.scenario }),
    seed: lab.ran.seed,
    interventions: branch?.interventions ?? [],
    row,
    level,
    digest: branch?.report.digest ?? "",
  });
}

export function useLab(): readonly [Lab, Actions] {
  const [lab, setLab] = useState(begin);
  const latest = useRef(lab);
  const actions = useMemo(() => {
    // Who acts twice in a row must see the first change at once.
    const dispatch = (by: Change): void => {
      latest.current = change(latest.current, by);
      setLab(latest.current);
    };
    return actionsOf(() => latest.current, dispatch);
  }, []);
  useEffect(() => {
    const open = () => actions.open(location.hash);
    void actions.load().then(open);
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, [actions]);
  useAddress(lab);
  return [lab, actions];
}

/** Browsers refuse to write the address more than some times a second. */
const ADDRESS_MS = 150;

/** Keeps the address that of what one sees. */
function useAddress(lab: Lab): void {
  const link = linkOf(lab);
  // A link that is being opened, or is wrong, is not the empty page's.
  const isEmpty = lab.branches.length === 0 && lab.notice !== undefined;
  const isOurs = lab.status === "idle" && !isEmpty;
  useEffect(() => {
    if (!isOurs) return undefined;
    const timer = setTimeout(() => writeAddress(link), ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [link, isOurs]);
}

function writeAddress(link: string): void {
  if (location.hash !== link) history.replaceState(null, "", link);
}

interface AllActions extends Actions {
  load(): Promise<void>;
  open(hash: string): Promise<void>;
}

type Dispatch = (by: Change) => void;

function actionsOf(now: () => Lab, dispatch: Dispatch): AllActions {
  const engine = engineActions(dispatch);
  return {
    change: dispatch,
    load: engine.load,
    open: (hash) => open(hash, { now, dispatch, execute: engine.execute }),
    stop: () => {
      engine.stop();
      dispatch({ kind: "notice", notice: { kind: "stopped" } });
    },
    run: async () => {
      const { scenario, seed } = now();
      const order = { scenario, seed, interventions: [] };
      const report = await engine.execute(order);
      if (report === undefined) return;
      dispatch({ kind: "ran", branches: [mainBranch(report)] });
    },
    intervene: (verb, host) =>
      intervene(`${verb}:${host}`, { now, dispatch, execute: engine.execute }),
    share: () => share(linkOf(now()), dispatch),
  };
}

type Execute = (order: Order) => Promise<Report | undefined>;

/** Runs orders one at a time; the report, unless refused or stopped. */
function engineActions(dispatch: Dispatch) {
  let engine: EngineClient | undefined;
  const refuse = (problems: readonly string[]) =>
    dispatch({ kind: "notice", notice: { kind: "refused", problems } });
  return {
    load: async (): Promise<void> => {
      try {
        const [client, cards] = await EngineClient.start();
        engine = client;
        dispatch({ kind: "loaded", cards });
      } catch (error) {
        refuse([String(error)]);
      }
    },
    execute: async (order: Order): Promise<Report | undefined> => {
      dispatch({ kind: "running" });
      const answer = await engine?.run(order);
      if (answer === undefined) return undefined;
      if (answer.kind === "done") return answer.report;
      refuse(answer.problems);
      return undefined;
    },
    stop: () => engine?.stop(),
  };
}

interface Doing {
  readonly now: () => Lab;
  readonly dispatch: Dispatch;
  readonly execute: Execute;
}

function mainBranch(report: Report): Branch {
  const differsAt = undefined;
  return { n: 1, parent: 0, interventions: [], report, differsAt };
}

/** One nanosecond after the row: all that happened until then stays. */
async function intervene(
  action: string,
  { now, dispatch, execute }: Doing,
): Promise<void> {
  const { row, ran, branches } = now();
  const parent = currentBranch(now());
  if (parent === undefined || now().status !== "idle") return;
  if (branches.length >= BRANCHES_MAX) {
    dispatch({ kind: "notice", notice: { kind: "many-branches" } });
    return;
  }
  const at = (parent.report.rows.atNs[row] ?? 0) + 1;
  const interventions = [...parent.interventions, `${at}ns=${action}`];
  const report = await execute({ ...ran, interventions });
  if (report === undefined) return;
  const n = Math.max(...branches.map((branch) => branch.n)) + 1;
  const branch = branchFrom(parent, n, { interventions, report });
  dispatch({ kind: "branched", branch });
}

/** Restores what a link says: main, the branch if there is one, the row. */
async function open(
  hash: string,
  { now, dispatch, execute }: Doing,
): Promise<void> {
  if (now().status !== "idle" || hash === linkOf(now())) return;
  const { link, problems } = readLink(hash, now().locale);
  dispatch({ kind: "locale", locale: link.locale });
  if (link.scenario === undefined) {
    dispatch({ kind: "cleared" });
  } else {
    await restore(link, link.scenario, { now, dispatch, execute });
  }
  if (problems.length > 0) {
    dispatch({ kind: "notice", notice: { kind: "link", problems } });
  }
}

async function restore(
  link: ReturnType<typeof readLink>["link"],
  scenario: string,
  { dispatch, execute }: Doing,
): Promise<void> {
  const { seed, interventions, row, level, digest } = link;
  dispatch({ kind: "chosen", scenario });
  dispatch({ kind: "seed", seed });
  const report = await execute({ scenario, seed, interventions: [] });
  if (report === undefined) return;
  const branches = [mainBranch(report)];
  if (interventions.length > 0) {
    const made = await execute({ scenario, seed, interventions });
    const main = branches[0] as Branch;
    // A link with a bad intervention still shows main, and what is wrong.
    if (made !== undefined) {
      branches.push(branchFrom(main, 2, { interventions, report: made }));
    }
  }
  dispatch({ kind: "ran", branches });
  dispatch({ kind: "moved", row });
  dispatch({ kind: "level", level });
  const here = branches.at(-1)?.report.digest ?? "";
  if (digest === "" || digest === here) return;
  dispatch({ kind: "notice", notice: { kind: "digest", link: digest, here } });
}

async function share(link: string, dispatch: Dispatch): Promise<void> {
  writeAddress(link);
  try {
    await navigator.clipboard.writeText(location.href);
    dispatch({ kind: "notice", notice: { kind: "shared" } });
  } catch {
    dispatch({ kind: "notice", notice: { kind: "share-by-hand" } });
  }
}
