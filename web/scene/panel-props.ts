/** What is each panel given? */
import type { HostNames } from "./captions.ts";
import type { PanelWords } from "./panel-words-en.ts";
import type { Scene } from "./scene.ts";

export interface PanelProps {
  readonly scene: Scene;
  readonly atNs: number;
  readonly words: PanelWords;
  readonly names: HostNames;
  readonly onSeek?: ((atNs: number) => void) | undefined;
}
