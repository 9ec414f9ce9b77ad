/** What can one read under a scene, of the run at its moment? */
import { answersOf, flowOf } from "./answers.ts";
import { AnswersView } from "./answers-view.tsx";
import { storiesOf } from "./attempts.ts";
import { AttemptsView } from "./attempts-view.tsx";
import { beliefsOf } from "./beliefs.ts";
import { BeliefsView } from "./beliefs-view.tsx";
import { hasTraffic, isShared } from "./load.ts";
import { LoadView } from "./load-view.tsx";
import type { SceneModel } from "./model.ts";
import { PANEL_NAMES, type PanelName } from "./panel-names.ts";
import type { PanelProps } from "./panel-props.ts";
import { onceFor } from "./spans.ts";
import "./panels.css";

const VIEWS = {
  answers: AnswersView,
  lists: BeliefsView,
  attempts: AttemptsView,
  load: LoadView,
} as const;

/** Those that have something to say of this run. */
export const panelsOf = onceFor((model: SceneModel): readonly PanelName[] => {
  const has: Readonly<Record<PanelName, boolean>> = {
    answers: answersOf(model) !== undefined,
    lists: beliefsOf(model) !== undefined,
    attempts: storiesOf(model).size > 0,
    load: isShared(model),
  };
  return PANEL_NAMES.filter((name) => has[name]);
});

/** Who asks for a panel by name sees it where nothing special happens, too. */
function isThere(name: PanelName, model: SceneModel): boolean {
  if (name === "answers") return flowOf(model) !== undefined;
  return name === "load" ? hasTraffic(model) : panelsOf(model).includes(name);
}

interface OnePanelProps extends PanelProps {
  readonly name: PanelName;
  /** Something else says already what it is. */
  readonly isUntitled?: boolean;
}

/** One panel; nothing where the run has no such rows. */
export function Panel({ name, isUntitled, ...props }: OnePanelProps) {
  const View = VIEWS[name];
  if (!isThere(name, props.scene.model)) return null;
  const title = props.words.names[name];
  return (
    <section class="scene-panel" aria-label={title}>
      {!isUntitled && <h3>{title}</h3>}
      <View {...props} />
    </section>
  );
}
