/** How much must a visitor load? */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Response } from "playwright-core";

interface Loaded {
  /** Kilobytes, compressed; script without the engine. */
  readonly js: number;
  readonly css: number;
  /** The engine, which runs in a Worker beside the page. */
  readonly engine: number;
}

/** What a fresh visitor's browser asks for before the page is still. */
export async function loadedKb(
  browser: Browser,
  address: string,
  sign: string,
): Promise<Loaded> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const bodies: Promise<readonly [url: string, body: Buffer]>[] = [];
  const hear = (response: Response): void => {
    const url = response.url();
    if (!/\.(js|css)$/.test(url)) return;
    bodies.push(response.body().then((body) => [url, body] as const));
  };
  page.on("response", hear);
  await page.goto(address);
  await page.locator(sign).first().waitFor();
  await page.waitForLoadState("networkidle");
  // What begins to come now would have no body when the page is closed.
  page.off("response", hear);
  const files = await Promise.all(bodies);
  await context.close();
  const sum = (ending: string): number =>
    files
      .filter(([url]) => url.endsWith(ending))
      .reduce((kb, [, body]) => kb + gzipKb(body), 0);
  const engine = files
    .filter(([url]) => url.includes("virtual_engine"))
    .reduce((kb, [, body]) => kb + gzipKb(body), 0);
  return { js: sum(".js") - engine, css: sum(".css"), engine };
}

/** Every file of the site, compressed: what one keeps to work offline. */
export function fileSizesKb(
  folder: string,
): readonly { readonly name: string; readonly kb: number }[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.(js|css|html|svg|webp|png|gif)$/.test(name))
    .map((name) => ({ name, kb: gzipKb(readFileSync(join(folder, name))) }));
}

function gzipKb(body: Uint8Array): number {
  return gzipSync(body, { level: 9 }).length / 1000;
}
