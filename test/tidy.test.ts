/** Does the code keep the rules of its style? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  filesUnder,
  parse,
  ROOT,
  readText,
  type Source,
  sourcesUnder,
} from "./support/source.ts";
import {
  banProblems,
  purposeProblems,
  stateProblems,
} from "./support/tidy-bans.ts";
import { exportProblems } from "./support/tidy-exports.ts";
import {
  functionProblems,
  headProblems,
  lengthProblems,
  widthProblems,
} from "./support/tidy-size.ts";
import { textProblems, whereIsPaths } from "./support/tidy-text.ts";

const src = sourcesUnder(["src"]);
const web = sourcesUnder(["web"]);
const content = sourcesUnder(["scenarios", "lessons"]);
const tests = sourcesUnder(["test"]);

const CITED_FILE = /file: "((?:src|lessons)\/[^"]+)"/g;

/** The files that a lesson shows, whole or a region of them. */
const CITED: ReadonlySet<string> = new Set(
  filesUnder(["lessons"])
    .filter((path) => path.endsWith("/lesson.ts"))
    .flatMap((path) => [...readText(path).matchAll(CITED_FILE)])
    .map(([, path = ""]) => path),
);

/** The files that touch the world outside, or take it away from a learner. */
const REAL = [
  "src/sockets/",
  "src/cli/",
  "src/course/sandbox/",
  "src/kernel/engine.ts",
];

/** Bytes that spell something by chance only. */
const PICTURES = /\.(png|webp)$/;

const STARTS = /^lessons\/[^/]+\/start\.ts$/;

const simulated = src.filter(({ path }) => {
  return !REAL.some((place) => path.startsWith(place));
});

/** Files whose exports somebody outside the repository uses. */
function openFiles(): Set<string> {
  const { exports = {}, bin = {} } = JSON.parse(readText("package.json")) as {
    exports?: Record<string, string>;
    bin?: Record<string, string>;
  };
  // A verb is found by the name of its file, and Node itself runs scripts.
  const verbs = src.filter(({ path }) =>
    /^src\/cli\/(verbs\/.*|[^/]*\.js)$/.test(path),
  );
  const paths = [
    ...Object.values(exports),
    ...Object.values(bin),
    ...verbs.map(({ path }) => path),
  ];
  return new Set(paths.map((path) => path.replace(/^\.\//, "")));
}

describe("the code", () => {
  test("has short files", () => {
    const long = [...src, ...web].flatMap((file) => {
      return lengthProblems(file, CITED);
    });
    expect(long).toEqual([]);
  });

  test("fits in eighty columns", () => {
    const all = [...src, ...web, ...content, ...tests];
    expect(all.flatMap(widthProblems)).toEqual([]);
  });

  test("has short functions with few parameters", () => {
    expect([...src, ...web].flatMap(functionProblems)).toEqual([]);
  });

  test("opens each file of src with the question it answers", () => {
    expect(src.flatMap(headProblems)).toEqual([]);
  });

  // A test counts as a user too: what a claim needs is worth an export. And a
  // type counts as used where another export of its file names it.
  test("exports only what another file imports", () => {
    const users = [...src, ...web, ...content, ...tests];
    expect(exportProblems(src, users, openFiles())).toEqual([]);
  });

  test("uses nothing that differs between engines", () => {
    expect(simulated.flatMap(banProblems)).toEqual([]);
  });

  test("keeps no state in the modules of services", () => {
    const services = src.filter(({ path }) => path.startsWith("src/services/"));
    expect(services.flatMap(stateProblems)).toEqual([]);
  });

  test("writes the purpose of a random stream where it asks for one", () => {
    expect(simulated.flatMap(purposeProblems)).toEqual([]);
  });

  test("names no machine, no registry, and nothing left to do", () => {
    const outer = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    const folders = ["src", "web", "scenarios", "lessons", "test", ".ci"];
    const paths = [...outer, ...filesUnder(folders)];
    // What a learner gets says what is left to do.
    const ours = paths.filter(
      (path) => !STARTS.test(path) && !PICTURES.test(path),
    );
    const problems = ours.flatMap((path) => textProblems(path, readText(path)));
    expect(problems).toEqual([]);
  });
});

describe("src/README.md", () => {
  const readme = readFileSync(`${ROOT}src/README.md`, "utf8");

  test("has its five chapters", () => {
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map(
      ([, name]) => name,
    );
    expect(headings).toEqual([
      "Map in run order",
      "Invariants",
      "Where is …?",
      "Glossary",
      "Decisions",
    ]);
  });

  test("says where things are, and there they are", () => {
    const paths = whereIsPaths(readme);
    expect(paths.length).toBeGreaterThan(0);
    const gone = paths.filter((path) => !existsSync(`${ROOT}src/${path}`));
    expect(gone).toEqual([]);
  });
});

type Rule = (source: Source) => string[];

function problems(rule: Rule, text: string, path = "src/net/a.ts"): string[] {
  return rule(parse(path, text));
}

describe("the rule fires on", () => {
  const lines = (count: number) => "// line\n".repeat(count);
  const length: Rule = (file) =>
    lengthProblems(file, new Set(["src/cited.ts"]));

  test("a long file", () => {
    expect(problems(length, lines(201))[0]).toContain("split it below 200");
    expect(problems(length, lines(200))).toEqual([]);
    expect(problems(length, lines(121), "src/cited.ts")).toHaveLength(1);
    expect(problems(length, lines(301), "web/a.ts")).toHaveLength(1);
    expect(problems(length, lines(300), "web/a.ts")).toEqual([]);
  });

  test("a wide line", () => {
    const wide = `// ${"x".repeat(78)}`;
    expect(problems(widthProblems, wide)[0]).toContain("81 columns");
    expect(problems(widthProblems, wide.slice(0, -1))).toEqual([]);
  });

  test.each(["function f() {", "const f = () => {", "class A { f() {"])(
    "a long function: %s",
    (head) => {
      const end = head.startsWith("class") ? "}}" : "}";
      const long = head + "\n".repeat(40) + end;
      expect(problems(functionProblems, long)[0]).toContain("of 41 lines");
      const short = head + "\n".repeat(39) + end;
      expect(problems(functionProblems, short)).toEqual([]);
    },
  );

  test("four positional parameters", () => {
    const four = "const f = (a, b, c, d) => a;";
    expect(problems(functionProblems, four)[0]).toContain("4 positional");
    const said = `// Positional: called for each event.\n${four}`;
    expect(problems(functionProblems, said)).toEqual([]);
    const sentence = "kind({ sentence: (a, b, c, d) => a });";
    expect(problems(functionProblems, sentence)).toEqual([]);
  });

  test.each([
    "const a = 1;",
    "/** No question. */",
    "// Why?",
    "const a = 1; /** ? */",
  ])("a file without a question: %s", (text) => {
    expect(problems(headProblems, text)).toHaveLength(1);
  });

  test("an export that nobody imports", () => {
    const a = parse("src/a.ts", "export const used = 1; export type Idle = 1;");
    const b = parse("src/b.ts", 'import { used } from "./a.ts";');
    const found = exportProblems([a, b], [a, b], new Set());
    expect(found).toEqual(['src/a.ts: nobody imports "Idle"; keep it inside']);
    expect(exportProblems([a], [], new Set(["src/a.ts"]))).toEqual([]);
  });

  test("… but not on a type that another export names", () => {
    const text = "export interface Way {} export const f = (way: Way) => way;";
    const a = parse("src/a.ts", text);
    const b = parse("src/b.ts", 'import { f } from "./a.ts";');
    expect(exportProblems([a], [b], new Set())).toEqual([]);
  });

  test.each([
    ["Date.now()", "host.clock"],
    ["new Date()", "host.clock"],
    ["setTimeout(f, 1)", "host.clock"],
    ["performance.now()", "host.clock"],
    ["const now = Date.now", "host.clock"],
    ["const { now } = Date", "host.clock"],
    ["f({ Date })", "host.clock"],
    ["Math.random()", "host.clock.random"],
    ["Math.log(2)", "src/ports/math.ts"],
    ['Math["exp"](2)', "src/ports/math.ts"],
    ["Math.sin(2)", "src/ports/math-trig.ts"],
    ["Math.hypot(1, 2)", "exact steps"],
    ["2 ** 0.5", "src/ports/math-power.ts"],
    ["a **= 2", "src/ports/math-power.ts"],
    ["queueMicrotask(f)", "host.tasks.start"],
    ["new AbortController()", "src/ports/signal.ts"],
    ["new TextEncoder()", "src/rpc/utf8.ts"],
    ["Buffer.from(a)", "Uint8Array"],
    ["a.localeCompare(b)", "a < b"],
    ["new Intl.NumberFormat()", "src/ports/time.ts"],
    ["console.log(1)", "host.events"],
    ["globalThis.setTimeout(f)", "the ports"],
    ["new WeakRef(a)", "life cycle"],
    ["structuredClone(a)", "copy by hand"],
    ["new URL(a)", "src/ports/address.ts"],
  ])("%s in simulated code, and names the replacement", (text, instead) => {
    const found = problems(banProblems, `${text};`);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(instead);
  });

  test.each([
    "clock.Date;",
    "const a = { performance: 1 };",
    "Math.floor(2) * Math.PI;",
    "import { URL } from './a.ts'; URL;",
    "let signal: AbortSignal;",
    "function f(process) { return process; }",
  ])("… but not on %s", (text) => {
    expect(problems(banProblems, text)).toEqual([]);
  });

  test.each([
    "let count = 0;",
    "export let count = 0;",
    "const seen = new Map(); function f() { seen.set(1, 2); }",
    "const all = []; const f = () => all.push(1);",
    "const by = {}; const f = (key) => { by[key] = 1; };",
    "const at = { n: 0 }; const f = () => { at.n++; };",
  ])("state of a module: %s", (text) => {
    expect(problems(stateProblems, text)[0]).toContain("hosts would share");
  });

  test("… but not on a constant table or on state in a function", () => {
    const fine = "const T = new Map([[1, 2]]); const f = () => { let n = 1; };";
    expect(problems(stateProblems, fine)).toEqual([]);
  });

  test("a purpose that is not written in place", () => {
    const rule = purposeProblems;
    expect(problems(rule, "clock.random(name);")).toHaveLength(1);
    expect(problems(rule, "streams.stream(a + b);")).toHaveLength(1);
    expect(problems(rule, 'clock.random("a"); s.stream(`a/b`);')).toEqual([]);
  });

  test.each([
    `// ${"TO"}DO later`,
    `const path = "/${"home"}/me/file";`,
    `"/${"root"}/x"`,
    `"https://${"registry"}.npmjs.org/"`,
    `  "${"resolved"}": "https://example.org/a.tgz",`,
  ])("this text: %s", (text) => {
    expect(textProblems("a.ts", text)).toHaveLength(1);
  });

  test("a where-is table reads its second column", () => {
    const readme =
      "## Where is …?\n| a | `net/a.ts` |\n\n## Glossary\n| b | `c` |";
    expect(whereIsPaths(readme)).toEqual(["net/a.ts"]);
  });
});
