/** What do name servers and those who ask them tell? */
import { eventKind } from "../ports/event.ts";

export const nameChanged = eventKind<
  [server: string, name: string, hosts: string]
>({
  name: "name.changed",
  level: "message",
  isNotable: true,
  columns: ["server", "name", "hosts"],
  sentence: (server, name, hosts) =>
    `${server}: ${name} stands for ${hosts} from now on`,
});

export const nameAsked = eventKind<
  [from: string, server: string, name: string]
>({
  name: "name.asked",
  level: "message",
  isNotable: false,
  columns: ["from", "server", "name"],
  sentence: (from, server, name) =>
    `${from} asks ${server}: who stands behind ${name}?`,
});
