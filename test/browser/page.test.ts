/** Does the page do what it offers, in a real browser? */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import hello from "../../scenarios/hello.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { formatIntervention } from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { farcall } from "../cli/farcall.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import {
  digestOf,
  labHash,
  openSite,
  rowsOf,
  runOf,
  textsOf,
  visit,
  visitRun,
} from "./site.ts";

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

const at = (hash: string) => site.address + hash;
const open = (hash: string, options = {}) =>
  visitRun(browser as Browser, at(hash), options);

async function currentRow(page: Page): Promise<string> {
  const [row = ""] = await textsOf(page.locator("tr[aria-current]"));
  return row;
}

/**
 * The address follows what one sees, 300 ms after it was drawn. It is the
 * page's own timers that wait for it here: on a loaded machine 400 ms of
 * the test may pass without a frame of the page.
 */
async function settledUrl(page: Page): Promise<string> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const later = () => setTimeout(resolve, 400);
        requestAnimationFrame(() => requestAnimationFrame(later));
      }),
  );
  return page.url();
}

test("a run started on the page has the digest that Node finds", async () => {
  const { page, complaints, requests, close } = await visit(
    browser as Browser,
    at("#/en/lab"),
  );
  const loaded = requests.length;
  await page.getByRole("button", { name: "Hello, far call" }).click();
  const node = await runScenario(hello, { seed: 1 });
  await page.locator("code.digest").waitFor();
  await expect.poll(() => digestOf(page)).toBe(node.digest);
  await page.getByLabel("Seed", { exact: true }).fill("7");
  await page.getByLabel("Seed", { exact: true }).press("Enter");
  const seventh = await runScenario(hello, { seed: 7 });
  await page.getByText(seventh.digest).waitFor();
  expect(runOf(await settledUrl(page)).seed).toBe(7);
  await page.getByLabel("Detail").selectOption("packet");
  const all = new RegExp(`row \\d+ of ${seventh.trace.length}$`);
  await page.getByText(all).waitFor();
  expect(complaints).toEqual([]);
  expect(requests.slice(loaded)).toEqual([]);
  await close();
});

test("keys step through the run", async () => {
  const { page, close } = await open(
    labHash({ scenario: "lost-reply", level: "call" }),
  );
  const rows = await rowsOf(page);
  await expect.poll(() => currentRow(page)).toBe(rows[0]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => currentRow(page)).toBe(rows[2]);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => currentRow(page)).toBe(rows[1]);
  await page.keyboard.press("End");
  await expect.poll(() => currentRow(page)).toBe(rows.at(-1));
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowRight");
  const current = page.locator("tr[aria-current]");
  await expect.poll(() => current.getAttribute("class")).toContain("notable");
  const spoken = page.locator(".heard");
  await expect.poll(() => spoken.textContent()).toContain("starts");
  await close();
});

test("a drop is seen from far away, and going to it changes no detail", async () => {
  const { page, close } = await open(
    labHash({ scenario: "lost-reply", level: "call" }),
  );
  const rows = await rowsOf(page);
  expect(rows.filter((row) => row.includes("is dropped")).length).toBe(3);
  while (!(await currentRow(page)).includes("is dropped")) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await expect.poll(() => page.getByLabel("Detail").inputValue()).toBe("call");
  await close();
});

test("buttons and slider step through the run", async () => {
  const { page, close } = await open(
    labHash({ scenario: "hello", level: "call" }),
  );
  const rows = await rowsOf(page);
  await page.getByRole("button", { name: "Next row" }).click();
  await expect.poll(() => currentRow(page)).toBe(rows[1]);
  await page.getByRole("button", { name: "Last row" }).click();
  await expect.poll(() => currentRow(page)).toBe(rows.at(-1));
  await page.getByRole("button", { name: "Previous row" }).click();
  await expect.poll(() => currentRow(page)).toBe(rows.at(-2));
  await page.getByRole("slider").fill("3");
  await expect.poll(() => currentRow(page)).toBe(rows[3]);
  await page.locator(".table tbody tr").nth(1).click();
  await expect.poll(() => currentRow(page)).toBe(rows[1]);
  await close();
});

/** The table shows fifty rows at a time; row 50 begins the second fifty. */
const ROWS_BEFORE = 50;

test("a crash makes a branch that shares every row before it", async () => {
  const { page, close } = await open(
    labHash({ scenario: "server-crash", row: 50, level: "packet" }),
  );
  const main = await rowsOf(page);
  const time = /\(([\d.]+) ms/.exec(`(${await currentRow(page)}`)?.[1];
  await page.getByRole("button", { name: "Crash bank" }).click();
  await page.getByRole("tab", { name: "branch-1", selected: true }).waitFor();
  const crashes = async () =>
    (await rowsOf(page)).findIndex((row) => row.includes("bank crashes"));
  await expect.poll(crashes).toBeGreaterThan(0);
  const branch = await rowsOf(page);
  const crash = await crashes();
  expect(branch.slice(0, crash)).toEqual(main.slice(0, crash));
  expect(branch[crash]).not.toBe(main[crash]);
  await expect.poll(() => currentRow(page)).toBe(branch[crash]);
  const nth = ROWS_BEFORE + crash + 1;
  await page.getByText(`Leaves main at row ${nth}`).waitFor();
  await page.getByText("down", { exact: true }).waitFor();
  const atNs = Math.round(Number(time) * 1e6);
  const { interventions } = runOf(await settledUrl(page));
  // At the row's own instant, which the page shows in microseconds.
  const at = interventions[0]?.at ?? 0;
  expect(Math.abs(at - atNs)).toBeLessThanOrEqual(500);
  expect(interventions[0]?.nth).toBeGreaterThan(0);
  const node = await runScenario(serverCrash, { seed: 1, interventions });
  await expect.poll(() => digestOf(page)).toBe(node.digest);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => rowsOf(page)).toEqual(main);
  await expect.poll(() => page.getByRole("tab").count()).toBe(1);
  await close();
});

test("a hand acts where the clock stands, and detail leaves it there", async () => {
  const { page, close } = await open(
    labHash({ scenario: "server-crash", level: "call" }),
  );
  const clock = page.locator(".scene-moment");
  await clock.click();
  await page.getByLabel("Moment", { exact: true }).fill("91.4 ms");
  await page.keyboard.press("Enter");
  const stepper = page.locator(".stepper .slider b");
  await expect.poll(() => clock.textContent()).toContain("91.4");
  for (const level of ["packet", "frame", "call"]) {
    await page.getByLabel("Detail").selectOption(level);
    await expect.poll(() => clock.textContent()).toContain("91.4");
    await expect.poll(() => stepper.textContent()).toBe("91.400 ms");
  }
  const { t, interventions } = runOf(await settledUrl(page));
  expect([t, interventions]).toEqual([91.4e6, []]);
  await page.getByRole("button", { name: "Crash bank" }).click();
  const selected = page.locator("[role=tab][aria-selected=true]");
  await expect.poll(() => selected.textContent()).toContain("91.4 ms");
  await expect.poll(() => currentRow(page)).toMatch(/^91\.400 ms .*crash/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => clock.textContent()).toContain("91.4");
  await close();
});

test("keys in the scene act on the world, and undo takes it back", async () => {
  const { page, close } = await open(
    labHash({ scenario: "hello", row: 40, level: "packet" }),
  );
  const press = async (key: string, n: number) => {
    await page.locator("#scene").focus();
    await page.keyboard.press(key);
    const tab = { name: `branch-${n - 1}`, selected: true };
    await page.getByRole("tab", tab).waitFor();
  };
  await page.getByRole("button", { name: "Crash server" }).focus();
  await press("c", 2);
  await press("c", 3);
  await expect
    .poll(() => currentRow(page))
    .toContain("server is told to restart");
  await page.keyboard.press("Control+z");
  await page.getByRole("tab", { name: "branch-1", selected: true }).waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByRole("tab").count()).toBe(1);
  await press("z", 2);
  await expect.poll(() => currentRow(page)).toContain("pause");
  await press("z", 3);
  await press("p", 4);
  await page.getByRole("button", { name: "Heal cut-server" }).waitFor();
  await press("p", 5);
  const texts = runOf(await settledUrl(page)).interventions;
  const kinds = texts.map(({ action }) => action.kind);
  expect(kinds).toEqual(["pause", "resume", "partition", "heal"]);
  await page.getByRole("tab", { name: "main" }).click();
  expect(runOf(await settledUrl(page)).interventions).toEqual([]);
  await close();
});

test("a branch has words, a name and an end", async () => {
  const hands = ["70ms=crash:server", "80ms=restart:server"];
  const { page, close } = await open(labHash({ scenario: "hello", hands }));
  const tab = page.getByRole("tab", { selected: true });
  await tab.getByText("server restarts at 80 ms").waitFor();
  await page.getByText("server crashes at 70 ms").waitFor();
  await page.getByLabel("Name of this branch").fill("twice alive");
  await page.getByRole("tab", { name: "twice alive" }).waitFor();
  await page.getByRole("button", { name: "Close branch" }).click();
  await expect.poll(() => page.getByRole("tab").count()).toBe(1);
  await page.keyboard.press("Control+z");
  await page.getByRole("tab", { name: "twice alive" }).waitFor();
  await close();
});

test("who goes back and comes again finds all branches", async () => {
  const { page, close } = await open(labHash({ scenario: "hello" }));
  for (const n of [1, 2]) {
    await page.getByRole("button", { name: "Pause server" }).click();
    const tab = { name: `branch-${n}`, selected: true };
    await page.getByRole("tab", tab).waitFor();
    await page.getByRole("tab", { name: "main" }).click();
  }
  await settledUrl(page);
  await page.getByRole("link", { name: "Course" }).click();
  await page.getByRole("tab").first().waitFor({ state: "detached" });
  await page.goBack();
  await page.getByRole("tab", { name: "branch-2" }).waitFor();
  await expect.poll(() => page.getByRole("tab").count()).toBe(3);
  await close();
});

test("a packet on its way can be dropped, held and released", async () => {
  const { trace } = await runScenario(hello, { seed: 1 });
  const [sent] = rowsThatFit(trace, {
    event: "packet.sent",
    where: { what: "DATA" },
  });
  const { page, close } = await open(
    labHash({ scenario: "hello", row: sent?.number ?? 0, level: "packet" }),
  );
  const branch = (n: number) =>
    page
      .getByRole("tab", { name: `branch-${n - 1}`, selected: true })
      .waitFor();
  const way = page.locator(".on-its-way");
  await way.getByRole("button", { name: "Hold" }).first().click();
  await branch(2);
  await page.keyboard.press("ArrowRight");
  await way.getByRole("button", { name: "Release" }).first().click();
  await branch(3);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByRole("tab").count()).toBe(1);
  await page.locator("#scene").focus();
  await page.keyboard.press("d");
  await branch(2);
  const name = `${sent?.cells[0]}/${sent?.cells[1]}`;
  const { interventions } = runOf(await settledUrl(page));
  expect(interventions.map(formatIntervention).join()).toContain(
    `drop:${name}`,
  );
  await close();
});

test("the form changes a scenario; its problems stand at its fields", async () => {
  const { page, complaints, close } = await open(
    labHash({ scenario: "server-crash" }),
  );
  const before = await digestOf(page);
  await page.getByText("Change latency").click();
  await page.getByLabel("Chance of loss").fill("1.4");
  await page.getByRole("button", { name: "Run", exact: false }).first().click();
  await page.getByText("1.4 is above 1").last().waitFor();
  const notice = await page.locator(".notice").textContent();
  expect(notice).toContain("Chance of loss, 0 to 1: 1.4 is above 1");
  expect(notice).not.toContain("lossProbability");
  const field = page.getByLabel("Chance of loss");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  await expect.poll(() => digestOf(page)).toBe(before);
  await field.fill("0");
  await page.getByLabel("Latency, ms").fill("12.5");
  await page.getByLabel("crash:bank").fill("650");
  await page.getByLabel("Latency, ms").press("Enter");
  await expect.poll(() => digestOf(page)).not.toBe(before);
  const after = await digestOf(page);
  const replayed = await farcall("replay", await settledUrl(page));
  expect(replayed.out).toContain(`digest ${after}`);
  expect(replayed.code).toBe(0);
  await page.getByRole("button", { name: "Back to the run before" }).click();
  await expect.poll(() => digestOf(page)).toBe(before);
  expect(runOf(await settledUrl(page)).scenario).toBe("server-crash");
  expect(complaints).toEqual([]);
  await close();
});

test("a link restores run, branch and moment in a fresh profile", async () => {
  const first = await open(
    labHash({ scenario: "lost-request", seed: 3, row: 70, level: "message" }),
  );
  await first.page.getByRole("button", { name: "Crash phone" }).click();
  await first.page.getByLabel("Name of this branch").fill("no phone");
  await first.page.keyboard.press("ArrowLeft");
  const url = await settledUrl(first.page);
  const shown = [await currentRow(first.page), await digestOf(first.page)];
  await first.close();
  const second = await visitRun(browser as Browser, url);
  const named = { selected: true, name: "no phone" };
  await second.page.getByRole("tab", named).waitFor();
  const again = [await currentRow(second.page), await digestOf(second.page)];
  expect(again).toEqual(shown);
  expect(await settledUrl(second.page)).toBe(url);
  await expect
    .poll(() => second.page.locator(".notice:not(.failed-check)").count())
    .toBe(0);
  await second.close();
});

test("the command line makes the run of an address again", async () => {
  const { page, close } = await open(
    labHash({ scenario: "server-crash", seed: 4, row: 70, level: "packet" }),
  );
  await page.getByRole("button", { name: "Crash phone" }).click();
  await page.getByRole("tab", { selected: true, name: "branch-1" }).waitFor();
  const address = await settledUrl(page);
  const digest = await digestOf(page);
  const replayed = await farcall("replay", address);
  expect(replayed.out).toContain("it is the same run");
  expect(replayed.out).toContain(`digest ${digest}`);
  expect(replayed.code).toBe(0);
  const run = await farcall("run", address, "--format", "json");
  expect(JSON.parse(run.out).digest).toBe(digest);
  const { link } = JSON.parse(run.out);
  await page.goto("about:blank");
  await page.goto(at(`#${link}`));
  await page.getByText(digest).waitFor();
  await close();
});

test("copying a link puts the address on the clipboard", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, close } = await open(labHash({ scenario: "hello" }), {
    permissions,
  });
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  await close();
});
