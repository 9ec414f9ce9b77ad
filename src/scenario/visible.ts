/** How does a text of somebody else look without ruling the terminal? */

// Controls (ESC begins orders to a terminal), separators of lines, and the
// marks that turn the direction of what follows. Their numbers are written
// out: what a \p{…} contains changes with the Unicode of the engine.
const CONTROLS =
  "\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";

const ANY_CONTROL = new RegExp(`[${CONTROLS}]`, "g");

/** The text with such characters as "\u001b". */
export function visible(text: string): string {
  return text.replace(ANY_CONTROL, (sign) => {
    const code = sign.charCodeAt(0).toString(16);
    return `\\u${code.padStart(4, "0")}`;
  });
}

/** One line of up to so many characters, none of which is a control. */
export function lineOf(lengthMax: number): RegExp {
  return new RegExp(`^[^${CONTROLS}]{1,${lengthMax}}$`);
}
