/** How much happens in each part of a scene, and where is what matters? */
import type { Scene } from "./scene.ts";

export interface Sign {
  readonly kind: "fault" | "crash" | "bookmark" | "check";
  readonly atNs: number;
}

const CRASHES = ["host.crashed", "host.process-crashed"];

/** How many things are told in each of so many equal parts of the screen. */
export function densityOf({ tellings, clock }: Scene, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  for (const { atNs } of tellings) {
    const share = clock.toScreenMs(atNs) / clock.lengthMs;
    const part = Math.min(parts - 1, Math.floor(share * parts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

/** Faults that begin and hosts that crash, within the scene. */
export function signsOf({ model, clock }: Scene): Sign[] {
  const faults = model.faults.map(({ beginNs }): Sign => {
    return { kind: "fault", atNs: beginNs };
  });
  const crashes = model.rows
    .filter(({ kind }) => CRASHES.includes(kind.name))
    .map(({ atNs }): Sign => ({ kind: "crash", atNs }));
  return [...faults, ...crashes].filter(
    ({ atNs }) => atNs >= clock.startNs && atNs <= clock.endNs,
  );
}

/** The sign under a finger, or none. */
export function signNear(
  signs: readonly Sign[],
  x: (atNs: number) => number,
  { at, reach }: { readonly at: number; readonly reach: number },
): Sign | undefined {
  const far = (sign: Sign) => Math.abs(x(sign.atNs) - at);
  return signs
    .filter((sign) => far(sign) <= reach)
    .sort((a, b) => far(a) - far(b))[0];
}
