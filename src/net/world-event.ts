/** What befell the hosts and the network between them? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

type HostCells = [host: string, incarnation: number];

function hostEvent(verb: string, sentence: (...cells: HostCells) => string) {
  return eventKind<HostCells>({
    name: `host.${verb}`,
    level: "world",
    isNotable: true,
    columns: ["host", "incarnation"],
    sentence,
  });
}

export const hostStarted = hostEvent("started", (host, incarnation) =>
  incarnation === 1
    ? `${host} starts`
    : `${host} starts again, incarnation ${incarnation}`,
);

/** The machine is gone: from now on it is silent. */
export const hostCrashed = hostEvent(
  "crashed",
  (host) => `${host} crashes and forgets its memory`,
);

/** Its process is gone; its operating system still answers. */
export const processCrashed = hostEvent(
  "process-crashed",
  (host) => `${host}'s process crashes; its operating system resets its peers`,
);

export const hostRestarted = hostEvent(
  "restarted",
  (host) => `${host} is told to restart`,
);

/** SIGTERM: its servers let calls finish and take no new ones. */
export const hostDraining = eventKind<[host: string, forNs: number]>({
  name: "host.draining",
  level: "world",
  isNotable: true,
  columns: ["host", "for_ns"],
  sentence: (host, forNs) =>
    `${host} takes on nothing new, and has ${formatTime(forNs as Duration)} ` +
    "to finish",
});

export const hostPaused = hostEvent("paused", (host) => `${host} is paused`);

export const hostResumed = hostEvent("resumed", (host) => `${host} resumes`);

/** Its work takes so many times as long as usual; 1 is as usual. */
export const hostLimping = eventKind<[host: string, factor: number]>({
  name: "host.limping",
  level: "world",
  isNotable: true,
  columns: ["host", "factor"],
  sentence: (host, factor) =>
    factor === 1
      ? `${host} works as fast as usual again`
      : `${host} works at 1/${factor} of its speed`,
});

/** What a program publishes with `host.show`. */
export const stateShown = eventKind<
  [host: string, name: string, value: string | number]
>({
  name: "host.state-shown",
  level: "message",
  isNotable: false,
  columns: ["host", "name", "value"],
  sentence: (host, name, value) => `${host}: ${name} = ${value}`,
});

/** A standing fault: partition, drop, delay, hold, slow. */
export const faultBegan = eventKind<[id: string, kind: string, about: string]>({
  name: "fault.began",
  level: "world",
  isNotable: true,
  columns: ["id", "kind", "about"],
  sentence: (id, kind, about) => `${id} begins: ${kind} ${about}`,
});

export const faultEnded = eventKind<[id: string, kind: string]>({
  name: "fault.ended",
  level: "world",
  isNotable: true,
  columns: ["id", "kind"],
  sentence: (id, kind) =>
    kind === "partition" ? `${id} is healed` : `${id} ends`,
});
