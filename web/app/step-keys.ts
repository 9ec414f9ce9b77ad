/** Which keys step through a run? */
import { useEffect, useRef } from "preact/hooks";
import { singleKeysAct } from "../scene/single-keys.ts";
import type { Walk } from "./part.ts";

interface Hands {
  /** What a letter does to the world, if anything. */
  act(letter: string): void;
  /** True when the key plays or shows something. */
  play(key: string): boolean;
  undo(): void;
  /** Shows all commands, to find one. */
  find(): void;
}

/** Where arrows already mean something else. */
const OWN_ARROWS = "input, select, textarea, dialog, [role=tablist]";

/**
 * Arrows, Home and End act on the whole page, unless a control has its own use
 * for them. Letters and digits act only within the scene, by the handler that
 * comes back (WCAG 2.1.4).
 */
export function useStepKeys(walk: Walk, hands: Hands) {
  const latest = useRef(walk);
  latest.current = walk;
  const latestHands = useRef(hands);
  latestHands.current = hands;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isUndo(event)) {
        event.preventDefault();
        latestHands.current.undo();
        return;
      }
      if (isFind(event)) {
        event.preventDefault();
        latestHands.current.find();
        return;
      }
      const isTaken = (event.target as Element).closest?.(OWN_ARROWS) !== null;
      if (event.isComposing || hasModifier(event)) return;
      if (isTaken && event.target !== document.body) return;
      if (walkByKey(event, latest.current)) event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (event: KeyboardEvent): void => {
    const isTyping = (event.target as Element).closest(
      "input, select, textarea, dialog",
    );
    if (event.isComposing || hasModifier(event) || isTyping) return;
    if (event.key.length === 1 && !singleKeysAct()) return;
    const isButton = (event.target as Element).closest("button, summary");
    // On a button, space presses it.
    if (!(event.key === " " && isButton) && hands.play(event.key)) {
      event.preventDefault();
    } else if (/^[a-z]$/i.test(event.key)) hands.act(event.key.toLowerCase());
  };
}

/** Fields undo their own text. */
function isUndo(event: KeyboardEvent): boolean {
  const isTyping = (event.target as Element).closest?.("input, textarea");
  const isZ = event.key.toLowerCase() === "z" && !event.shiftKey;
  return isZ && (event.ctrlKey || event.metaKey) && !isTyping;
}

/** From anywhere, but for a dialog that is open already. */
function isFind(event: KeyboardEvent): boolean {
  const isK = event.key.toLowerCase() === "k" && !event.shiftKey;
  const isControl = event.ctrlKey || event.metaKey;
  return isK && isControl && document.querySelector("dialog[open]") === null;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function walkByKey(event: KeyboardEvent, walk: Walk): boolean {
  switch (event.key) {
    case "ArrowLeft":
      walk.step(-1, event.shiftKey);
      return true;
    case "ArrowRight":
      walk.step(1, event.shiftKey);
      return true;
    case "Home":
      walk.goTo(walk.seen[0] ?? 0);
      return true;
    case "End":
      walk.goTo(walk.seen.at(-1) ?? 0);
      return true;
    default:
      return false;
  }
}
