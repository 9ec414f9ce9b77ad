/** Does one see failover in the lab, and two runs beside each other? */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import serverDies from "../../scenarios/server-dies.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { violationsOf, WCAG } from "./axe-page.ts";
import { labHash, openSite, visitRun } from "./site.ts";

const site = await openSite();
const { trace } = await runScenario(serverDies, { seed: 1 });
let browser: Browser | undefined;

beforeEach(async (context) => {
  browser ??= await launchChromium(peer("chromium", context));
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const rowOf = (event: string, fromMs = 0) =>
  [...rowsThatFit(trace, { event, fromMs })][0]?.number ?? 0;

const open = (row: number, width: number, locale: "en" | "zh-CN") =>
  visitRun(
    browser as Browser,
    site.address + labHash({ scenario: "server-dies", row, locale }),
    { viewport: { width, height: 800 } },
  );

test("panels follow the moment, and what they open stays open", async () => {
  const at = rowOf("host.crashed");
  const { page, complaints, close } = await open(at, 1280, "en");
  const panel = page.locator(".scene-panel");
  await panel.getByText("25 of 25 calls answered with OK").waitFor();
  await panel.getByText("bob is down from 1 s on").waitFor();
  const choose = (name: string) =>
    page.locator(".panel-switch").getByRole("button", { name }).click();
  await choose("Who believes what");
  await panel.getByText("nobody knows of it yet").waitFor();
  const wrong = panel.locator(".is-wrong");
  await wrong.getByText("on its list · wrong · connected").waitFor();
  await page.keyboard.press("End");
  await panel.getByText("noticed after 700 ms").waitFor();
  await expect.poll(() => wrong.count()).toBe(0);
  await choose("Attempts");
  await panel.getByRole("button", { name: /shop#9/ }).click();
  const tries = panel.locator(".waterfall li");
  await tries.first().getByText("it may have happened").waitFor();
  await tries.last().getByText("Attempt 2 → cleo").waitFor();
  expect(await violationsOf(page, WCAG, ".scene-panel")).toEqual([]);
  await choose("Shares");
  await panel.locator("li", { hasText: "bob" }).getByText("down").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a call that one inspects shows its attempts", async () => {
  const at = rowOf("attempt.failed");
  const { page, close } = await open(at, 1280, "en");
  await page.locator("tr[aria-current] .inspect-row").click();
  const box = page.getByRole("region", { name: "Inspect shop#9" });
  await box.getByText("Attempt 1 → bob").waitFor();
  await box.getByText("in truth it never ran").waitFor();
  await close();
});

test("a branch stands beside its parent, where they part", async () => {
  const { page, complaints, close } = await open(500, 320, "zh-CN");
  const ada = page.locator(".host-card", { hasText: "ada" });
  await ada.getByRole("button", { name: "崩溃" }).click();
  await page.locator("#tab-2[aria-selected=true]").waitFor();
  await page.locator(".compare-bar select").selectOption("branch/1");
  await page.locator(".beside .scene-topology").waitFor();
  await page.keyboard.press("End");
  await page.locator(".compare-bar .difference button").click();
  await page.locator("tr[aria-current]", { hasText: "ada" }).waitFor();
  const overflow = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await expect.poll(overflow).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
