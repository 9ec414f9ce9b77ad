/** How are the hosts now, and what can one do to them? */
import { useMemo } from "preact/hooks";
import type { PartProps } from "./app.tsx";
import { type HostState, type HostView, hostsAt } from "./hosts.ts";
import type { Branch } from "./lab-state.ts";
import { hostNames } from "./scene.tsx";

type Props = PartProps & { readonly branch: Branch };

const SIGNS: Readonly<Record<HostState, string>> = {
  "not-started": "○",
  up: "●",
  down: "✕",
  paused: "‖",
};

/** What one can do to a host in this state. */
export function actionFor(state: HostState): "crash" | "restart" {
  return state === "down" ? "restart" : "crash";
}

export function HostCards(props: Props) {
  const { lab, words, branch } = props;
  const { rows } = branch.report;
  const names = hostNames(lab);
  const hosts = useMemo(
    () => hostsAt(rows, names, lab.row),
    [rows, names, lab.row],
  );
  return (
    <section class="hosts">
      <h2>{words.hosts}</h2>
      <ul>
        {hosts.map((host, index) => (
          <HostCard key={host.name} {...props} host={host} n={index + 1} />
        ))}
      </ul>
    </section>
  );
}

function HostCard({
  lab,
  actions,
  words,
  host,
  n,
}: Props & { host: HostView; n: number }) {
  const { name, state, incarnation, shown } = host;
  const verb = actionFor(state);
  return (
    <li class={`host-card ${state}`}>
      <p class="name">
        <span class="sign" aria-hidden="true">
          {SIGNS[state]}
        </span>
        <b>{name}</b> <span class="state">{words.state[state]}</span>
        {incarnation > 1 && <small>{words.incarnation(incarnation)}</small>}
      </p>
      {shown.length > 0 && (
        <p class="shown">
          {shown.map(([key, value]) => (
            <code key={key}>{`${key} = ${value}`}</code>
          ))}
        </p>
      )}
      <button
        type="button"
        aria-label={`${words[verb]} ${name}`}
        data-key={n}
        aria-keyshortcuts={String(n)}
        disabled={lab.status !== "idle"}
        onClick={() => void actions.intervene(verb, name)}
      >
        {verb === "crash" ? "✕" : "↻"} {words[verb]} {name}
      </button>
    </li>
  );
}
