/** What is on its way, and what can one do to it? */
import { lastRowOf } from "./lab-moment.ts";
import type { RunProps } from "./part.ts";
import {
  dropOf,
  holdOf,
  type StandingFault,
  type Underway,
  worldAt,
} from "./world.ts";

/** More than that at once nobody picks from. */
const PACKETS_SHOWN = 4;

export function OnItsWay(props: RunProps) {
  const { lab, words, branch } = props;
  const { rows } = branch.report;
  const { packets, faults } = worldAt(rows, lastRowOf(rows, lab));
  return (
    <section class="on-its-way">
      <h2>{words.onItsWay}</h2>
      {packets.length === 0 && <p>{words.nothingOnItsWay}</p>}
      <ul>
        {packets.slice(0, PACKETS_SHOWN).map((packet, index) => (
          <PacketItem
            key={`${packet.link}/${packet.n}`}
            {...props}
            packet={packet}
            isFirst={index === 0}
          />
        ))}
      </ul>
      {packets.length > PACKETS_SHOWN && (
        <p>{words.more(packets.length - PACKETS_SHOWN)}</p>
      )}
      <Faults {...props} faults={faults} />
    </section>
  );
}

function Faults({
  lab,
  actions,
  words,
  faults,
}: RunProps & { faults: readonly StandingFault[] }) {
  if (faults.length === 0) return null;
  return (
    <>
      <h2>{words.faults}</h2>
      <ul>
        {faults.map(({ id, about }) => (
          <li key={id} class="packet">
            <span>
              <code>{id}</code> {about}
            </span>
            <button
              type="button"
              disabled={lab.status !== "idle"}
              onClick={() => void actions.intervene(`heal:${id}`)}
            >
              {words.heal} {id}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function PacketItem({
  lab,
  actions,
  words,
  packet,
  isFirst,
}: RunProps & { packet: Underway; isFirst: boolean }) {
  const { link, n, what, isHeld } = packet;
  const name = `${link}/${n}`;
  const hands = [
    ["D", words.drop, dropOf(packet)],
    ["H", isHeld ? words.release : words.hold, holdOf(packet)],
  ] as const;
  return (
    <li class="packet">
      <span>
        <code>{name}</code> {what} {isHeld && <b>{words.held}</b>}
      </span>
      {hands.map(([key, word, action]) => (
        <button
          key={key}
          type="button"
          aria-label={`${word} ${name}`}
          data-key={isFirst ? key : undefined}
          disabled={lab.status !== "idle"}
          onClick={() => void actions.intervene(action)}
        >
          {word}
        </button>
      ))}
    </li>
  );
}
