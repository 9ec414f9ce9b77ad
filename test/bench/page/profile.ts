/** How does a browser come to a place behind questions? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM_PATH } from "./chromium.ts";
import { goToStep } from "./control.ts";

export interface Profile {
  readonly folder: string;
  remove(): void;
}

/**
 * As somebody has it who walked to that step and skipped its questions. It
 * keeps no site for offline: of what comes from there Lighthouse has no times,
 * and no scores.
 */
export async function profileAt(url: string, step: string): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), "farcall-profile-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: CHROMIUM_PATH,
      args: ["--no-sandbox", "--disable-gpu"],
      locale: "en-GB",
      serviceWorkers: "block",
    });
    const page = await context.newPage();
    await page.goto(url);
    await goToStep(page, step);
    await context.close();
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
