/** Can one read every name of a picture, wherever its host stands? */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { labelWidth } from "../../web/scene/axis.ts";
import {
  hostPlaceOf,
  nameLines,
  READING_HEIGHT,
  readingBox,
} from "../../web/scene/host-labels.ts";
import type { HostTrack } from "../../web/scene/host-tracks.ts";
import type { HostWord } from "../../web/scene/host-word.ts";
import { type SceneModel, sceneModel } from "../../web/scene/model.ts";
import { sceneWordsEn } from "../../web/scene/scene-words-en.ts";
import { sceneWordsZh } from "../../web/scene/scene-words-zh.ts";
import { heightFor, type Size, topologyOf } from "../../web/scene/topology.ts";
import { ROOT } from "../support/source.ts";
import { sceneTraceOf } from "./scene-of.ts";

const FILES = readdirSync(`${ROOT}scenarios`).filter((name) =>
  name.endsWith(".ts"),
);

/** What is left of a window of 360, 800 and 1440 pixels. */
const WIDTHS = [336, 752, 1010];
/** Each host with each word, while the others simply work. */
const WORDS: readonly HostWord[] = [
  "awaited",
  "joined",
  "draining",
  "slow",
  "paused",
  "programDown",
  "down",
];

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type WordOf = (host: HostTrack) => HostWord;

function boxesOf(model: SceneModel, size: Size, wordOf: WordOf): Box[] {
  const topology = topologyOf(model, size);
  return model.hosts.flatMap((host) => {
    const { name } = host;
    const at = hostPlaceOf(topology, { name, width: size.width });
    const word = wordOf(host);
    const texts = [sceneWordsEn, sceneWordsZh].flatMap((words) => {
      const told = word === "" ? "" : words[word];
      return nameLines(at, { name, word: told }).map((line) => {
        const half = labelWidth(line.text) / 2;
        const [x, y] = [at.x + line.x, at.y + line.y];
        const across = { left: x - half, right: x + half };
        return { text: name, ...across, top: y - 11, bottom: y + 3 };
      });
    });
    const readings = [...host.shown].slice(0, 1).map(([label, changes]) => {
      const value = changes.at(-1)?.value ?? "";
      const { half, left, top } = readingBox(at, { label, value });
      const across = { left: at.x + left - half, right: at.x + left + half };
      const bottom = at.y + top + READING_HEIGHT;
      return { text: name, ...across, top: at.y + top, bottom };
    });
    return [...texts, ...readings];
  });
}

/** The first two that meet, or one that sticks out; "" where all is well. */
function faultOf(boxes: readonly Box[], { width, height }: Size): string {
  for (const [index, box] of boxes.entries()) {
    const isInside =
      box.left > -1e-9 &&
      box.right < width + 1e-9 &&
      box.top >= 0 &&
      box.bottom <= height;
    if (!isInside) return `${box.text} sticks out`;
    const met = boxes.slice(index + 1).find((other) => {
      const wide =
        Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const high =
        Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      return other.text !== box.text && wide > 0 && high > 0;
    });
    if (met !== undefined) return `${box.text} meets ${met.text}`;
  }
  return "";
}

function faultIn(model: SceneModel, words: readonly HostWord[]): string {
  for (const width of WIDTHS) {
    const size = { width, height: heightFor(model, 220) };
    for (const { name } of model.hosts) {
      for (const word of words) {
        const wordOf: WordOf = (host) => (host.name === name ? word : "");
        const fault = faultOf(boxesOf(model, size, wordOf), size);
        if (fault !== "") return `${fault}: ${width} px, ${name} is ${word}`;
      }
    }
  }
  return "";
}

test.each(FILES)("names neither meet nor stick out: %s", async (file) => {
  const path = `../../scenarios/${file}`;
  const loaded: { default: Scenario } = await import(path);
  const model = sceneModel(await sceneTraceOf(loaded.default));
  expect(faultIn(model, WORDS)).toBe("");
});

test.each([9, 16, 24])("names of %d servers are apart", async (count) => {
  const servers = Array.from({ length: count }, (_, n) => `server-${n + 1}`);
  const many: Scenario = {
    name: "many",
    title: { en: "Many" },
    summary: { en: "Many servers, called in turns." },
    hosts: ["phone", ...servers].map((name) => ({ name })),
    services: servers.map((host) => ({ service: "greeter", host })),
    clients: servers.map((host) => ({
      name: `to-${host}`,
      host: "phone",
      service: "greeter",
      target: `${host}:50051`,
    })),
    workloads: servers.map((host) => ({
      kind: "script",
      name: host,
      client: `to-${host}`,
      calls: [{ atMs: 100, method: "hello", request: { name: "you" } }],
    })),
  };
  const model = sceneModel(await sceneTraceOf(many));
  expect(model.hosts).toHaveLength(count + 1);
  expect(faultIn(model, ["slow"])).toBe("");
});
