/** What does a scene say in this language? */
import type { Locale } from "./captions.ts";
import { type SceneWords, sceneWordsEn } from "./scene-words-en.ts";
import { sceneWordsZh } from "./scene-words-zh.ts";

export function sceneWordsOf(locale: Locale): SceneWords {
  return locale === "en" ? sceneWordsEn : sceneWordsZh;
}
