/** Do single letters, digits and signs act in a scene? (WCAG 2.1.4) */

const KEY = "farcall/single-keys";

/** Storage may be forbidden; then the choice lasts as long as the page. */
let isOff: boolean | undefined;

function storedOff(): boolean {
  try {
    return localStorage.getItem(KEY) === "off";
  } catch {
    return false;
  }
}

export function singleKeysAct(): boolean {
  isOff ??= storedOff();
  return !isOff;
}

/** Kept in this browser. */
export function letSingleKeysAct(doAct: boolean): void {
  isOff = !doAct;
  try {
    localStorage.setItem(KEY, doAct ? "on" : "off");
  } catch {
    // Nothing is lost but the memory of it.
  }
}
