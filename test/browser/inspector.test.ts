/** Does the inspector say what a host, a connection and a packet are? */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import lostReply from "../../scenarios/lost-reply.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { labHash, openSite, visitRun } from "./site.ts";

const site = await openSite();
const { trace } = await runScenario(lostReply, { seed: 1 });
let browser: Browser | undefined;

beforeEach(async (context) => {
  browser ??= await launchChromium(peer("chromium", context));
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const open = (row: number, hash = {}) =>
  visitRun(
    browser as Browser,
    site.address +
      labHash({ scenario: "lost-reply", row, level: "packet", ...hash }),
  );

test("a host of the scene opens by Enter, its connection by click", async () => {
  const [paid] = rowsThatFit(trace, {
    event: "call.started",
    where: { method: "pay" },
  });
  const { page, complaints, close } = await open(paid?.number ?? 0);
  await page.locator("#scene g.scene-host", { hasText: "phone" }).focus();
  await page.keyboard.press("Enter");
  const box = page.getByRole("region", { name: "Inspect phone" });
  await box.getByText("running").or(box.getByText("up")).first().waitFor();
  const link = box.getByRole("button", { name: /^phone:\d+ → bank$/ });
  await link.click();
  const connection = page.getByRole("region", { name: /Inspect phone:\d+/ });
  await connection.getByText("took 40.000 ms").waitFor();
  await connection.getByText("open", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => connection.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("the drawer names frames, headers and fields of a packet", async () => {
  const sent = [
    ...rowsThatFit(trace, {
      event: "packet.sent",
      where: { link: "phone>bank" },
    }),
  ];
  const payloads = sent.filter(({ cells }) => {
    const payload = cells[7];
    return payload instanceof Uint8Array && payload.length > 60;
  });
  const { page, complaints, close } = await open(payloads[0]?.number ?? 0);
  await page.locator(".bytes-drawer summary").click();
  const drawer = page.locator(".bytes-drawer");
  await drawer.getByText("/farcall.bank.Bank/").first().waitFor();
  await drawer.getByRole("heading", { name: "HEADERS" }).first().waitFor();
  await expect
    .poll(() => drawer.getByText("content-type").count())
    .toBeGreaterThan(0);
  await page.keyboard.press("Home");
  await drawer.getByText("This row stands for no bytes").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a call opens whole from its row, by Tab and Enter", async () => {
  const [sent] = rowsThatFit(trace, {
    event: "request.sent",
    where: { method: "pay" },
  });
  const { page, complaints, close } = await open(sent?.number ?? 0);
  const about = page.locator(".table button[aria-label^=Inspect]");
  const inOrder = page.locator(".table .inspect-row:not([tabindex='-1'])");
  await expect.poll(() => about.count()).toBeGreaterThan(10);
  // Of all the rows, Tab stops at the current one.
  await expect.poll(() => inOrder.count()).toBe(1);
  await inOrder.focus();
  await page.keyboard.press("Enter");
  const box = page.getByRole("region", { name: "Inspect phone#2" });
  await box.getByText("DEADLINE_EXCEEDED", { exact: true }).waitFor();
  await box.getByText("it may have happened, or not").waitFor();
  await box.getByText("its handler ran once").waitFor();
  await box.getByText("375.000 ms").waitFor();
  await box.getByText("1 amount (double)").waitFor();
  await box.getByText("1 balance (double)").waitFor();
  await box.getByText("Metadata").first().click();
  await box.getByText("/farcall.bank.Bank/Pay").waitFor();
  await box.getByText(/^Packets \(\d+\)$/).click();
  await box
    .getByText(/DATA packet \d+ leaves/)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("what is on its way and a connection open from the picture", async () => {
  const [sent] = rowsThatFit(trace, {
    event: "request.sent",
    where: { method: "pay" },
  });
  const row = sent?.number ?? 0;
  const { page, complaints, close } = await open(row, { level: "message" });
  const scene = page.locator("#scene");
  await scene.getByRole("button", { name: "Inspect pay phone → bank" }).click();
  await page.getByRole("region", { name: "Inspect phone#2" }).waitFor();
  await scene
    .getByRole("button", { name: /^Inspect phone:\d+ → bank$/ })
    .press("Enter");
  await page.getByRole("region", { name: /Inspect phone:\d+/ }).waitFor();
  await page.getByRole("button", { name: "bank", exact: true }).last().click();
  const bank = page.getByRole("region", { name: "Inspect bank" });
  await bank.getByText("50051 (bank)").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a key that finds nothing to drop says what can be dropped", async () => {
  const { page, close } = await open(0);
  await page.locator("#scene").focus();
  await page.keyboard.press("d");
  await page.getByText("Nothing is on its way at this row").waitFor();
  await close();
});
