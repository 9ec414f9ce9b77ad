/** How do the files of all tables look alike? */

/** A line of cells, each as wide as its column. */
export function lineOf(
  columns: readonly number[],
  cells: readonly string[],
): string {
  return cells
    .map((cell, index) => cell.padEnd(columns[index] ?? 0))
    .join("")
    .trimEnd();
}

/** The digest that a file has for a seed, in the list under a heading. */
export function digestUnder(
  text: string,
  heading: string,
  seed: number,
): string | undefined {
  const [, section = ""] = text.split(`\n${heading}\n`);
  const [block = ""] = section.split("\n\n");
  const found = block
    .split("\n")
    .map((one) => one.trim().split(" "))
    .find(([first]) => first === String(seed));
  return found?.at(-1);
}
