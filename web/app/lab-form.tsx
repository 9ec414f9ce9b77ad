/** What of the scenario shall be otherwise? */

import { useState } from "preact/hooks";
import type { Problem } from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { Icon } from "../scene/icon.tsx";
import type { Locale } from "./address.ts";
import { dataOf } from "./lab-state.ts";
import type { PartProps } from "./part.ts";
import { problemText } from "./problem-words.ts";
import {
  type Field,
  fieldsOf,
  isSame,
  valueAt,
  withText,
} from "./scenario-fields.ts";
import { useStages } from "./turn.ts";

export function LabForm(props: PartProps) {
  const { lab } = props;
  const data = dataOf(lab, lab.scenario);
  if (data === undefined) return <Room {...props} />;
  return <Form {...props} data={data} />;
}

function Form({ data, ...props }: PartProps & { readonly data: Scenario }) {
  const { lab, actions, words } = props;
  // It is folded at first: its many fields come after what one sees.
  const stage = useStages(1);
  const shipped = lab.cards.find(({ name }) => name === data.name)?.data;
  const choose = (scenario: Scenario) =>
    actions.change({ kind: "chosen", scenario: shortest(scenario, shipped) });
  const submit = (event: Event) => {
    event.preventDefault();
    void actions.run();
  };
  const isChanged = typeof lab.scenario !== "string";
  const ran = lab.branches.length > 0 && dataOf(lab, lab.ran.scenario);
  const isToRun = !ran || !isSame(data, ran);
  return (
    <details class="lab-form">
      <Summary {...{ words, isChanged, isToRun }} />
      <form onSubmit={submit}>
        {(stage > 0 ? fieldsOf(data) : []).map((field) => (
          <FieldInput
            key={`${data.name}/${field.path}`}
            {...props}
            field={field}
            data={data}
            onText={(text) => choose(withText(data, field, text))}
          />
        ))}
        <button type="submit" disabled={lab.status !== "idle"}>
          <Icon name="play" /> {words.run}
        </button>
        {isChanged && shipped && (
          <button type="button" onClick={() => choose(shipped)}>
            <Icon name="undo" /> {words.asShipped}
          </button>
        )}
      </form>
    </details>
  );
}

/** Is there before the form, so that nothing below it moves. */
function Room({ lab }: PartProps) {
  return lab.status === "loading" ? <div class="lab-form-room" /> : null;
}

/** A name makes a shorter link than all of the data. */
function shortest(scenario: Scenario, shipped: Scenario | undefined) {
  const isShipped = shipped !== undefined && isSame(scenario, shipped);
  return isShipped ? scenario.name : scenario;
}

interface SummaryProps extends Pick<PartProps, "words"> {
  readonly isChanged: boolean;
  /** What one sees was run before the change. */
  readonly isToRun: boolean;
}

function Summary({ words, isChanged, isToRun }: SummaryProps) {
  const word = isToRun ? words.formChanged : words.formDiffers;
  return (
    <summary>
      {words.form}
      {isChanged && <span class="changed"> · {word}</span>}
    </summary>
  );
}

interface FieldProps extends PartProps {
  readonly field: Field;
  readonly data: Scenario;
  readonly onText: (text: string) => void;
}

function FieldInput({ lab, words, field, data, onText }: FieldProps) {
  const { path, name, about } = field;
  const value = String(valueAt(data, field) ?? "");
  const [text, setText] = useState(value);
  // "0." is on its way to "0.5"; whatever else differs came from elsewhere.
  const isTyped = text === value || (text !== "" && Number(text) === +value);
  const shown = isTyped ? text : value;
  const problem = lab.places.find((one) => one.path === path);
  const id = `field-${path.replaceAll(/[^\w]/g, "-")}`;
  return (
    <label class={problem === undefined ? "field" : "field bad"}>
      <span class="caption">
        {words.field[name]} {about !== "" && <code>{about}</code>}
      </span>
      <input
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        placeholder={name === "loss" ? "0" : words.none}
        value={shown}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onText(event.currentTarget.value);
        }}
      />
      {problem !== undefined && (
        <FieldProblem {...{ id, problem }} locale={lab.locale} />
      )}
    </label>
  );
}

interface ProblemProps {
  readonly id: string;
  readonly problem: Problem;
  readonly locale: Locale;
}

function FieldProblem({ id, problem, locale }: ProblemProps) {
  const { text, lang } = problemText({ ...problem, path: "" }, locale);
  return (
    <span id={id} class="field-problem" lang={lang}>
      {text}
    </span>
  );
}
