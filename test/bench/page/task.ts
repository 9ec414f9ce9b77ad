/** What is one measure of the page given, and what does it tell? */
import type { Browser } from "playwright-core";
import type { Figure } from "./figure.ts";
import type { BuiltSite } from "./site.ts";

export interface Bench {
  readonly site: BuiltSite;
  readonly browser: Browser;
  /** How often, how long and how much: 1 in full, less for a quick look. */
  readonly scale: number;
  readonly onProgress: (line: string) => void;
  readonly onFigure: (figure: Figure) => void;
  /** For what could not be measured, with the reason. */
  readonly onSkipped: (name: string, why: string) => void;
}

export interface Task {
  readonly name: string;
  readonly about: string;
  run(bench: Bench): Promise<void>;
}
