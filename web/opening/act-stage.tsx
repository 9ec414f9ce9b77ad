/** How does an act of the opening play? */
import { useEffect, useState } from "preact/hooks";
import { captionOf, type Locale } from "../scene/captions.ts";
import { Controls } from "../scene/controls.tsx";
import type { HostLook } from "../scene/host-node.tsx";
import type { Scene } from "../scene/scene.ts";
import { sceneWordsOf } from "../scene/scene-words.ts";
import { spokenAt } from "../scene/spoken.ts";
import { Stage } from "../scene/stage.tsx";
import { type Playing, usePlayer } from "../scene/use-player.ts";
import { tillAt } from "./acts.ts";
import { BankIcon, PhoneIcon } from "./icons.tsx";
import type { StageName, StoryEvent } from "./story.ts";
import type { OpeningWords } from "./words-en.ts";

interface Props {
  readonly scene: Scene;
  readonly stage: StageName;
  readonly words: OpeningWords;
  readonly locale: Locale;
  readonly isStill: boolean;
  readonly send: (event: StoryEvent) => void;
}

const HEIGHT_PX = 208;
/** How long the till looks as if it had just rung. */
const FRESH_MS = 900;

export function ActStage(props: Props) {
  const { scene, stage, words, locale, isStill, send } = props;
  const playing = usePlayer(scene, isStill);
  const { atNs, state } = playing;
  const isAct = stage === "silence" || stage === "retry" || stage === "request";
  // The visitor has answered: the scene plays at once.
  useEffect(() => {
    if (isAct) playing.send({ type: "play" });
  }, [scene, isAct]);
  useEffect(() => {
    if (isAct && state === "ended") send({ type: "played" });
  }, [isAct, state]);
  const sceneWords = sceneWordsOf(locale);
  const isQuestion = stage === "question";
  const dragBack = (share: number) => {
    if (stage === "retryTold" && share === 0) send({ type: "lose-request" });
  };
  return (
    <section class="act" aria-label={words.code}>
      <CodeLine scene={scene} atNs={atNs} isIdle={isQuestion} words={words} />
      <Stage
        {...{ scene, atNs, isStill }}
        words={sceneWords}
        heightPx={HEIGHT_PX}
        looks={looksAt(scene, atNs, words)}
      />
      {!isQuestion && <Caption {...{ ...props, playing }} />}
      {!isQuestion && (
        <Controls
          {...{ scene, playing, locale }}
          words={sceneWords}
          names={words.hosts}
          onSeek={dragBack}
        />
      )}
    </section>
  );
}

function looksAt(
  scene: Scene,
  atNs: number,
  words: OpeningWords,
): Readonly<Record<string, HostLook>> {
  const { clock } = scene;
  const till = tillAt(scene, atNs);
  const beforeNs = clock.toNs(clock.toScreenMs(atNs) - FRESH_MS);
  return {
    phone: { name: words.nodes.get("phone") ?? "phone", icon: <PhoneIcon /> },
    bank: {
      name: words.nodes.get("bank") ?? "bank",
      icon: <BankIcon />,
      reading: {
        label: words.till,
        value: String(till),
        isFresh: tillAt(scene, beforeNs) !== till,
      },
    },
  };
}

interface CodeProps {
  readonly scene: Scene;
  readonly atNs: number;
  readonly isIdle: boolean;
  readonly words: OpeningWords;
}

/** The one line, and what has become of it so far. */
function CodeLine({ scene, atNs, isIdle, words }: CodeProps) {
  const { startNs } = scene.clock;
  const call = scene.model.calls
    .filter((one) => one.startNs >= startNs && one.startNs <= atNs)
    .at(-1);
  const isOver = call?.endNs !== undefined && call.endNs <= atNs;
  const status = isOver ? call.status : "";
  const mood = status === "OK" ? "is-ok" : "is-bad";
  return (
    <p class="code-line">
      <span class="visually-hidden">{words.code}: </span>
      <code>
        <i>await</i> bank.pay(<b>5</b>)
      </code>
      {status !== "" && (
        <code class={`result ${mood}`}>
          {status === "OK" ? "✓ OK" : `✕ ${status}`}
        </code>
      )}
      {status === "" && call !== undefined && !isIdle && (
        <code class="result">…</code>
      )}
    </p>
  );
}

interface CaptionProps extends Props {
  readonly playing: Playing;
}

/** Turning points are read aloud, at most one in two seconds. */
const ALOUD_MS = 2_000;

function Caption(props: CaptionProps) {
  const { scene, playing, locale, words, isStill } = props;
  const { atNs } = playing;
  const told = spokenAt(scene, playing, isStill);
  const text = told ? captionOf(told, locale, words.hosts) : "";
  const notable = scene.tellings
    .filter((one) => one.isNotable && one.atNs <= atNs)
    .at(-1);
  const news = notable ? captionOf(notable, locale, words.hosts) : "";
  const aloud = useThrottled(news, ALOUD_MS);
  return (
    <>
      <p class="act-caption" aria-hidden="true">
        {text}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {aloud}
      </p>
    </>
  );
}

/** The newest text, but never two of them within that time. */
function useThrottled(text: string, everyMs: number): string {
  const [said, setSaid] = useState({ text: "", atMs: -everyMs });
  useEffect(() => {
    if (text === said.text) return;
    const waitMs = Math.max(0, said.atMs + everyMs - performance.now());
    const timer = setTimeout(
      () => setSaid({ text, atMs: performance.now() }),
      waitMs,
    );
    return () => clearTimeout(timer);
  }, [text, said, everyMs]);
  return said.text;
}
