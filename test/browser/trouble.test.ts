/** What does the page say when something is wrong? */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { labHash, openSite, visit, visitRun } from "./site.ts";

const site = await openSite();
let browser: Browser | undefined;

beforeEach(async (context) => {
  const path = peer("chromium", context);
  browser ??= await launchChromium(path);
});

afterAll(async () => {
  await browser?.close();
  site.close();
});

const HELLO = labHash({ scenario: "hello" });
const [BEFORE = "", CODE = ""] = HELLO.split(/(?<=s=)|&/);

test.each([
  ["cut off", `${BEFORE}${CODE.slice(0, -9)}`, "copy it again"],
  ["mistyped", `${BEFORE}${CODE.slice(0, -1)}~`, "copy it again"],
  ["empty", "#/en/lab?s=", "copy it again"],
  ["without a row", `${HELLO}&row=x`, "opens at its moment"],
  ["from too near", `${BEFORE}${CODE}&level=atom`, "call, message, frame"],
  ["of no scenario", labHash({ scenario: "nope" }), "there are hello"],
  [
    "about no host",
    labHash({ scenario: "hello", hands: ["90ms=crash:srever"] }),
    "server",
  ],
  [
    "of another version",
    labHash({ scenario: "hello", digest: "0123456789abcdef" }),
    "version 0.0.1",
  ],
])("a link that is %s is answered with a remedy", async (_, hash, remedy) => {
  const { page, complaints, close } = await visit(
    browser as Browser,
    site.address + hash.replace("&row=0&row=x", "&row=x"),
  );
  const notice = page.locator(".notice");
  await notice.waitFor();
  await expect.poll(() => notice.textContent()).toContain(remedy);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(() => notice.count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("a run comes as a file; a file without a run is refused", async () => {
  const { page, complaints, close } = await visit(
    browser as Browser,
    `${site.address}#/en/lab`,
  );
  const chosen = async (text: string) => {
    const file = { name: "run.farcall.json", mimeType: "text/json" };
    const buffer = Buffer.from(text);
    await page.locator("input[type=file]").setInputFiles({ ...file, buffer });
  };
  await chosen("{}");
  await page.getByText("choose a file that this lab saved").waitFor();
  await chosen(JSON.stringify({ kind: "farcall-run", link: HELLO }));
  await page.locator("code.digest").waitFor();
  await expect.poll(() => page.locator(".notice").count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("what is wrong with a hand in a link is told in Chinese", async () => {
  const hands = ["90ms=crash:srever"];
  const { page, close } = await visit(
    browser as Browser,
    site.address + labHash({ scenario: "hello", hands, locale: "zh-CN" }),
  );
  const text = '第 1 个干预的 host：没有主机 "srever"。你是指 "server" 吗？';
  await page.getByText(text).waitFor();
  await close();
});

test("a damaged link loses nothing and can be mended", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    site.address + HELLO,
  );
  const digest = await page.locator("code.digest").textContent();
  const damaged = HELLO.replace(CODE, CODE.slice(0, -5));
  await page.evaluate((hash) => {
    location.hash = hash;
  }, damaged);
  await page.locator(".notice").waitFor();
  await expect
    .poll(() => page.locator("code.digest").textContent())
    .toBe(digest);
  const field = page.getByLabel("A link, or what");
  await expect.poll(() => field.inputValue()).toBe(damaged);
  await page.waitForTimeout(400);
  expect(page.url()).toContain(damaged);
  await field.fill(labHash({ scenario: "hello", seed: 2 }));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect
    .poll(() => page.locator("code.digest").textContent())
    .not.toBe(digest);
  await expect.poll(() => page.locator(".notice").count()).toBe(0);
  await close();
});

test("an address that leads nowhere says so, and where to go", async () => {
  const address = `${site.address}#/fr/bonjour`;
  const { page, close } = await visit(browser as Browser, address);
  await page.getByText("is no address of this page").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Lab" }).click();
  await page.locator(".chooser select:not(:disabled)").waitFor();
  await close();
});

test("what is no seed is refused and the run stays", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    site.address + HELLO,
  );
  const field = page.getByLabel("Seed", { exact: true });
  const run = page.getByRole("button", { name: "Run", exact: false }).first();
  for (const seed of ["", "abc", "1.5", "-1", "9007199254740992", "1e3"]) {
    await field.fill(seed);
    await run.click();
    await page.getByText(`“${seed}” is no seed`).waitFor();
    await expect
      .poll(() => page.locator("tr[aria-current]").count(), { message: seed })
      .toBe(1);
  }
  await close();
});

test("a run that takes long shows so and can be stopped", async () => {
  const { page, close } = await visit(
    browser as Browser,
    `${site.address}#/en/lab`,
  );
  // An engine that never answers: the order is lost on its way.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {
      Worker.prototype.postMessage = post;
    };
  });
  await page.getByRole("button", { name: "Hello, far call" }).click();
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "■ Stop" }).click();
  await page.getByText("Stopped.").waitFor();
  await page.getByRole("button", { name: "Hello, far call" }).click();
  await page.locator("code.digest").waitFor();
  await close();
});

test("going back to an older address shows its run", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    site.address + HELLO,
  );
  const before = await page.locator("code.digest").textContent();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    labHash({ scenario: "hello", seed: 2 }),
  );
  await expect
    .poll(() => page.locator("code.digest").textContent())
    .not.toBe(before);
  await page.goBack();
  await expect
    .poll(() => page.locator("code.digest").textContent())
    .toBe(before);
  await close();
});
