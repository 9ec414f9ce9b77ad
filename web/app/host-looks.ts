/** What do programs show of themselves on their hosts? */
import type { HostLook } from "../scene/host-node.tsx";
import { valueAt } from "../scene/host-tracks.ts";
import type { Scene } from "../scene/scene.ts";

/** How long a reading looks as if it had just changed. */
const FRESH_MS = 900;

export function looksAt(
  { model, clock }: Scene,
  atNs: number,
  inspect?: (host: string) => void,
): Readonly<Record<string, HostLook>> {
  const looks: Record<string, HostLook> = {};
  const beforeNs = clock.toNs(clock.toScreenMs(atNs) - FRESH_MS);
  for (const { name, shown } of model.hosts) {
    const [first] = shown;
    const value = first && valueAt(first[1], atNs);
    const hand = inspect && { onPress: () => inspect(name) };
    looks[name] = { name, ...hand };
    if (first === undefined || value === undefined) continue;
    const isFresh = valueAt(first[1], beforeNs) !== value;
    const reading = { label: first[0], value: String(value), isFresh };
    looks[name] = { name, ...hand, reading };
  }
  return looks;
}
