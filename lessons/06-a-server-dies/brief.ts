/** What does one see of each kind of loss, soon after it? */
import type { Lesson } from "farcall/lesson";
import type { Loss } from "./kinds.ts";
import { BRIEF, LOSS_MS, lossWorld, type PolicyName } from "./loss.ts";

type Scene = Lesson["scenes"][string];

function brief(loss: Loss, policy: PolicyName, title: Scene["title"]): Scene {
  const scenario = lossWorld(loss, policy, BRIEF);
  return {
    ...(title && { title }),
    scenario,
    seed: 1,
    startMs: 4_900,
    speed: 16,
  };
}

export const briefScenes: Lesson["scenes"] = {
  "brief-alone": {
    ...brief("silent", "drop", {
      en: "A machine dies: turns alone",
      "zh-CN": "机器死了：只有轮流",
    }),
    // What one tries after it takes a minute.
    speed: 32,
  },
  "brief-refused": brief("refused", "eject", {
    en: "A program dies: out after five failures",
    "zh-CN": "程序死了：失败五次就剔除",
  }),
  "brief-silent": brief("silent", "eject", {
    en: "A machine dies: out after five failures",
    "zh-CN": "机器死了：失败五次就剔除",
  }),
  "brief-slow": brief("slow", "eject", {
    en: "Answers take ten times as long: out after five failures",
    "zh-CN": "回答慢十倍：失败五次就剔除",
  }),
  "brief-cut": brief("cut", "eject", {
    en: "Its answers get lost: out after five failures",
    "zh-CN": "回答丢失：失败五次就剔除",
  }),
  "brief-lies": brief("lies", "eject", {
    en: "It says it is well: out after five failures",
    "zh-CN": "谎报平安：失败五次就剔除",
  }),
  "brief-believed": brief("lies", "health", {
    en: "It says it is well, and is believed",
    "zh-CN": "谎报平安：相信健康报告",
  }),
  "brief-twice": brief("cut", "twice", {
    en: "Its answers get lost: two tries",
    "zh-CN": "回答丢失：试两次，换一台",
  }),
};

const FAILED = { event: "call.failed", where: { method: "hello" } };

export const briefMoments: Lesson["moments"] = {
  "by-refused": { scene: "brief-refused", row: { event: "channel.lost" } },
  "by-silent": { scene: "brief-silent", row: { event: "server.ejected" } },
  "by-slow": { scene: "brief-slow", row: { event: "fault.began" } },
  "by-cut": {
    scene: "brief-cut",
    row: { event: "handler.finished", host: "server-1", fromMs: LOSS_MS },
  },
  "by-lies": { scene: "brief-lies", row: { event: "server.ejected" } },
  "liar-fails": { scene: "brief-believed", row: FAILED },
  "greeted-twice": {
    scene: "brief-twice",
    row: { event: "call.picked", where: { attempt: 2 } },
  },
};
