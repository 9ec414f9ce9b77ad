/** Does all of the site work once it has been seen, without a network? */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { serveSite } from "../../web/serve.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { builtSite } from "./built-site.ts";

const PORT_FIRST = 47_700;

let browser: Browser | undefined;
const closers: (() => void)[] = [];

beforeEach(async (context) => {
  const path = peer("chromium", context);
  browser ??= await launchChromium(path);
});

afterAll(async () => {
  await browser?.close();
  for (const close of closers) close();
});

/** A copy of the site that may change, in a folder that is not the root. */
async function open() {
  const root = mkdtempSync(join(tmpdir(), "farcall-offline-"));
  const folder = join(root, "course");
  cpSync(await builtSite(), folder, { recursive: true });
  const served = { folder: root, portFirst: PORT_FIRST, say: () => {} };
  const { server, port } = await serveSite(served);
  closers.push(() => {
    server.close();
    server.closeAllConnections();
    rmSync(root, { recursive: true });
  });
  const context = await (browser as Browser).newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const address = `http://localhost:${port}/course/index.html`;
  return { page, context, address, folder };
}

/** Waits until the worker of this build has all files. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const isOurs = () => navigator.serviceWorker.controller !== null;
  await expect.poll(() => page.evaluate(isOurs)).toBe(true);
}

test("who has seen the home can do a lesson and a run without a network", async () => {
  const { page, context, address, folder } = await open();
  await page.goto(`${address}#/en/`);
  await page.getByRole("heading", { name: "Far calls, taken" }).waitFor();
  await kept(page);
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = all.filter((one) => one.isFile());
  const keptCount = await page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    return (await (await caches.open(name)).keys()).length;
  });
  // All but the worker itself, which the browser keeps on its own.
  expect(keptCount).toBe(files.length - 1);
  await context.setOffline(true);
  await page.goto(`${address}#/en/lesson/01-hello-far-call`);
  await page.locator(".lesson-scene").waitFor();
  await page.reload();
  await page.locator(".lesson-scene").waitFor();
  await page.goto(`${address}#/zh-CN/lab`);
  await page.locator(".chooser select:not(:disabled)").waitFor();
  await page.getByRole("button", { name: "运行", exact: true }).click();
  await page.locator("tr[aria-current]").waitFor();
  await context.close();
});

test("a new build is there at the next visit, and the old one goes", async () => {
  const { page, context, address, folder } = await open();
  await page.goto(`${address}#/en/`);
  await kept(page);
  for (const name of ["index.html", "offline.js"]) {
    const path = join(folder, name);
    const text = readFileSync(path, "utf8");
    const later = text
      .replace('content="Far calls', 'content="Later: far calls')
      .replace(/VERSION = "\w+"/, 'VERSION = "later"');
    expect(later).not.toBe(text);
    writeFileSync(path, later);
  }
  await page.reload();
  const about = page.locator('meta[name="description"]');
  await expect.poll(() => about.getAttribute("content")).toMatch(/^Later/);
  const isWaiting = async () => {
    const registration = await navigator.serviceWorker.ready;
    if (registration.waiting === null) await registration.update();
    return registration.waiting !== null;
  };
  await expect.poll(() => page.evaluate(isWaiting)).toBe(true);
  // The files of a build go once no tab shows a page of it.
  await page.close();
  const next = await context.newPage();
  const names = async () => {
    await next.goto("about:blank");
    await next.goto(`${address}#/en/`);
    return await next.evaluate(() => caches.keys());
  };
  const scope = new URL(".", address).href;
  await expect.poll(names).toEqual([`farcall ${scope} later`]);
  await context.setOffline(true);
  await next.reload();
  const still = next.locator('meta[name="description"]');
  await expect.poll(() => still.getAttribute("content")).toMatch(/^Later/);
  await context.close();
});

test("two copies of the site on one origin keep their files apart", async () => {
  const { page, context, address, folder } = await open();
  cpSync(folder, `${folder}-2`, { recursive: true });
  const other = address.replace("/course/", "/course-2/");
  for (const copy of [address, other, address]) {
    await page.goto("about:blank");
    await page.goto(`${copy}#/en/`);
    await kept(page);
  }
  const names = await page.evaluate(() => caches.keys());
  expect(names).toHaveLength(2);
  await context.setOffline(true);
  for (const copy of [address, other]) {
    await page.goto("about:blank");
    await page.goto(`${copy}#/zh-CN/lesson/01-hello-far-call`);
    await page.locator(".lesson-scene").waitFor();
  }
  await context.close();
});

test("nothing is kept while a new build is put in place, file by file", async () => {
  const { page, context, address, folder } = await open();
  await page.goto(`${address}#/en/`);
  const path = join(folder, "index.html");
  const ours = readFileSync(path, "utf8");
  const theirs = ours.replaceAll(/index-[\w-]+\.js/g, "index-other.js");
  expect(theirs).not.toBe(ours);
  writeFileSync(path, theirs);
  const register = () =>
    page.evaluate(async () => {
      await navigator.serviceWorker.register("./offline.js");
    });
  const isOver = () =>
    page.evaluate(async () => {
      const known = await navigator.serviceWorker.getRegistration();
      return !known?.installing && !known?.waiting;
    });
  await register();
  await expect.poll(isOver).toBe(true);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  writeFileSync(path, ours);
  await register();
  await kept(page);
  await context.close();
});

test("what does not come is said in the reader's language, with a way on", async () => {
  const context = await (browser as Browser).newContext({
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const { address, context: other } = await open();
  await other.close();
  await page.goto(`${address}#/zh-CN/`);
  await page.locator("main a").first().waitFor();
  await context.setOffline(true);
  await page.evaluate(() => {
    location.hash = "#/zh-CN/lab";
  });
  await page.getByText("页面的这一部分未能加载。网络是否已断开？").waitFor();
  await context.setOffline(false);
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.locator(".chooser select:not(:disabled)").waitFor();
  await context.close();
});
