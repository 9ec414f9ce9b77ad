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
  expect(await connection.count()).toBe(0);
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
  expect(await drawer.getByText("content-type").count()).toBeGreaterThan(0);
  await page.keyboard.press("Home");
  await drawer.getByText("This row stands for no bytes").waitFor();
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
