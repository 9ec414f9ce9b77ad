/** How are the hosts now, and what can one do to them? */
import { useMemo } from "preact/hooks";
import { actionFor, type HostState, type HostView, hostsAt } from "./hosts.ts";
import { hostNames } from "./lab-state.ts";
import type { RunProps } from "./part.ts";

const SIGNS: Readonly<Record<HostState, string>> = {
  "not-started": "○",
  up: "●",
  down: "✕",
  paused: "‖",
};

export function HostCards(props: RunProps) {
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
}: RunProps & { host: HostView; n: number }) {
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
        onClick={() => void actions.intervene(`${verb}:${name}`)}
      >
        {verb === "crash" ? "✕" : "↻"} {words[verb]} {name}
      </button>
    </li>
  );
}
