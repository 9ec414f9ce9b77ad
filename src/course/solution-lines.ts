/** How long is a solution? */

/** Lines of code that a solution has and its start has not. */
export function addedLines(start: string, solution: string): number {
  const left = linesOf(start);
  let added = 0;
  for (const line of linesOf(solution)) {
    const at = left.indexOf(line);
    if (at < 0) added += 1;
    else left.splice(at, 1);
  }
  return added;
}

/** Comments and blank lines are no code. */
function linesOf(text: string): string[] {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split("\n")
    .map((line) => line.replace(/\/\/.*$/, "").trim())
    .filter((line) => line !== "");
}
