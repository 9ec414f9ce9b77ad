/** How does one spend faults on a service in the page, and what comes of it? */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { costOf } from "../../src/course/break-cost.ts";
import { FAULTS_MAX } from "../../src/course/break-it.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { parseAction } from "../../src/scenario/action-text.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import type { Locale } from "../app/address.ts";
import { sharedEngine } from "../app/engine-client.ts";
import { type Actions, actionsOf, linkOf } from "../app/lab-actions.ts";
import {
  type Branch,
  type Change,
  change,
  currentBranch,
  dataOf,
  type Lab,
} from "../app/lab-state.ts";
import { begin } from "../app/use-lab.ts";

export interface Breaking {
  readonly lab: Lab;
  readonly actions: Actions;
  /** So many faults the branch that one looks at can still have. */
  readonly left: number;
  /** Somebody wanted one more than there are. */
  readonly isSpent: boolean;
  readonly verdict: Verdict;
  /** Why there is nothing to break; "" when there is. */
  readonly problem: string;
}

export type Verdict =
  | { readonly kind: "none" | "grading" }
  | { readonly kind: "graded"; readonly result: GradeResult };

export function useBreak(name: string, locale: Locale): Breaking {
  const [lab, setLab] = useState(() => begin(locale, `break-it-${name}`));
  const [problem, setProblem] = useState("");
  const [isSpent, setSpent] = useState(false);
  const latest = useRef(lab);
  const actions = useMemo(() => {
    const dispatch = (by: Change): void => {
      latest.current = change(latest.current, by);
      setLab(latest.current);
    };
    const all = actionsOf(() => latest.current, dispatch);
    return {
      ...all,
      share: () => copyLink(latest.current, dispatch),
      intervene: async (action: string) => {
        const isOne = costIn(currentBranch(latest.current), action);
        setSpent(isOne > FAULTS_MAX);
        if (isOne <= FAULTS_MAX) await all.intervene(action);
      },
    };
  }, []);
  useEffect(() => actions.change({ kind: "locale", locale }), [locale]);
  useEffect(() => {
    let isGone = false;
    void load(name, actions, () => isGone).then(setProblem, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isGone = true;
    };
  }, [name]);
  const branch = currentBranch(lab);
  useEffect(() => setSpent(false), [branch]);
  const left = FAULTS_MAX - costIn(branch);
  const verdict = useVerdict({ name, locale, branch });
  return { lab, actions, left, isSpent, verdict, problem };
}

/** Runs it once, so that there is something to look at. */
async function load(
  name: string,
  actions: Actions,
  isGone: () => boolean,
): Promise<string> {
  await actions.load();
  const [engine] = await sharedEngine();
  const answer = await engine.breakIt({ kind: "card", name });
  if (isGone() || answer === undefined) return "";
  if (answer.kind !== "card") {
    return answer.kind === "refused" ? answer.problems.join("\n") : "";
  }
  actions.change({ kind: "loaded", cards: [answer.card] });
  await actions.run();
  return "";
}

/** What the faults of a branch cost, with one more if it is given. */
function costIn(branch: Branch | undefined, more?: string): number {
  const actions = (branch?.interventions ?? []).flatMap((text) => {
    const parsed = parseIntervention(text);
    return parsed.ok ? [parsed.value.action] : [];
  });
  const parsed = more === undefined ? undefined : parseAction(more);
  return costOf(parsed?.ok ? [...actions, parsed.value] : actions);
}

/**
 * The link opens in the lab, without a budget; the address stays as it is. It
 * holds the scenario whole: the lab has no card of it.
 */
async function copyLink(
  lab: Lab,
  dispatch: (by: Change) => void,
): Promise<void> {
  const { origin, pathname } = location;
  try {
    const scenario = dataOf(lab, lab.ran.scenario) ?? lab.ran.scenario;
    const whole = { ...lab, ran: { ...lab.ran, scenario } };
    const link = `${origin}${pathname}${linkOf(whole)}`;
    await navigator.clipboard.writeText(link);
    dispatch({ kind: "notice", notice: { kind: "shared" } });
  } catch {
    dispatch({ kind: "notice", notice: { kind: "share-by-hand" } });
  }
}

interface Judged {
  readonly name: string;
  readonly locale: Locale;
  readonly branch: Branch | undefined;
}

/** The engine judges each branch when one comes to it. */
function useVerdict({ name, locale, branch }: Judged): Verdict {
  const [verdict, setVerdict] = useState<Verdict>({ kind: "none" });
  useEffect(() => {
    const { interventions: faults = [] } = branch ?? {};
    if (faults.length === 0) {
      setVerdict({ kind: "none" });
      return undefined;
    }
    let isOld = false;
    setVerdict({ kind: "grading" });
    void sharedEngine()
      .then(([engine]) =>
        engine.breakIt({ kind: "grade", name, faults, locale }),
      )
      .then((answer) => {
        if (isOld) return;
        if (answer?.kind === "graded") setVerdict(answer);
        else setVerdict({ kind: "none" });
      });
    return () => {
      isOld = true;
    };
  }, [name, locale, branch]);
  return verdict;
}
