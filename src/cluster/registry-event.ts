/** What do registries tell about who is there? */
import { eventKind } from "../ports/event.ts";

export const registryJoined = eventKind<
  [registry: string, service: string, address: string]
>({
  name: "registry.joined",
  level: "message",
  isNotable: true,
  columns: ["registry", "service", "address"],
  sentence: (registry, service, address) =>
    `${registry}: ${address} offers ${service} from now on`,
});

export const registryLeft = eventKind<
  [registry: string, service: string, address: string, because: string]
>({
  name: "registry.left",
  level: "message",
  isNotable: true,
  columns: ["registry", "service", "address", "because"],
  sentence: (registry, service, address, because) =>
    `${registry}: ${address} is off the list of ${service}: ${because}`,
});

export const listLearned = eventKind<
  [from: string, service: string, addresses: string]
>({
  name: "list.learned",
  level: "message",
  isNotable: true,
  columns: ["from", "service", "addresses"],
  sentence: (from, service, addresses) =>
    `${from} believes that ${service} is at ${addresses}`,
});

export const listKept = eventKind<
  [from: string, service: string, because: string]
>({
  name: "list.kept",
  level: "message",
  isNotable: true,
  columns: ["from", "service", "because"],
  sentence: (from, service, because) =>
    `${from} keeps its old list of ${service}: ${because}`,
});
