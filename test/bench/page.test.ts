/** Does the page keep its budgets, ten times over, and is that measured? */
import { expect, test } from "vitest";
import { farcall } from "../cli/farcall.ts";
import { peer } from "../support/peers.ts";
import { type Figure, figureOf, figureText } from "./page/figure.ts";
import { benchPage } from "./page/run.ts";

/** A quick look at a twentieth of what `farcall bench page` measures. */
const SCALE = 0.05;
/** A loaded machine is slow; a page that hangs is slower. */
const LEEWAY = 10;

test("the page seeks, moves and answers within ten times its budgets", async (context) => {
  peer("chromium", context);
  const figures: Figure[] = [];
  const result = await benchPage({
    only: ["size", "seek", "frames", "control"],
    scale: SCALE,
    onProgress: () => {},
    onFigure: (figure) => figures.push(figure),
  });
  expect(result.skipped).toBe(0);
  expect(figures.length).toBe(result.met + result.missed);
  for (const figure of figures) {
    const { name, value, atMost = Infinity, atLeast = 0 } = figure;
    // What is loaded is the same on any machine.
    const leeway = name.startsWith("size:") ? 1 : LEEWAY;
    expect(value, name).toBeLessThanOrEqual(atMost * leeway);
    expect(value, name).toBeGreaterThanOrEqual(atLeast / leeway);
  }
  const names = figures.map(({ name }) => name).join();
  for (const word of ["script of lesson", "seek", "messages", "control"]) {
    expect(names).toContain(word);
  }
});

test("a figure says its budget, its spread and its verdict", () => {
  const budget = { name: "seek", unit: "ms", atMost: 50 };
  const values = [10, 20, 30, 90];
  const figure = figureOf(budget, values, 0.95);
  expect(figureText(figure)).toBe(
    "seek: NOT met\n" +
      "  90.0 ms, at most 50 (10.0 to 90.0, median 20.0, 4 values)",
  );
  expect(figureOf(budget, values).isMet).toBe(true);
  // What was not measured meets nothing.
  expect(figureOf(budget, []).isMet).toBe(false);
});

test("a measure that does not exist is answered with those that do", async () => {
  const { code, err } = await farcall("bench", "page", "--only", "colour");
  expect(code).toBe(2);
  expect(err).toContain('"colour" is no measure');
  expect(err).toContain(
    "size, seek, frames, control, seeds, scenes, grade, hostile, lighthouse",
  );
});
