/** How does a scene read to who cannot see it? */
import { budgetAt, type Call } from "./calls.ts";
import { captionOf, type Locale, timeInWords } from "./captions.ts";
import type { DeskWords } from "./desk-words-en.ts";
import { isActive } from "./faults.ts";
import { stateAt } from "./host-tracks.ts";
import { lastTold, type Scene } from "./scene.ts";

/** The state at a moment, a sentence for each thing. */
export function described(
  scene: Scene,
  atNs: number,
  { words: { say }, locale }: { words: DeskWords; locale: Locale },
): string[] {
  const { model } = scene;
  const hosts = model.hosts.map((host) =>
    say.host(host.name, say.state[stateAt(host, atNs)]),
  );
  const open = model.calls.filter(({ startNs, endNs }) => {
    return startNs <= atNs && (endNs === undefined || atNs < endNs);
  });
  const left = (ns: number) => say.left(timeInWords(ns, locale));
  const waits = open.map((call) => waitText(call, atNs, { say, left }));
  const cuts = model.faults
    .filter((fault) => fault.kind === "partition" && isActive(fault, atNs))
    .map(({ from, to, isOneWay }) => {
      const cut = isOneWay ? say.cut : say.cutBothWays;
      return cut(from.join(say.and), to.join(say.and));
    });
  const told = lastTold(scene, atNs);
  const last =
    told === undefined ? say.nothing : say.last(captionOf(told, locale));
  const calls = waits.length === 0 ? [say.noCall] : waits;
  const at = say.at(timeInWords(atNs, locale));
  return [at, ...hosts, ...cuts, ...calls, last];
}

interface WaitWords {
  readonly say: DeskWords["say"];
  readonly left: (ns: number) => string;
}

function waitText(call: Call, atNs: number, { say, left }: WaitWords): string {
  const text = say.waits(call.id, call.method, call.to);
  const share = budgetAt(call, atNs);
  if (share === undefined || call.deadlineNs === undefined) {
    return text + say.stop;
  }
  return text + left(call.deadlineNs - atNs);
}
