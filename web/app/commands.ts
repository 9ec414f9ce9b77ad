/** What can one tell the lab to do, and with which key? */
import type { Level } from "../../src/ports/event.ts";
import { sceneModel } from "../scene/model.ts";
import type { Desk } from "../scene/use-desk.ts";
import type { CommandWords } from "./commands-words.ts";
import type { View } from "./lab-scene.tsx";
import { LEVELS } from "./link.ts";
import type { RunProps, Walk } from "./part.ts";

export type CommandName = keyof CommandWords["names"];

export interface Command {
  readonly id: string;
  /** In each language, so that one finds it by either. */
  readonly name: (words: CommandWords) => string;
  /** "Shift →"; "" for none. */
  readonly keys: string;
  readonly act: () => void;
}

/** The keys of all that has one, as the list of keys tells them. */
export const COMMAND_KEYS: Readonly<Partial<Record<CommandName, string>>> = {
  play: "Space",
  next: "→",
  previous: "←",
  nextNotable: "Shift →",
  previousNotable: "Shift ←",
  callBefore: "J",
  callAfter: "L",
  first: "Home",
  last: "End",
  loop: "A",
  slower: "[",
  faster: "]",
  goTo: "G",
  bookmark: "M",
  bookmarkBefore: ",",
  bookmarkAfter: ".",
  topology: "1",
  "space-time": "2",
  both: "3",
  branch: "B",
  crash: "C",
  pause: "Z",
  partition: "P",
  drop: "D",
  hold: "H",
  undo: "Ctrl Z",
  keys: "?",
};

/** What the scene has at hand. */
export interface Tools {
  readonly walk: Walk;
  readonly desk: Desk | null;
  readonly act: (letter: string) => void;
  readonly setView: (view: View) => void;
}

/** All that one can do now, in the order in which it is offered. */
export function commandsOf(props: RunProps, tools: Tools): readonly Command[] {
  const { lab, actions } = props;
  const isIdle = lab.status === "idle";
  const runs = {
    run: () => void actions.run(),
    nextSeed: () => {
      actions.change({ kind: "seed", seed: lab.ran.seed + 1 });
      void actions.run();
    },
  };
  const last = {
    undo: () => actions.change({ kind: "undone" }),
    share: () => void actions.share(),
    save: () => actions.save(),
    keys: () => tools.desk?.key("?"),
  };
  return [
    ...named(walking(tools)),
    ...named(isIdle ? runs : {}),
    ...named(isIdle && lab.eyes === "" ? acting(tools) : {}),
    ...eyesCommands(props),
    ...LEVELS.map((level) => levelCommand(props, level)),
    ...named(last),
  ];
}

type Acts = Partial<Record<CommandName, () => void>>;

function named(acts: Acts): readonly Command[] {
  return Object.entries(acts).map(([id, act]) => {
    const key = id as CommandName;
    const keys = COMMAND_KEYS[key] ?? "";
    return { id, name: ({ names }) => names[key], keys, act };
  });
}

/** The moment, and how one looks at it. */
function walking({ walk, desk, setView }: Tools): Acts {
  const press = (key: string) => () => void desk?.key(key);
  return {
    play: press(" "),
    next: () => walk.step(1, false),
    previous: () => walk.step(-1, false),
    nextNotable: () => walk.step(1, true),
    previousNotable: () => walk.step(-1, true),
    callBefore: press("j"),
    callAfter: press("l"),
    first: () => walk.goTo(walk.seen[0] ?? 0),
    last: () => walk.goTo(walk.seen.at(-1) ?? 0),
    goTo: press("g"),
    bookmark: press("m"),
    bookmarkBefore: press(","),
    bookmarkAfter: press("."),
    loop: press("a"),
    slower: press("["),
    faster: press("]"),
    topology: () => setView("topology"),
    "space-time": () => setView("space-time"),
    both: () => setView("both"),
  };
}

function acting({ act }: Tools): Acts {
  return {
    branch: () => act("b"),
    crash: () => act("c"),
    pause: () => act("z"),
    partition: () => act("p"),
    drop: () => act("d"),
    hold: () => act("h"),
  };
}

function eyesCommands({ actions, branch }: RunProps): readonly Command[] {
  const { hosts } = sceneModel(branch.report.rows);
  return ["", ...hosts.map(({ name }) => name)].map((host) => ({
    id: `eyes ${host}`,
    name: (words) => words.eyes(host),
    keys: "",
    act: () => actions.change({ kind: "eyes", host }),
  }));
}

function levelCommand({ actions }: RunProps, level: Level): Command {
  return {
    id: `level ${level}`,
    name: ({ detail }) => detail(level),
    keys: "",
    act: () => actions.change({ kind: "level", level }),
  };
}
