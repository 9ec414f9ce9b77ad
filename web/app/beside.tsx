/** How does another run look at the same moment? */
import { useMemo, useState } from "preact/hooks";
import type { Level } from "../../src/ports/event.ts";
import type { Rows } from "../engine/order.ts";
import type { FlightLevel } from "../scene/flight.ts";
import { type Scene, sceneOf } from "../scene/scene.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { Stage } from "../scene/stage.tsx";
import { type OtherRun, otherRuns } from "./compare.ts";
import { runName } from "./compare-bar.tsx";
import { compareWordsOf } from "./compare-words.ts";
import { looksAt } from "./host-looks.tsx";
import { LabPanels } from "./lab-panels.tsx";
import type { RunProps } from "./part.ts";
import "./compare.css";

const AFTER_NS = 1e6;

/** All of a run, from as near as the lab looks. */
export function labSceneOf(rows: Rows, level: Level): Scene {
  const endNs = (rows.atNs.at(-1) ?? 0) + AFTER_NS;
  return sceneOf(rows, { startNs: 0, endNs, level: level as FlightLevel });
}

/** A run that somebody chose to look at beside the current one. */
export interface Beside {
  readonly others: readonly OtherRun[];
  readonly other: OtherRun | undefined;
  readonly scene: Scene | undefined;
  readonly onChoose: (key: string) => void;
}

export function useBeside({ lab }: RunProps): Beside {
  const [key, onChoose] = useState("");
  const others = otherRuns(lab);
  // One host compares nothing: it knows of one run.
  const isAlone = lab.eyes !== "";
  const other = isAlone ? undefined : others.find((one) => one.key === key);
  const rows = other?.branch.report.rows;
  const { level } = lab;
  const scene = useMemo(() => rows && labSceneOf(rows, level), [rows, level]);
  return { others, other, scene, onChoose };
}

interface Props extends RunProps {
  readonly beside: Beside;
  readonly atNs: number;
}

interface StageProps extends Props {
  readonly isStill: boolean;
  readonly isPlaying: boolean;
  readonly heightPx: number;
}

/** Under the picture of this run, at the same moment. */
export function BesideStage(props: StageProps) {
  const { lab, beside, atNs, isStill, isPlaying, heightPx } = props;
  const { scene, other } = beside;
  if (scene === undefined || other === undefined) return null;
  return (
    <section class="beside">
      <BesideTitle {...props} />
      <Stage
        {...{ scene, atNs, isStill, isPlaying, heightPx }}
        words={sceneWordsOf(lab.locale)}
        looks={looksAt(scene, atNs)}
      />
    </section>
  );
}

export function BesideTitle(props: RunProps & { readonly beside: Beside }) {
  const { lab, beside } = props;
  const { other } = beside;
  if (other === undefined) return null;
  const words = compareWordsOf(lab.locale);
  return (
    <h3>
      {words.there}
      {words.colon}
      {runName(props, other)}
    </h3>
  );
}

export function BesidePanels(
  props: Props & { readonly onSeek: (atNs: number) => void },
) {
  const { lab, beside, atNs, onSeek } = props;
  const { scene } = beside;
  if (scene === undefined) return null;
  return (
    <section class="beside">
      <BesideTitle {...props} />
      <LabPanels {...{ scene, atNs, onSeek }} locale={lab.locale} />
    </section>
  );
}
