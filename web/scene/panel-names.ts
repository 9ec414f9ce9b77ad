/** Which panels can stand under a scene? */

/** In the order in which they stand. */
export const PANEL_NAMES = ["answers", "lists", "attempts", "load"] as const;

export type PanelName = (typeof PANEL_NAMES)[number];

export type Certainty = "happened" | "may-have-happened" | "did-not-happen";

/** It happened, nobody knows, it did not: never by colour alone. */
export const CERTAINTY_SIGNS: Readonly<Record<Certainty, string>> = {
  happened: "●",
  "may-have-happened": "◐",
  "did-not-happen": "○",
};
