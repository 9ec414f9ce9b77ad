/** Where does one read the scene in words? */
import { useState } from "preact/hooks";
import type { Locale } from "./captions.ts";
import { described } from "./describe.ts";
import type { DeskWords } from "./desk-words-en.ts";
import type { Scene } from "./scene.ts";
import type { Playing } from "./use-player.ts";

interface Props {
  readonly scene: Scene;
  readonly playing: Playing;
  readonly words: DeskWords;
  readonly locale: Locale;
}

/** Not read aloud by itself: it is there for who goes to it. */
export function DescribeView({ scene, playing, words, locale }: Props) {
  const [isOpen, setOpen] = useState(false);
  const lines = isOpen ? described(scene, playing.atNs, { words, locale }) : [];
  return (
    <details
      class="scene-words"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{words.describe}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
