/** How does one see who believes in which server? */
import {
  type BeliefGroup,
  type Beliefs,
  beliefsOf,
  groupsAt,
  type ServerBelief,
  truthAt,
} from "./beliefs.ts";
import { timeText } from "./captions.ts";
import { type Directory, isSilentAt, saidAt } from "./directories.ts";
import type { HostState } from "./host-tracks.ts";
import { type Lesson, type Turn, turnsOf } from "./learning.ts";
import type { PanelProps } from "./panel-props.ts";

const STATE_SIGNS: Readonly<Record<HostState, string>> = {
  up: "●",
  down: "✕",
  paused: "‖",
  "not-started": "·",
};

/** Nobody reads more rows; clients that see the same share one. */
const GROUPS_MAX = 8;

export function BeliefsView(props: PanelProps) {
  const { scene, atNs, words } = props;
  const { model } = scene;
  const beliefs = beliefsOf(model);
  if (beliefs === undefined) return null;
  const groups = groupsAt(model, beliefs, atNs);
  return (
    <>
      <dl class="beliefs">
        <dt>{words.truth}</dt>
        <Truths {...props} servers={beliefs.servers} />
        {beliefs.directories.map((directory) => (
          <Said
            key={`${directory.host} ${directory.service}`}
            {...props}
            {...{ directory, beliefs }}
          />
        ))}
        {groups.slice(0, GROUPS_MAX).map((group) => (
          <Group
            key={`${group.service} ${group.clients[0]}`}
            {...props}
            {...{ group, beliefs }}
          />
        ))}
      </dl>
      <Turns {...props} />
    </>
  );
}

function Truths(props: PanelProps & { readonly servers: readonly string[] }) {
  const { scene, atNs, servers } = props;
  return (
    <dd>
      <ul>
        {servers.map((server) => (
          <Truth
            key={server}
            {...props}
            server={server}
            state={truthAt(scene.model, server, atNs)}
          />
        ))}
      </ul>
    </dd>
  );
}

interface TruthProps extends PanelProps {
  readonly server: string;
  readonly state: HostState;
}

function Truth({ server, state, words, names }: TruthProps) {
  return (
    <li class={`is-truth is-${state}`}>
      <b>
        <span aria-hidden="true">{STATE_SIGNS[state]}</span>{" "}
        {names.get(server) ?? server}
      </b>{" "}
      <small>{words.states[state]}</small>
    </li>
  );
}

interface SaidProps extends PanelProps {
  readonly directory: Directory;
  readonly beliefs: Beliefs;
}

function Said(props: SaidProps) {
  const { directory, beliefs, scene, atNs, words, names } = props;
  const { host, service } = directory;
  // Who is down says nothing.
  const isSilent = isSilentAt(scene.model, host, atNs);
  const list = saidAt(directory, atNs);
  if (list === undefined) return null;
  return (
    <>
      <dt>
        {words[isSilent ? "lastSaid" : "says"](names.get(host) ?? host)}
        <OfService {...{ beliefs, service }} />
      </dt>
      <dd>
        <ul>
          {(beliefs.services.get(service) ?? []).map((server) => {
            const isListed = list.includes(server);
            return (
              <li key={server} class={isListed ? "is-listed" : "is-unlisted"}>
                <b>
                  <span aria-hidden="true">{isListed ? "●" : "○"}</span>{" "}
                  {names.get(server) ?? server}
                </b>{" "}
                <small>{isListed ? words.listed : words.notListed}</small>
              </li>
            );
          })}
        </ul>
      </dd>
    </>
  );
}

/** More names than these are told by their number. */
const NAMES_MAX = 3;

interface OfServiceProps {
  readonly beliefs: Beliefs;
  readonly service: string;
}

/** Named only where there is more than one. */
function OfService({ beliefs, service }: OfServiceProps) {
  return beliefs.services.size > 1 ? <> · {service}</> : null;
}

interface GroupProps extends PanelProps {
  readonly group: BeliefGroup;
  readonly beliefs: Beliefs;
}

function Group(props: GroupProps) {
  const { group, beliefs, words, names } = props;
  const clients = group.clients.map((name) => names.get(name) ?? name);
  const count = clients.length;
  return (
    <>
      <dt title={count > NAMES_MAX ? clients.join(words.comma) : undefined}>
        {count <= NAMES_MAX
          ? words.believes(clients.join(words.comma), count)
          : words.believe(count)}
        <OfService {...{ beliefs }} service={group.service} />
      </dt>
      <dd>
        <ul>
          {group.servers.map((belief) => (
            <Chip key={belief.server} {...props} belief={belief} />
          ))}
        </ul>
      </dd>
    </>
  );
}

function Chip({
  belief,
  words,
  names,
}: PanelProps & { readonly belief: ServerBelief }) {
  const { server, isListed, isPassedOver, way, isWrong } = belief;
  const notes = [
    isListed ? words.listed : words.notListed,
    isWrong ? words.wrong : "",
    isPassedOver ? words.passedOver : words.ways[way],
  ];
  const classes = [isListed ? "is-listed" : "is-unlisted"];
  if (isWrong) classes.push("is-wrong");
  return (
    <li class={classes.join(" ")}>
      <b>
        <span aria-hidden="true">{isListed ? "●" : "○"}</span>{" "}
        {names.get(server) ?? server}
      </b>{" "}
      <small>{notes.filter((note) => note !== "").join(" · ")}</small>
    </li>
  );
}

function Turns(props: PanelProps) {
  const { scene, atNs, words, names } = props;
  const turns = turnsOf(scene.model).filter((turn) => turn.atNs <= atNs);
  if (turns.length === 0) return null;
  return (
    <>
      <h4>{words.learned}</h4>
      <ul class="turns">
        {turns.map((turn) => {
          const server = names.get(turn.server) ?? turn.server;
          const at = timeText(turn.atNs);
          return (
            <li key={`${turn.server}/${turn.atNs}`}>
              <b>{words[turn.what](server, at)}</b>
              <Lessons {...props} turn={turn} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface LessonsProps extends PanelProps {
  readonly turn: Turn;
}

function Lessons(props: LessonsProps) {
  const { turn, atNs, words } = props;
  const isKnown = (lesson: Lesson) => lesson.atNs <= atNs;
  const noticed = turn.lessons.filter(isKnown);
  const lists = turn.lists.filter(isKnown);
  if (noticed.length === 0) return <p>{words.notYet}</p>;
  const lines =
    turn.clientCount === 1
      ? singleLines(props, noticed[0], lists[0])
      : manyLines(props, noticed, lists);
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

function singleLines(
  { turn, words, names }: LessonsProps,
  noticed: Lesson | undefined,
  listed: Lesson | undefined,
): string[] {
  const after = ({ atNs }: Lesson) => timeText(atNs - turn.atNs);
  const lines: string[] = [];
  if (noticed !== undefined) {
    const client = names.get(noticed.client) ?? noticed.client;
    const sign = words.signs[noticed.sign];
    lines.push(words.noticed(client, after(noticed), sign));
  }
  if (listed !== undefined && listed !== noticed) {
    const client = names.get(listed.client) ?? listed.client;
    lines.push(words.listRight(client, after(listed)));
  }
  return lines;
}

function manyLines(
  { turn, words }: LessonsProps,
  noticed: readonly Lesson[],
  lists: readonly Lesson[],
): string[] {
  const say = (
    lessons: readonly Lesson[],
    tell: PanelProps["words"]["noticedMany"],
  ) => {
    const after = (lesson: Lesson | undefined) =>
      timeText((lesson?.atNs ?? turn.atNs) - turn.atNs);
    const count = words.ofAll(lessons.length, turn.clientCount);
    const when = words.when(after(lessons[0]), after(lessons.at(-1)));
    return lessons.length === 0 ? [] : [tell(count, when)];
  };
  const ofLists = say(lists, words.listsRight);
  // Who knows it from the list alone is told once.
  const isSame = noticed.every(({ sign }) => sign === "list");
  return isSame ? ofLists : [...say(noticed, words.noticedMany), ...ofLists];
}
