/** Can the phone tell the two runs apart? */
import { useMemo, useState } from "preact/hooks";
import { captionOf, type Locale, timeText } from "../scene/captions.ts";
import { onOneClock, type Scene } from "../scene/scene.ts";
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
  const runs = useRuns(acts, words, hasEyes);
  return (
    <>
      <p class="lead">{hasEyes ? words.eyesText : words.truthText}</p>
      <div class="two-runs">
        {runs.map((run) => (
          <OneRun key={run.title} {...run} {...{ hasEyes, words, locale }} />
        ))}
      </div>
      <p class="eyes-switch">
        <span>{hasEyes && words.agree(agreement())}</span>
        <button type="button" onClick={() => setEyes(!hasEyes)}>
          {hasEyes ? words.eyesOff : words.eyesOn}
        </button>
      </p>
    </>
  );
}

/** Both, with all that happened or with what the phone knows of it. */
function useRuns(acts: Acts, words: OpeningWords, hasEyes: boolean) {
  const scenes = useMemo(() => {
    const traces = [REPLY_LOST, REQUEST_LOST];
    const all = hasEyes
      ? traces.map((trace) => silenceKnownTo(trace, HOST))
      : [acts.silence, acts.request];
    return onOneClock(all);
  }, [acts, hasEyes]);
  const titles = [words.replyLost, words.requestLost];
  return scenes.map((seen, nth) => ({ seen, title: titles[nth] ?? "" }));
}

interface RunProps {
  readonly seen: Scene;
  readonly title: string;
  readonly hasEyes: boolean;
  readonly words: OpeningWords;
  readonly locale: Locale;
}

function OneRun(props: RunProps) {
  const { seen, title, hasEyes, words, locale } = props;
  const [element, width] = useWidth();
  const size = useMemo(() => ({ width, height: HEIGHT_PX }), [width]);
  const { startNs } = seen.model.calls.find(
    (call) => call.startNs >= seen.clock.startNs,
  ) ?? { startNs: seen.clock.startNs };
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
