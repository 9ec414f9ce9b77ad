/** Does any text name what belongs to one machine, or what is not done? */

interface Rule {
  readonly pattern: RegExp;
  readonly problem: string;
}

// Put together from pieces, so that this file does not break its own rules.
const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(`\\b(TO${"DO"}|FIX${"ME"}|X${"XX"})\\b`),
    problem: "do it now, or write it as an issue",
  },
  {
    pattern: new RegExp(`(^|[^\\w.])/(home|ro${"ot"}|wo${"rk"}|Users)/\\w`),
    problem: "a path of one machine; make it relative",
  },
  {
    pattern: new RegExp(`://(registry|npm)\\.|"reso${"lved"}": "http`),
    problem: "an address of a registry; leave it to the reader's settings",
  },
];

/** Each line that breaks a rule, with the rule. */
export function textProblems(path: string, text: string): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      RULES.filter(({ pattern }) => pattern.test(line)).map(
        ({ problem }) => `${path}:${index + 1}: ${problem}: ${line.trim()}`,
      ),
    );
}

/** The paths in the second column of the table under "Where is …?". */
export function whereIsPaths(readme: string): string[] {
  const section = readme.split(/^## Where is.*$/m)[1]?.split(/^## /m)[0] ?? "";
  return section.split("\n").flatMap((line) => {
    const cell = line.split("|")[2] ?? "";
    return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
  });
}
