/** What is there to know of the one thing that one looks at? */

import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { never } from "../../src/ports/assert.ts";
import { PORT_DEFAULT } from "../../src/scenario/scenario.ts";
import type { Rows } from "../engine/order.ts";
import { type Connection, connectionAt } from "../scene/connections.ts";
import { Icon } from "../scene/icon.tsx";
import type { Locale } from "./address.ts";
import { CallView } from "./call-view.tsx";
import { callWordsOf } from "./call-words.ts";
import { ConnectionButton } from "./connection-button.tsx";
import { type HostView, hostsAt } from "./hosts.ts";
import {
  connectionFacts,
  connectionsFor,
  type Inspected,
  lastRowsOf,
  openCallsOf,
} from "./inspect.ts";
import { inspectorWordsOf } from "./inspector-words.ts";
import { lastRowOf, momentOf } from "./lab-moment.ts";
import { dataOf, hostNames, type Lab } from "./lab-state.ts";
import type { RunProps } from "./part.ts";
import { RowLinks } from "./row-links.tsx";
import { timeText } from "./rows.ts";
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
          {titleOf(inspected, lab.locale)} <b>{name}</b>
        </h2>
        <button type="button" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <View {...props} inspected={inspected} />
    </section>
  );
}

function View(props: RunProps & { readonly inspected: Inspected }) {
  const { inspected } = props;
  switch (inspected.kind) {
    case "host":
      return <HostFacts {...props} name={inspected.name} />;
    case "connection":
      return <ConnectionView {...props} of={inspected} />;
    case "call":
      return <CallView {...props} name={inspected} />;
    default:
      return never(inspected);
  }
}

function titleOf({ kind }: Inspected, locale: Locale): string {
  if (kind === "call") return callWordsOf(locale).call;
  return inspectorWordsOf(locale)[kind];
}

function nameOf(inspected: Inspected): string {
  switch (inspected.kind) {
    case "host":
      return inspected.name;
    case "connection":
      return `${inspected.client}:${inspected.clientPort}`;
    case "call":
      return `${inspected.client}#${inspected.n}`;
    default:
      return never(inspected);
  }
}

function HostFacts(props: RunProps & { readonly name: string }) {
  const { lab, branch, words: page, name } = props;
  const words = inspectorWordsOf(lab.locale);
  const { rows } = branch.report;
  const now = lastRowOf(rows, lab);
  // Of another host one host knows nothing.
  const known = lab.eyes === "" ? hostNames(lab) : [lab.eyes];
  const host = hostsAt(rows, known, now).find((one) => one.name === name);
  if (host === undefined) return <p>{words.nothing}</p>;
  const atNs = momentOf(rows, lab);
  const connections = connectionsOf(name, rows, atNs);
  const ports = connections
    .filter((one) => one.client === name && connectionAt(one, atNs) === "open")
    .map(({ clientPort }) => clientPort)
    .join(", ");
  return (
    <dl>
      <dt>{words.state}</dt>
      <dd>{page.state[host.state]}</dd>
      <dt>{words.start}</dt>
      <dd>{words.nth(host.incarnation)}</dd>
      <dt>{words.shows}</dt>
      <dd>{shownText(host) || words.nothing}</dd>
      <Listening lab={lab} host={host} />
      <dt>{words.ports}</dt>
      <dd>{ports || words.nothing}</dd>
      <dt>{words.connections}</dt>
      {connections.length === 0 && <dd>{words.nothing}</dd>}
      {connections.map((one) => {
        const key = `${one.client}:${one.clientPort}`;
        const about = { connection: one, atNs };
        return <ConnectionLink key={key} {...props} {...about} />;
      })}
      <dt>{words.calls}</dt>
      <RowLinks {...props} rows={openCallsOf(rows, name, now)} />
      <dt>{words.events}</dt>
      <RowLinks {...props} rows={lastRowsOf(rows, name, now)} />
    </dl>
  );
}

interface ListeningProps {
  readonly lab: Lab;
  readonly host: HostView;
}

function Listening({ lab, host }: ListeningProps) {
  const words = inspectorWordsOf(lab.locale);
  const isRunning = host.state === "up" || host.state === "paused";
  const ports = (isRunning ? servicesOf(lab, host.name) : []).map(
    ({ service, port = PORT_DEFAULT }) => words.listens(port, service),
  );
  return (
    <>
      <dt>{words.listening}</dt>
      <dd>{ports.join(", ") || words.nothing}</dd>
    </>
  );
}

function servicesOf(lab: Lab, name: string) {
  const { services = [] } = dataOf(lab, lab.ran.scenario) ?? {};
  return services.filter(({ host }) => host === name);
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

function ConnectionLink(
  props: RunProps & { readonly connection: Connection; readonly atNs: number },
) {
  const { lab, connection, atNs } = props;
  const words = inspectorWordsOf(lab.locale);
  return (
    <dd>
      <ConnectionButton {...props} />{" "}
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
  const facts = connectionFacts(rows, of, lastRowOf(rows, lab));
  // Another branch may never have opened it.
  if (facts === undefined) return <p>{words.states.none}</p>;
  const { connection, handshakeNs, toServer, toClient, endRow } = facts;
  const { client, server } = connection;
  const state = connectionAt(connection, momentOf(rows, lab));
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
