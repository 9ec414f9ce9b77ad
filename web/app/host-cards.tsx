/** How are the hosts now, and what can one do to them? */

import { useMemo } from "preact/hooks";
import { Icon } from "../scene/icon.tsx";
import {
  actionFor,
  type HostView,
  hostsAt,
  pauseFor,
  shownNames,
} from "./hosts.ts";
import { lastRowOf, lastRowUntil, momentOf } from "./lab-moment.ts";
import { hostNames } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { partitionFor, worldAt } from "./world.ts";

export function HostCards(props: RunProps) {
  const { lab, words, branch } = props;
  const { rows } = branch.report;
  const names = hostNames(lab);
  const lastRow = lastRowOf(rows, lab);
  // What a program shows is read in the picture too, at the whole moment.
  const endRow = Math.max(lastRow, lastRowUntil(rows, momentOf(rows, lab)));
  const hosts = useMemo(() => {
    const then = hostsAt(rows, names, lastRow);
    const end = endRow === lastRow ? then : hostsAt(rows, names, endRow);
    return then.map((host, nth) => {
      return { ...host, shown: end[nth]?.shown ?? host.shown };
    });
  }, [rows, names.join(), lastRow, endRow]);
  const world = worldAt(rows, lastRow);
  const partitions = useMemo(
    () => names.map((name) => partitionFor(world, name)),
    [
      names.join(),
      world.faults.map(({ id, about }) => `${id} ${about}`).join(),
    ],
  );
  const selected = names.includes(lab.selected) ? lab.selected : names[0];
  return (
    <section class="hosts">
      <h2>{words.hosts}</h2>
      <ul>
        {hosts.map((host, nth) => (
          <HostCard
            key={host.name}
            {...props}
            host={host}
            partition={partitions[nth] ?? ""}
            isSelected={host.name === selected}
          />
        ))}
      </ul>
    </section>
  );
}

type CardProps = RunProps & {
  readonly host: HostView;
  readonly isSelected: boolean;
  /** What the key P does to it. */
  readonly partition: string;
};

/** Of a hundred hosts hardly any changes from one row to the next. */
function HostCard(props: CardProps) {
  const { lab, words, branch, host, isSelected, partition } = props;
  const state = [host.state, host.incarnation, ...host.shown].join();
  return useMemo(
    () => <Card {...props} />,
    [lab.status, words, branch, state, isSelected, partition],
  );
}

function Card(props: CardProps) {
  const { actions, words, branch, host, isSelected } = props;
  const { name, state, incarnation, shown } = host;
  // Room for all that it ever shows: the hands stay under the pointer.
  const names = [...(shownNames(branch.report.rows).get(name) ?? [])];
  const values = new Map(shown);
  const select = () => actions.change({ kind: "selected", host: name });
  const inspect = () => {
    const inspected = { kind: "host", name } as const;
    actions.change({ kind: "inspected", inspected });
  };
  const classes = `host-card ${state} ${isSelected ? "selected" : ""}`;
  return (
    // The keys act on the host where the focus was last.
    <li class={classes} onFocusCapture={select}>
      <p class="name">
        <span class="sign">
          <Icon name={state} />
        </span>
        <button type="button" class="link name" onClick={inspect}>
          <b>{name}</b>
        </button>{" "}
        <span class="state">{words.state[state]}</span>
        {incarnation > 1 && <small>{words.incarnation(incarnation)}</small>}
      </p>
      {names.length > 0 && (
        <p class="shown">
          {names.map((key) => (
            <code key={key}>{`${key} = ${values.get(key) ?? "–"}`}</code>
          ))}
        </p>
      )}
      <Hands {...props} />
    </li>
  );
}

function Hands(props: CardProps) {
  const { lab, actions, words, host, isSelected, partition } = props;
  const { name, state } = host;
  const crash = actionFor(state);
  const pause = pauseFor(state);
  const isCut = partition.startsWith("heal");
  const all = [
    ["C", words[crash], `${crash}:${name}`],
    ["Z", words[pause], `${pause}:${name}`],
    ["P", isCut ? words.heal : words.partition, partition],
  ] as const;
  // Who is down can be neither paused nor resumed.
  const isRunning = state === "up" || state === "paused";
  const isOff = lab.status !== "idle";
  return (
    <p class="hands">
      {all.map(([key, word, action]) => (
        <button
          key={key}
          type="button"
          aria-label={`${word} ${name}`}
          data-key={key}
          aria-keyshortcuts={isSelected ? key : undefined}
          disabled={isOff || (key === "Z" && !isRunning)}
          onClick={() => void actions.intervene(action)}
        >
          {word}
        </button>
      ))}
    </p>
  );
}
