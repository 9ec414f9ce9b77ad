/** What do programs show of themselves on their hosts? */
import { ownOf } from "../../src/ports/own.ts";
import { ClientIcon, ServerIcon } from "../lesson/host-icons.tsx";
import { BankIcon, PhoneIcon } from "../opening/icons.tsx";
import type { HostLook } from "../scene/host-node.tsx";
import { stateAt, valueAt } from "../scene/host-tracks.ts";
import type { Scene } from "../scene/scene.ts";
import { onceFor } from "../scene/spans.ts";

/** How long a reading looks as if it had just changed. */
const FRESH_MS = 900;

const ICONS: Readonly<Record<string, () => HostLook["icon"]>> = {
  bank: BankIcon,
  phone: PhoneIcon,
};

const askedIn = onceFor(
  ({ calls, connections }: Scene["model"]) =>
    new Set([
      ...calls.map(({ to }) => to),
      ...connections.map(({ server }) => server),
    ]),
);

/** Drawn once for all frames. */
const iconsIn = onceFor((model: Scene["model"]) => {
  const asked = askedIn(model);
  const icons = model.hosts.map(({ name }) => {
    const Icon =
      ownOf(ICONS, name) ?? (asked.has(name) ? ServerIcon : ClientIcon);
    return [name, <Icon key={name} />] as const;
  });
  return new Map(icons);
});

export function looksAt(
  { model, clock }: Scene,
  atNs: number,
  inspect?: (host: string) => void,
): Readonly<Record<string, HostLook>> {
  const looks: Record<string, HostLook> = {};
  const icons = iconsIn(model);
  const beforeNs = clock.toNs(clock.toScreenMs(atNs) - FRESH_MS);
  for (const host of model.hosts) {
    const { name, shown } = host;
    const [first] = shown;
    const icon = icons.get(name);
    const hand = inspect && { onPress: () => inspect(name) };
    looks[name] = { name, icon, ...hand };
    // What a dead program showed, it shows no more.
    if (first === undefined || stateAt(host, atNs) === "down") continue;
    const value = valueAt(first[1], atNs);
    if (value === undefined) continue;
    const isFresh = valueAt(first[1], beforeNs) !== value;
    const reading = { label: first[0], value: String(value), isFresh };
    looks[name] = { name, icon, ...hand, reading };
  }
  return looks;
}
