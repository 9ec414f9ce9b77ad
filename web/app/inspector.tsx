/** What is there to know of the one thing that one looks at? */
import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Rows } from "../engine/order.ts";
import { type Connection, connectionAt } from "../scene/connections.ts";
import { type HostView, hostsAt } from "./hosts.ts";
import {
  connectionFacts,
  connectionsFor,
  type Inspected,
  lastRowsOf,
  openCallsOf,
} from "./inspect.ts";
import { inspectorWordsOf } from "./inspector-words.ts";
import { hostNames } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { sentenceText, timeText } from "./rows.ts";
import "./inspector.css";

export function Inspector(props: RunProps) {
  const { lab, actions } = props;
  const { inspected } = lab;
  const words = inspectorWordsOf(lab.locale);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    actions.change({ kind: "inspected", inspected: undefined });
    document.getElementById("scene")?.focus({ preventScroll: true });
  };
  // Who opened it by key goes on reading in it.
  useEffect(() => {
    if (inspected !== undefined) heading.current?.focus();
  }, [inspected]);
  if (inspected === undefined) return null;
  const isHost = inspected.kind === "host";
  const name = nameOf(inspected);
  return (
    <section
      class="inspector"
      aria-label={words.inspect(name)}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {isHost ? words.host : words.connection} <b>{name}</b>
        </h2>
        <button type="button" aria-label={words.close} onClick={close}>
          ✕
        </button>
      </header>
      {isHost ? (
        <HostFacts {...props} name={inspected.name} />
      ) : (
        <ConnectionView {...props} of={inspected} />
      )}
    </section>
  );
}

function nameOf(inspected: Inspected): string {
  if (inspected.kind === "host") return inspected.name;
  return `${inspected.client}:${inspected.clientPort}`;
}

function HostFacts(props: RunProps & { readonly name: string }) {
  const { lab, branch, words: page, name } = props;
  const words = inspectorWordsOf(lab.locale);
  const { rows } = branch.report;
  const host = hostsAt(rows, hostNames(lab), lab.row).find(
    (one) => one.name === name,
  );
  if (host === undefined) return <p>{words.nothing}</p>;
  const atNs = rows.atNs[lab.row] ?? 0;
  const connections = connectionsOf(name, rows, atNs);
  const ports = connections
    .filter((one) => one.client === name && connectionAt(one, atNs) === "open")
    .map(({ clientPort }) => clientPort);
  return (
    <dl>
      <dt>{words.state}</dt>
      <dd>{page.state[host.state]}</dd>
      <dt>{words.start}</dt>
      <dd>{words.nth(host.incarnation)}</dd>
      <dt>{words.shows}</dt>
      <dd>{shownText(host) || words.nothing}</dd>
      <dt>{words.ports}</dt>
      <dd>{ports.join(", ") || words.nothing}</dd>
      <dt>{words.connections}</dt>
      {connections.length === 0 && <dd>{words.nothing}</dd>}
      {connections.map((one) => (
        <ConnectionLink
          key={`${one.client}:${one.clientPort}`}
          {...props}
          connection={one}
          atNs={atNs}
        />
      ))}
      <dt>{words.calls}</dt>
      <RowLinks {...props} rows={openCallsOf(rows, name, lab.row)} />
      <dt>{words.events}</dt>
      <RowLinks {...props} rows={lastRowsOf(rows, name, lab.row)} />
    </dl>
  );
}

function shownText({ shown }: HostView): string {
  return shown.map(([key, value]) => `${key} = ${value}`).join(", ");
}

/** Those that a host has or had, at either end. */
function connectionsOf(name: string, rows: Rows, atNs: number) {
  return connectionsFor(rows).filter(
    (one) =>
      (one.client === name || one.server === name) &&
      connectionAt(one, atNs) !== "none",
  );
}

function ConnectionLink({
  lab,
  actions,
  connection,
  atNs,
}: RunProps & { readonly connection: Connection; readonly atNs: number }) {
  const words = inspectorWordsOf(lab.locale);
  const { client, clientPort, server } = connection;
  const inspected = { kind: "connection", client, clientPort } as const;
  return (
    <dd>
      <button
        type="button"
        class="link"
        onClick={() => actions.change({ kind: "inspected", inspected })}
      >
        {client}:{clientPort} → {server}
      </button>{" "}
      {words.states[connectionAt(connection, atNs)]}
    </dd>
  );
}

interface OfConnection {
  readonly of: { readonly client: string; readonly clientPort: number };
}

function ConnectionView(props: RunProps & OfConnection) {
  const { lab, branch, of } = props;
  const words = inspectorWordsOf(lab.locale);
  const { rows } = branch.report;
  const facts = connectionFacts(rows, of, lab.row);
  // Another branch may never have opened it.
  if (facts === undefined) return <p>{words.states.none}</p>;
  const { connection, handshakeNs, toServer, toClient, endRow } = facts;
  const { client, server } = connection;
  const state = connectionAt(connection, rows.atNs[lab.row] ?? 0);
  const sent = [
    [client, server, toServer],
    [server, client, toClient],
  ] as const;
  return (
    <dl>
      <dt>{words.state}</dt>
      <dd>{words.states[state]}</dd>
      <dt>{words.handshake}</dt>
      <dd>
        {handshakeNs === undefined || state === "none"
          ? words.nothing
          : words.took(timeText(handshakeNs))}
      </dd>
      {sent.map(([from, to, { bytes, packets }]) => (
        <Fragment key={from}>
          <dt>{words.sent(from, to)}</dt>
          <dd>{words.size(bytes, packets)}</dd>
        </Fragment>
      ))}
      <dt>{words.ended}</dt>
      <RowLinks {...props} rows={endRow === undefined ? [] : [endRow]} />
      <dt>{words.host}</dt>
      <HostLink {...props} name={client} />
      <HostLink {...props} name={server} />
    </dl>
  );
}

function HostLink({ actions, name }: RunProps & { readonly name: string }) {
  const inspected = { kind: "host", name } as const;
  return (
    <dd>
      <button
        type="button"
        class="link"
        onClick={() => actions.change({ kind: "inspected", inspected })}
      >
        {name}
      </button>
    </dd>
  );
}

function RowLinks({
  lab,
  actions,
  branch,
  rows: numbers,
}: RunProps & { readonly rows: readonly number[] }) {
  const { rows } = branch.report;
  if (numbers.length === 0) {
    return <dd>{inspectorWordsOf(lab.locale).nothing}</dd>;
  }
  return (
    <>
      {numbers.map((row) => (
        <dd key={row}>
          <button
            type="button"
            class="link"
            onClick={() => actions.change({ kind: "moved", row })}
          >
            <span class="time">{timeText(rows.atNs[row] ?? 0)}</span>{" "}
            {sentenceText(rows, row)}
          </button>
        </dd>
      ))}
    </>
  );
}
