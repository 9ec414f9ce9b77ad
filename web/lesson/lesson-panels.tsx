/** What does a step show under its picture, beside captions and events? */
import type { Panel as LessonPanel } from "../../src/course/lesson.ts";
import type { Locale } from "../app/address.ts";
import { PANEL_NAMES } from "../scene/panel-names.ts";
import { panelWordsOf } from "../scene/panel-words.ts";
import { Panel } from "../scene/panels.tsx";
import type { Scene } from "../scene/scene.ts";
import type { Playing } from "../scene/use-player.ts";
import { hostNamesOf } from "./host-names.ts";

interface Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly panels: readonly LessonPanel[];
  readonly locale: Locale;
}

/** Those that the step asks for, one under the other. */
export function LessonPanels({ scene, playing, panels, locale }: Props) {
  const { atNs, send } = playing;
  const seek = (toNs: number) =>
    send({ type: "seek", toMs: scene.clock.toScreenMs(toNs) });
  return (
    <>
      {PANEL_NAMES.filter((name) => panels.includes(name)).map((name) => (
        <Panel
          key={name}
          {...{ name, scene, atNs }}
          words={panelWordsOf(locale)}
          names={hostNamesOf(locale)}
          onSeek={seek}
        />
      ))}
    </>
  );
}
