/** `npm run pictures`: which pictures does the README show? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { formatLabLink } from "../app/link.ts";
import { buildSite } from "../build-site.ts";
import { serveSite } from "../serve.ts";
import { film } from "./film.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const PORT_FIRST = 47_600;

type Theme = "light" | "dark";

const LAB_SIZE = { width: 1280, height: 920 };
/** So many turning points lead to the lost reply. */
const LAB_TURNS = 3;

const FILM_SIZE = { width: 720, height: 760 };
const FRAME_MS = 100;
const FILM_MS_MAX = 7_500;
const REST_MS = 1_200;
const MARGIN_PX = 8;

/** The lab in the middle of the lost reply. */
async function pictureLab(page: Page, site: string): Promise<Buffer> {
  const run = { scenario: "lost-reply", seed: 1, interventions: [] };
  await page.goto(site + formatLabLink("en", { run, row: 0, level: "call" }));
  await page.locator("tr[aria-current]").waitFor();
  for (let turn = 0; turn < LAB_TURNS; turn += 1) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await page.locator(".scene-topology canvas").waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  return page.screenshot();
}

/** The first act: pay, the reply is lost, the deadline passes. */
async function filmOpening(
  browser: Browser,
  page: Page,
  site: string,
): Promise<Uint8Array> {
  await page.clock.install({ time: 0 });
  await page.goto(`${site}#/en/opening`);
  const no = page.locator("main button").nth(1);
  await no.waitFor();
  await page.clock.pauseAt(60_000);
  await no.click();
  await page.clock.runFor(FRAME_MS);
  const box = await page.locator(".act").boundingBox();
  // Its buttons and its slider are not part of the story.
  const controls = await page.locator(".scene-controls").boundingBox();
  if (!box || !controls) throw new Error("the opening shows no act");
  const clip = {
    x: Math.floor(box.x) - MARGIN_PX,
    y: Math.floor(box.y) - MARGIN_PX,
    width: Math.ceil(box.width) + 2 * MARGIN_PX,
    height: Math.floor(controls.y - box.y) + MARGIN_PX,
  };
  const desk = await (await browser.newContext()).newPage();
  const head = page.locator(".headline h1");
  const begun = await head.textContent();
  return film(page, desk, {
    clip,
    frameMs: FRAME_MS,
    framesMax: Math.ceil(FILM_MS_MAX / FRAME_MS),
    isOver: async () => (await head.textContent()) !== begun,
    restMs: REST_MS,
  });
}

async function makeAll(browser: Browser, site: string): Promise<void> {
  const keep = (name: string, bytes: Uint8Array): void => {
    writeFileSync(join(HERE, name), bytes);
    console.log(`${name}: ${Math.round(bytes.length / 1000)} KB`);
  };
  const open = async (theme: Theme, viewport: typeof LAB_SIZE) => {
    const options = { colorScheme: theme, viewport, locale: "en-GB" };
    const page = await (await browser.newContext(options)).newPage();
    await page.addInitScript("globalThis.__name = (value) => value;");
    return page;
  };
  for (const theme of ["light", "dark"] as const) {
    const lab = await pictureLab(await open(theme, LAB_SIZE), site);
    keep(`lab-${theme}.png`, lab);
    const page = await open(theme, FILM_SIZE);
    const opening = await filmOpening(browser, page, site);
    keep(`lost-reply-${theme}.webp`, opening);
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-pictures-"));
  console.log("building the site …");
  await buildSite({ folder, logLevel: "error" });
  const where = { folder, portFirst: PORT_FIRST, say: console.log };
  const { server, port } = await serveSite(where);
  const executablePath = process.env["CHROME_PATH"] ?? "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await makeAll(browser, `http://localhost:${port}/`);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
