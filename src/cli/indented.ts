/** How does a paragraph fit on a terminal, beside or under its heading? */

const COLUMNS = 80;

/** The text in lines of at most 80 columns, each indented by so many. */
export function indented(text: string, columns: number): string {
  const indent = " ".repeat(columns);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columns + longer.length <= COLUMNS || line === "") {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((one) => `${indent}${one}`).join("\n");
}
