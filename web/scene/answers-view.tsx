/** How does one see when calls are answered, and when they are not? */
import { useMemo } from "preact/hooks";
import { type Answers, flowOf, type Trouble } from "./answers.ts";
import { joinLabels, Labels, troubleLabels } from "./answers-labels.tsx";
import { labelWidth, shiftInto, ticksOf } from "./axis.ts";
import { timeText } from "./captions.ts";
import type { PanelProps } from "./panel-props.ts";
import type { PanelWords } from "./panel-words-en.ts";
import { useWidth } from "./stage.tsx";

const NAMES_PX = 16;
/** The longest gap is measured above the bars. */
const GAP_PX = 24;
const BARS_PX = 64;
const AXIS_PX = 22;
const NS_A_MS = 1e6;

export function AnswersView(props: PanelProps) {
  const { scene, atNs, words, names, onSeek } = props;
  const answers = flowOf(scene.model);
  const [element, width] = useWidth();
  if (answers === undefined) return <div ref={element} />;
  const { fromNs, toNs } = answers.drawn;
  const spanNs = toNs - fromNs || 1;
  const now = Math.min(1, Math.max(0, (atNs - fromNs) / spanNs)) * width;
  const { bottomPx } = barsOf(answers);
  const seek = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const area = event.currentTarget as Element;
    const px = event.clientX - area.getBoundingClientRect().left;
    onSeek?.(fromNs + (px / width) * spanNs);
  };
  return (
    <div ref={element} class="answers">
      <div class="scene-seek" onPointerDown={seek}>
        <svg
          class="answers-strip"
          {...{ width, height: bottomPx + AXIS_PX }}
          role="img"
          aria-label={titleOf(answers, words)}
        >
          <Drawn {...{ answers, width, words, names }} />
          <path class="is-now" d={`M${now} 0V${bottomPx + 6}`} />
        </svg>
      </div>
      <Told {...{ answers, words, names }} />
    </div>
  );
}

function totals({ buckets }: Answers) {
  const good = buckets.reduce((sum, { answered }) => sum + answered, 0);
  const bad = buckets.reduce((sum, { failed }) => sum + failed, 0);
  return { good, all: good + bad };
}

function titleOf(answers: Answers, words: PanelWords): string {
  const { good, all } = totals(answers);
  return words.answersTitle(good, all);
}

interface DrawnProps {
  readonly answers: Answers;
  readonly width: number;
  readonly words: PanelWords;
  readonly names: PanelProps["names"];
}

/** Where the bars stand. */
function barsOf({ gap }: Answers) {
  const topPx = NAMES_PX + (gap?.isLong === true ? GAP_PX : 0);
  return { topPx, bottomPx: topPx + BARS_PX };
}

/** Drawn once for a run; only the line of the moment moves. */
function Drawn({ answers, width, words, names }: DrawnProps) {
  return useMemo(() => {
    const { drawn, troubles, joins } = answers;
    const { fromNs: startNs, toNs: endNs } = drawn;
    const x = (ns: number) =>
      Math.min(1, Math.max(0, (ns - startNs) / (endNs - startNs || 1))) * width;
    const { bottomPx } = barsOf(answers);
    const ticks = ticksOf({ startNs, endNs, x, width });
    const told = { x, words, names };
    const labels = [
      ...troubleLabels({ ...told, troubles }),
      ...joinLabels({ ...told, joins }),
    ];
    return (
      <>
        <Shades {...{ answers, x }} />
        <Bars {...{ answers, x }} />
        <Joins {...{ answers, x }} />
        <Labels {...{ labels, width }} />
        <GapMark {...{ answers, x, width }} />
        <path class="is-base" d={`M0 ${bottomPx}H${width}`} />
        {ticks.map((tick) => (
          <text
            key={tick.text}
            class="is-tick"
            x={tick.x}
            y={bottomPx + AXIS_PX - 4}
          >
            {tick.text}
          </text>
        ))}
      </>
    );
  }, [answers, width, words, names]);
}

type Scale = (ns: number) => number;

interface MarkProps {
  readonly answers: Answers;
  readonly x: Scale;
}

function Shades({ answers, x }: MarkProps) {
  const height = barsOf(answers).bottomPx;
  return (
    <>
      {answers.troubles.map(({ about, fromNs, toNs }) => {
        const left = x(fromNs);
        const width = Math.max(2, x(toNs) - left);
        return (
          <g key={`${about}/${fromNs}`}>
            <rect class="is-trouble" {...{ x: left, width, height }} />
            <path class="is-trouble-edge" d={`M${left} 0V${height}`} />
          </g>
        );
      })}
    </>
  );
}

function Bars({ answers, x }: MarkProps) {
  const { buckets, bucketNs, most } = answers;
  const height = (count: number) => (BARS_PX * count) / most;
  const bottom = barsOf(answers).bottomPx;
  return (
    <g>
      {buckets.map(({ startNs, answered, failed }) => {
        const left = x(startNs);
        const width = Math.max(1, x(startNs + bucketNs) - left - 1);
        const good = height(answered);
        const bad = height(failed);
        return (
          <g key={startNs}>
            <rect
              class="is-answered"
              {...{ x: left, width, y: bottom - good, height: good }}
            />
            {failed > 0 && (
              <rect
                class="is-failed"
                {...{ x: left, width, y: bottom - good - bad, height: bad }}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

function Joins({ answers, x }: MarkProps) {
  const places = new Set(answers.joins.map(({ atNs }) => Math.round(x(atNs))));
  const { bottomPx } = barsOf(answers);
  const lines = [...places].map((at) => `M${at} 0V${bottomPx}`);
  return <path class="is-join" d={lines.join("")} />;
}

interface GapMarkProps extends MarkProps {
  readonly width: number;
}

function GapMark({ answers, x, width }: GapMarkProps) {
  const { gap } = answers;
  if (gap === undefined || !gap.isLong) return null;
  const [left, right] = [x(gap.fromNs), x(gap.toNs)];
  const y = barsOf(answers).topPx - 6;
  const ends = `M${left} ${y - 5}v10M${right} ${y - 5}v10`;
  const length = timeText(gap.toNs - gap.fromNs);
  const middle = (left + right) / 2;
  const textX = middle + shiftInto(width, middle, labelWidth(length));
  return (
    <g class="is-gap">
      <path d={`${ends}M${left} ${y}H${right}`} />
      <text x={textX} y={y - 6}>
        {length}
      </text>
    </g>
  );
}

/** The same in words. */
function Told({ answers, words, names }: Omit<DrawnProps, "width">) {
  const { gap, troubles, joins, endNs, bucketNs } = answers;
  return (
    <>
      <p>
        {titleOf(answers, words)}
        {words.stop}
        {gap !== undefined && <GapText {...{ words }} gap={gap} />}
        {troubles.length + joins.length === 0 && paceText(answers, words)}
      </p>
      <ul class="answers-troubles">
        {troubles.map((trouble) => (
          <li key={`${trouble.about}/${trouble.fromNs}`}>
            {troubleText(trouble, { words, names, endNs })}
            {words.semicolon}
            {words.meanwhile(trouble.answered, trouble.failed)}
          </li>
        ))}
        {joins.map(({ host, atNs }) => (
          <li key={host}>
            {words.cameAt(names.get(host) ?? host, timeText(atNs))}
          </li>
        ))}
      </ul>
      <p class="quiet">
        <span class="answers-sign is-answered" aria-hidden="true" />{" "}
        {words.answered}{" "}
        <span class="answers-sign is-failed" aria-hidden="true" />{" "}
        {words.failed}
        {words.stop}
        {words.perBucket(timeText(bucketNs))}
      </p>
    </>
  );
}

/** Where nothing goes wrong, how much is done and how fast is the news. */
function paceText({ perSecond, meanNs }: Answers, words: PanelWords): string {
  if (meanNs === undefined) return "";
  const mean = timeText(Math.round(meanNs / NS_A_MS) * NS_A_MS);
  return words.pace(perSecond.toFixed(0), mean) + words.stop;
}

function GapText({
  gap,
  words,
}: {
  readonly gap: NonNullable<Answers["gap"]>;
  readonly words: PanelWords;
}) {
  const { fromNs, toNs, isLong } = gap;
  const length = timeText(toNs - fromNs);
  const text = isLong
    ? words.gap(timeText(fromNs), timeText(toNs), length)
    : words.noGap(length);
  return <>{text + words.stop}</>;
}

function troubleText(
  { what, about, fromNs, toNs }: Trouble,
  {
    words,
    names,
    endNs,
  }: Omit<DrawnProps, "width" | "answers"> & { readonly endNs: number },
): string {
  const from = timeText(fromNs);
  const to = toNs >= endNs ? undefined : timeText(toNs);
  if (what === "fault") {
    return words.faultFrom(words.faultKinds[about] ?? about, from, to);
  }
  const tell = {
    down: words.downFrom,
    paused: words.pausedFrom,
    slow: words.slowFrom,
  }[what];
  return tell(names.get(about) ?? about, from, to);
}
