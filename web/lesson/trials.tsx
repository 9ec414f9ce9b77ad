/** What does one try out in a run: another value, or a fault? */
import { useState } from "preact/hooks";
import type { Locale } from "../app/address.ts";
import { timeInWords } from "../scene/captions.ts";
import { hostLabel } from "./host-names.ts";
import type { StepProps } from "./step-props.ts";
import { useFocusWhen } from "./use-focus-when.ts";
import type { LessonWords } from "./words-en.ts";

/** What came of a try, and what the lesson says of it. */
interface Tried {
  readonly isReached: boolean;
  readonly told: string;
  /** Nothing ran: the value cannot be set. */
  readonly isRefused?: boolean;
}

export function Tweak(props: StepProps) {
  const { facts, words, record, walk, locale, onAsk, onRun } = props;
  const { control } = facts;
  const [value, setValue] = useState(valueShown(control, record?.said));
  const [tried, setTried] = useState<Tried | undefined>();
  if (control === undefined) return null;
  const submit = async (event: Event) => {
    event.preventDefault();
    const problem = outside(value, control, locale);
    if (problem !== "") {
      setTried({ isReached: false, told: problem, isRefused: true });
      return;
    }
    const answer = await onAsk({ kind: "tweak", value });
    if (answer?.kind !== "tried") return;
    onRun(answer.run);
    const { isReached, told } = answer;
    setTried({ isReached, told: told?.[locale] ?? "" });
    if (isReached) walk.send({ type: "done", said: String(value) });
  };
  const isDone = record?.state === "done";
  return (
    <form class="trial" noValidate onSubmit={(event) => void submit(event)}>
      <ControlInput {...{ control, words, locale, value }} onValue={setValue} />
      <button type="submit" class="primary">
        ▶ {control.choices === undefined ? words.tryOut : words.runIt}
      </button>
      <Outcome
        tried={tried ?? (isDone ? { isReached: true, told: "" } : undefined)}
        {...{ isDone }}
        texts={[
          tried === undefined && record?.said !== undefined
            ? words.doneWith(nameOf(control, record.said, locale))
            : words.reached,
          isDone ? words.missed : words.notReached,
        ]}
      />
    </form>
  );
}

/** What is said instead of a run; empty when the value may be set. */
function outside(
  value: number,
  { min, max }: ControlProps["control"],
  locale: Locale,
): string {
  if (value >= min && value <= max) return "";
  return locale === "en"
    ? `Choose a value from ${min} to ${max}.`
    : `请选 ${min} 到 ${max} 之间的值。`;
}

/** What one had set, or where the lesson begins. */
function valueShown(control: StepProps["facts"]["control"], said = ""): number {
  if (control === undefined) return 0;
  const { min, max, start } = control;
  const value = said === "" ? Number.NaN : Number(said);
  return value >= min && value <= max ? value : start;
}

/** What a value that was chosen is called. */
function nameOf(
  { choices, min }: ControlProps["control"],
  said: string,
  locale: Locale,
): string {
  return choices?.[Number(said) - min]?.[locale] ?? said;
}

interface ControlProps {
  readonly control: NonNullable<StepProps["facts"]["control"]>;
  readonly words: LessonWords;
  readonly locale: Locale;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

/** A list; or a slider, and a field for who would rather type. */
function ControlInput(props: ControlProps) {
  const { control, words, locale, value, onValue } = props;
  const { min, max, choices } = control;
  const name = words.controls[control.name] ?? control.name;
  const unit = words.controls[control.unit] ?? control.unit;
  const change = (event: { currentTarget: HTMLInputElement }) =>
    onValue(Number(event.currentTarget.value));
  if (choices !== undefined) {
    return (
      <label>
        <span class="caption">{words.control(name, unit)}</span>
        <select
          value={value}
          onChange={(event) => onValue(Number(event.currentTarget.value))}
        >
          {choices.map((choice, index) => (
            <option key={choice.en} value={min + index}>
              {choice[locale]}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label>
      <span class="caption">{words.control(name, unit)}</span>
      <span class="range">
        <input type="range" {...{ min, max, value }} onInput={change} />
        <input
          type="number"
          aria-label={words.control(name, unit)}
          {...{ min, max, value }}
          onInput={change}
        />
      </span>
    </label>
  );
}

interface OutcomeProps {
  readonly tried: Tried | undefined;
  /** It was reached before: what one tries now is no mistake. */
  readonly isDone: boolean;
  readonly texts: readonly [yes: string, no: string];
}

function Outcome({ tried, isDone, texts: [yes, no] }: OutcomeProps) {
  if (tried === undefined) return <div role="status" />;
  const { isReached, told, isRefused = false } = tried;
  const isGood = isReached || (isDone && !isRefused);
  // What one tries once it was reached is not wrong, and is told as it is.
  const isToldAlone = isRefused || (isGood && !isReached && told !== "");
  const verdict = isToldAlone ? "" : isReached ? yes : no;
  const mark = isReached ? "✓ " : isGood ? "" : "✗ ";
  return (
    <div role="status">
      <p class={`told ${isGood ? "good" : "bad"}`}>
        {mark}
        {verdict}
        {verdict === "" || verdict.endsWith("。") ? "" : " "}
        {told}
      </p>
    </div>
  );
}

/** The faults that were added, and what came of them. */
function useFaults({ walk, locale, onAsk, onRun }: StepProps) {
  const [hands, setHands] = useState<readonly string[]>([]);
  const [tried, setTried] = useState<Tried | undefined>();
  const run = async (next: readonly string[]) => {
    const answer = await onAsk({ kind: "break", hands: next });
    if (answer?.kind !== "tried") return;
    setHands(next);
    onRun(answer.run);
    const { isReached, told } = answer;
    const now = { isReached, told: told?.[locale] ?? "" };
    setTried(next.length === 0 ? undefined : now);
    if (isReached) walk.send({ type: "done" });
  };
  return { hands, tried, run };
}

export function Break(props: StepProps) {
  const { facts, words, locale, atNs, hosts, names } = props;
  const { hands, tried, run } = useFaults(props);
  const left = (facts.faultsMax ?? 0) - hands.length;
  // Buttons come and go with each fault; what is left is said above them.
  const said = useFocusWhen(hands.length > 0 && tried !== undefined);
  const offer = useFocusWhen(hands.length === 0);
  return (
    <div class="trial">
      <div ref={offer} tabIndex={-1}>
        <p>{words.faultsLeft(left)}</p>
      </div>
      {left > 0 && (
        <FaultButtons
          {...{ words, locale, hosts, names, atNs }}
          onFault={(fault) => void run([...hands, fault])}
        />
      )}
      <div ref={said} tabIndex={-1}>
        <Outcome
          {...{ tried }}
          isDone={false}
          texts={[words.broken, words.notBroken]}
        />
      </div>
      {hands.length > 0 && (
        <button type="button" onClick={() => void run([])}>
          ↶ {words.again}
        </button>
      )}
    </div>
  );
}

interface FaultProps {
  readonly words: LessonWords;
  readonly locale: Locale;
  readonly hosts: readonly string[];
  /** What the hosts are called in this language. */
  readonly names: StepProps["names"];
  readonly atNs: number;
  readonly onFault: (fault: string) => void;
}

/** Each acts after all that happened up to the moment on the scene. */
function FaultButtons(props: FaultProps) {
  const { words, locale, atNs, onFault } = props;
  const at = `${Math.round(atNs) + 1}ns`;
  return (
    <>
      <p>{words.moment(timeInWords(atNs, locale))}</p>
      <div class="fault-groups">
        {faultsFor(props).map(([target, faults]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has fields
          <div key={target} role="group" aria-label={target}>
            <span aria-hidden="true">{target}</span>
            <p>
              {faults.map(([name, action]) => (
                <button
                  key={action}
                  type="button"
                  onClick={() => onFault(`${at}=${action}`)}
                >
                  {name}
                </button>
              ))}
            </p>
          </div>
        ))}
      </div>
    </>
  );
}

type Fault = readonly [name: string, action: string];

/** By what they hit: a host, or the network between them. */
type Group = readonly [target: string, faults: readonly Fault[]];

function faultsFor(props: FaultProps): readonly Group[] {
  const { hosts, names, words, locale } = props;
  const groups = hosts.map((host): Group => {
    const faults: readonly Fault[] = [
      [words.crash, `crash:${host}`],
      [words.process, `crash:${host}/process`],
    ];
    return [hostLabel(locale, host), faults];
  });
  const cuts = hosts.map((host): Fault => {
    return [words.cutOne(names.get(host) ?? host), `partition:${host}>*`];
  });
  const [first] = hosts;
  if (first !== undefined) {
    // Between two there is one link; else it is said whose links these are.
    const whose = hosts.length > 2 ? (names.get(first) ?? first) : "";
    cuts.push([words.cut(whose), `partition:${first}|*`]);
  }
  return [...groups, [words.network, cuts]];
}
