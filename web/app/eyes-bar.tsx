/** Whose eyes does one look through in the lab, and what looks the same? */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Order } from "../engine/order.ts";
import { sceneModel } from "../scene/model.ts";
import { Alike, type RunAtHand } from "./alike.tsx";
import { otherRuns } from "./compare.ts";
import { runName } from "./compare-bar.tsx";
import { eyesWordsOf } from "./eyes-words.ts";
import { type Branch, type Choice, dataOf } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { branchName } from "./words.ts";

/** So many seeds of the scenario are looked through. */
const SEEDS = 50;

function EyesSelect({ lab, actions, branch }: RunProps) {
  const words = eyesWordsOf(lab.locale);
  const { hosts } = sceneModel(branch.report.rows);
  return (
    <label class="eyes-select">
      <span class="caption">{words.eyes}</span>
      <select
        value={lab.eyes}
        onChange={({ currentTarget }) =>
          actions.change({ kind: "eyes", host: currentTarget.value })
        }
      >
        <option value="">{words.everyone}</option>
        {hosts.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LabRunAtHand extends RunAtHand {
  readonly branch: Branch;
  readonly order: Order;
}

interface BarProps extends RunProps {
  /** What else says how one looks. */
  readonly children: ComponentChildren;
}

export function EyesBar({ children, ...props }: BarProps) {
  const { lab, branch } = props;
  const select = useMemo(
    () => <EyesSelect {...props} />,
    [lab.locale, lab.eyes, branch.report],
  );
  return (
    <>
      <div class="views-row">
        {children}
        {select}
      </div>
      {props.lab.eyes !== "" && <LookingAs {...props} />}
    </>
  );
}

/** What it means, and which runs look the same. */
function LookingAs(props: RunProps) {
  const { lab, actions, branch } = props;
  const { eyes, ran, branches, past, current, locale } = lab;
  const words = eyesWordsOf(locale);
  const runs = useMemo(() => runsAtHand(props), [branches, past, current]);
  const order = orderOf(ran, []);
  // Where one breaks a service, its faults are what one looks for.
  const isKnown = dataOf(lab, ran.scenario) !== undefined;
  const isPlain = branch.interventions.length === 0;
  const open = (run: LabRunAtHand) => {
    const here = branches.find(({ report }) => report === run.branch.report);
    if (here) actions.change({ kind: "tab", n: here.n });
    else void actions.openRuns([run.order]);
  };
  return (
    <>
      <p class="quiet">{words.only(eyes)}</p>
      <Alike
        key={eyes}
        rows={branch.report.rows}
        {...{ words, runs }}
        host={eyes}
        // Between Chinese signs a name of the run stands apart.
        hostName={locale === "zh-CN" ? ` ${eyes} ` : eyes}
        seeds={isKnown ? { order, all: SEEDS } : undefined}
        place="lab"
        shown={{ key: branch.report.digest, seed: isPlain ? ran.seed : 0 }}
        onRun={open}
        onSeed={(seed) => void actions.openRuns([{ ...order, seed }])}
      />
    </>
  );
}

/** The current one first; runs that are the same row for row are one. */
function runsAtHand(props: RunProps): readonly LabRunAtHand[] {
  const { lab, words, branch } = props;
  const own = { branch, name: branchName(branch, words), choice: lab.ran };
  const others = otherRuns(lab).map((one) => {
    const { branch, choice = lab.ran } = one;
    return { branch, name: runName(props, one), choice };
  });
  const found = new Map<string, LabRunAtHand>();
  for (const { branch, name, choice } of [own, ...others]) {
    const { report, interventions } = branch;
    const key = report.digest;
    if (found.has(key)) continue;
    const order = orderOf(choice, interventions);
    const isSeed = choice.scenario === lab.ran.scenario;
    const isPlain = interventions.length === 0;
    const seed = isSeed && isPlain ? choice.seed : undefined;
    found.set(key, { key, name, seed, rows: report.rows, branch, order });
  }
  return [...found.values()];
}

function orderOf(choice: Choice, interventions: readonly string[]): Order {
  const { scenario, seed, untilNs } = choice;
  const order = { scenario, seed, interventions };
  return untilNs === undefined ? order : { ...order, untilNs };
}
