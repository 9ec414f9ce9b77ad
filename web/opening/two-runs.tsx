/** Can the phone tell the two runs apart? */
import { useMemo, useState } from "preact/hooks";
import { captionOf, type Locale, timeText } from "../scene/captions.ts";
import type { Scene } from "../scene/scene.ts";
import type { SceneTrace } from "../scene/scene-trace.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { SpaceTimeView } from "../scene/space-time-view.tsx";
import { useWidth } from "../scene/stage.tsx";
import {
  type Acts,
  agreement,
  REPLY_LOST,
  REQUEST_LOST,
  silenceKnownTo,
} from "./acts.ts";
import type { OpeningWords } from "./words-en.ts";

interface Props {
  readonly acts: Acts;
  readonly words: OpeningWords;
  readonly locale: Locale;
}

const HEIGHT_PX = 120;
const HOST = "phone";

export function TwoRuns({ acts, words, locale }: Props) {
  const [hasEyes, setEyes] = useState(true);
  const runs = [
    { trace: REPLY_LOST, scene: acts.silence, title: words.replyLost },
    { trace: REQUEST_LOST, scene: acts.request, title: words.requestLost },
  ];
  return (
    <>
      <p class="lead">{hasEyes ? words.eyesText : words.truthText}</p>
      <div class="two-runs">
        {runs.map((run) => (
          <OneRun key={run.title} {...{ ...run, hasEyes, words, locale }} />
        ))}
      </div>
      <p class="eyes-switch">
        <span>{words.agree(agreement())}</span>
        <button type="button" onClick={() => setEyes(!hasEyes)}>
          {hasEyes ? words.eyesOff : words.eyesOn}
        </button>
      </p>
    </>
  );
}

interface RunProps {
  readonly trace: SceneTrace;
  readonly scene: Scene;
  readonly title: string;
  readonly hasEyes: boolean;
  readonly words: OpeningWords;
  readonly locale: Locale;
}

function OneRun(props: RunProps) {
  const { trace, scene, title, hasEyes, words, locale } = props;
  const [element, width] = useWidth();
  const known = useMemo(() => silenceKnownTo(trace, HOST), [trace]);
  const size = useMemo(() => ({ width, height: HEIGHT_PX }), [width]);
  const seen = hasEyes ? known : scene;
  const { startNs } = scene.model.calls.find(
    (call) => call.startNs >= scene.clock.startNs,
  ) ?? { startNs: scene.clock.startNs };
  return (
    <section ref={element}>
      <h2>{title}</h2>
      <SpaceTimeView
        scene={seen}
        size={size}
        atNs={seen.clock.endNs}
        words={sceneWordsOf(locale)}
        names={words.nodes}
      />
      <table>
        <caption class="visually-hidden">
          {hasEyes ? words.log : words.theTruth}
        </caption>
        <tbody>
          {seen.tellings.map((telling) => (
            <tr key={`${telling.atNs}/${telling.key}`}>
              <th scope="row">{timeText(telling.atNs - startNs)}</th>
              <td>{captionOf(telling, locale, words.hosts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
