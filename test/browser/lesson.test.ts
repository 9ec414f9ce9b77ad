/** Can one go through the first lesson, and is what one did kept? */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { ROOT } from "../support/source.ts";
import { openSite, visit } from "./site.ts";

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

const LESSON = "lesson/01-hello-far-call";

async function open(locale: "en" | "zh-CN", step = "", options = {}) {
  return await openLesson(`${locale}/${LESSON}${step}`, options);
}

async function openLesson(place: string, options = {}) {
  const address = `${site.address}#/${place}`;
  const opened = await visit(browser as Browser, address, options);
  await opened.page.locator(".lesson-scene").waitFor();
  return opened;
}

const NEXT = ".onwards .primary";

async function stepNumber(page: Page): Promise<number> {
  const dots = page.locator(".lesson-head .dot");
  const current = await dots.evaluateAll((all) =>
    all.findIndex((dot) => dot.hasAttribute("aria-current")),
  );
  return current + 1;
}

test("a prediction locks until it is made, and is answered by the run", async () => {
  const { page, close } = await open("en");
  await page.locator(NEXT).click();
  await page.getByRole("heading", { name: "How long does it take?" }).waitFor();
  await expect.poll(() => page.locator(NEXT).count()).toBe(0);
  await page.getByText("45 ms: there, the work").click();
  await page.getByRole("button", { name: "Lock in and run" }).click();
  await page.getByText("The run shows “125 ms").waitFor();
  // The button is gone: one goes on from what it brought, not from the top.
  await page.locator(':focus:has-text("The run shows")').waitFor();
  // Which was mine and which was right is not told by colour alone.
  await page.locator(".choice", { hasText: "45 ms" }).getByText("✗").waitFor();
  await page.locator(".choice", { hasText: "125 ms" }).getByText("✓").waitFor();
  await page.getByRole("link", { name: "the request leaves" }).first().click();
  // A message is told, too, where prose points at it.
  const caption = page.locator(".lesson-caption p");
  await expect
    .poll(() => caption.textContent())
    .toMatch(/^130 ms The hello request leaves$/);
  await page.locator(NEXT).waitFor();
  await close();
});

test("a question can be skipped and answered later", async () => {
  const { page, close } = await open("en");
  await page.locator(NEXT).click();
  await page.getByRole("button", { name: "Skip, I will" }).click();
  await page.locator(NEXT).click();
  await expect.poll(() => stepNumber(page)).toBe(3);
  await page.getByRole("button", { name: /How long.*skipped/ }).click();
  await page.locator(".choice").last().click();
  await page.getByRole("button", { name: "Lock in and run" }).click();
  await page.getByText("That is what the run shows.").waitFor();
  await close();
});

test("a question of an earlier lesson has its own way past it", async () => {
  const { page, complaints, close } = await openLesson(
    "en/lesson/01-hello-far-call",
  );
  await page.locator(NEXT).click();
  await page.getByText(/Saved in this browser/).waitFor();
  await page.goto(`${site.address}#/en/lesson/05-try-again`);
  const recall = page.locator(".recall details[open]").first();
  await recall.waitFor();
  const skip = page.getByRole("button", { name: "Skip, I will" });
  await expect.poll(() => skip.count()).toBe(2);
  await skip.last().click();
  await page.locator(NEXT).waitFor();
  await skip.click();
  await recall.getByText("Skipped. You can still answer.").waitFor();
  await expect.poll(() => page.locator(".dot.is-skipped").count()).toBe(1);
  await recall.locator(".choice").first().click();
  await recall.getByRole("button", { name: "Answer" }).click();
  await recall.locator(".told").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("code that gives the answer away is folded until one has one", async () => {
  const { page, close } = await openLesson("en/lesson/05-try-again");
  const skip = page.getByRole("button", { name: "Skip, I will" });
  await skip.last().click();
  await page.locator(NEXT).click();
  await page.getByText("Folded until you have answered.").waitFor();
  const open = page.locator(".code-pane details[open]");
  const [rule, whole] = await page.locator(".code-pane summary").all();
  await expect.poll(() => open.count()).toBe(0);
  await expect.poll(() => rule?.textContent()).toMatch(/lines \d+ to \d+$/);
  await expect
    .poll(() => whole?.textContent())
    .toMatch(/the whole file, \d+ lines$/);
  await rule?.click();
  await expect.poll(() => open.count()).toBe(1);
  await rule?.click();
  await skip.click();
  await expect.poll(() => open.count()).toBe(1);
  await close();
});

test("code that a question is about is open before one answers", async () => {
  const { page, close } = await openLesson("en/lesson/03-factorial-and-add");
  await skipTo(page, "by-name");
  await page.getByRole("button", { name: "Lock in and run" }).waitFor();
  await expect
    .poll(() => page.locator(".code-pane details[open]").count())
    .toBe(2);
  await close();
});

test("what happened keeps its moment while the clock runs on", async () => {
  const { page, close } = await open("en");
  const msIn = async (part: string) => {
    const text = await page.locator(`.lesson-caption ${part}`).textContent();
    return Number(/^(?:now )?([\d.]+) ms$/.exec(text ?? "")?.[1]);
  };
  const slider = page.locator(".scene-controls input");
  await slider.fill((await slider.getAttribute("max")) ?? "");
  await page.locator(".lesson-caption .time").waitFor();
  // The scene ends 5 ms after the last thing that happens.
  await expect.poll(() => msIn(".clock")).toBe((await msIn(".time")) + 5);
  await close();
});

test("a link into a run that waits for an answer says so", async () => {
  const { page, close } = await open("en");
  await skipTo(page, "which-look-the-same");
  const link = page.getByRole("link", { name: "the request is lost" });
  await expect.poll(() => link.getAttribute("aria-disabled")).toBe("true");
  await expect
    .poll(() => link.getAttribute("title"))
    .toMatch(/plays when you have/);
  await page.locator(".choice").first().click();
  await page.getByRole("button", { name: "Lock in and run" }).click();
  await expect.poll(() => link.first().getAttribute("title")).toBe(null);
  await close();
});

/** Skips every question up to a step. */
async function skipTo(page: Page, step: string): Promise<void> {
  const skip = page.getByRole("button", { name: "Skip, I will" });
  for (let moves = 0; moves < 30; moves += 1) {
    const url = page.url();
    if (url.endsWith(`/${step}`)) return;
    // A question is there once its run is; until then nothing leads on.
    await page.locator(NEXT).or(skip).first().waitFor({ state: "attached" });
    if (await skip.isVisible()) {
      await skip.click();
      await skip.waitFor({ state: "hidden" });
    } else {
      await page.locator(NEXT).click();
      await expect.poll(() => page.url()).not.toBe(url);
    }
  }
  throw new Error(`never came to ${step}: ${page.url()}`);
}

test.each([
  ["en", /^Step 3 opens once this question/, /^Go on to step 3/, "Skip, I"],
  ["zh-CN", /^回答或跳过这个问题后.*第 3 步/, /^前往第 3 步/, "先跳过"],
] as const)(
  "a link past an open question says so, and leads on, in %s",
  async (locale, opens, goOn, skip) => {
    const { page, complaints, close } = await open(locale, "/five-stations");
    await page.getByText(opens).waitFor();
    await expect.poll(() => stepNumber(page)).toBe(2);
    // The address is that of what one sees, and going back leaves it.
    await expect.poll(() => page.url()).toMatch(/how-long$/);
    await page.getByRole("button", { name: skip }).click();
    await page.getByRole("button", { name: goOn }).click();
    await expect.poll(() => stepNumber(page)).toBe(3);
    await expect.poll(() => page.url()).toMatch(/five-stations$/);
    await expect.poll(() => page.getByText(opens).count()).toBe(0);
    await expect
      .poll(() => page.getByRole("button", { name: goOn }).count())
      .toBe(0);
    expect(complaints).toEqual([]);
    await close();
  },
);

test("a link past many questions leads from one to the next", async () => {
  const { page, close } = await open("en", "/greeter");
  await page.getByText(/opens once this question and 4 more/).waitFor();
  const towards = page.getByRole("button", { name: /^To the next question/ });
  for (const left of ["3 more", "2 more", "one more", "is answered"]) {
    await page.getByRole("button", { name: "Skip, I will" }).click();
    await towards.click();
    await page.locator(".notice", { hasText: left }).waitFor();
  }
  await page.getByRole("button", { name: "Skip, I will" }).click();
  await page.getByRole("button", { name: /^Go on to step/ }).click();
  await page.locator(".bench-buttons").waitFor();
  // The same link once more is no news.
  await page.goBack();
  await page.locator(".question").waitFor();
  await expect.poll(() => page.locator(".lesson-text .notice").count()).toBe(0);
  await close();
});

test("on a phone the task stands above its list, the way on below", async () => {
  const { page, close } = await open("en", "", {
    viewport: { width: 360, height: 740 },
  });
  await skipTo(page, "find-the-work");
  const list = page.locator(".lesson-events ol");
  await list.waitFor();
  const topOf = async (part: string) =>
    (await page.locator(part).boundingBox())?.y ?? Number.NaN;
  const tops = [".lesson-text h2", ".lesson-events", ".onwards"].map(topOf);
  const [task = 0, events = 0, onwards = 0] = await Promise.all(tops);
  expect(task).toBeLessThan(events);
  expect(events).toBeLessThan(onwards);
  // The page alone scrolls: no list holds a thumb back.
  const hidden = await list.evaluate(
    (element) => element.scrollHeight - element.clientHeight,
  );
  expect(hidden).toBeLessThanOrEqual(1);
  // The reason of a wrong choice stands where one chose.
  await list.locator("button", { hasText: "calls hello" }).first().click();
  await list.getByText("Nobody has done anything yet").waitFor();
  await close();
});

test("observe, tweak and break are done in the run", async () => {
  const { page, complaints, close } = await open("en");
  await skipTo(page, "find-the-work");
  const events = page.locator(".lesson-events button");
  const first = events.first();
  await first.scrollIntoViewIfNeeded();
  const before = await first.boundingBox();
  const lengthOf = () =>
    events.evaluateAll((all) => {
      const [top = 0, ...rest] = all.map(
        (one) => one.getBoundingClientRect().y,
      );
      return Math.round((rest.at(-1) ?? top) - top);
    });
  const length = await lengthOf();
  await first.click();
  // Beside what one has clicked, which stays where it was.
  const verdict = page.locator(".is-picked .verdict");
  await verdict.getByText("Not this one.").waitFor();
  const topOf = async () => (await first.boundingBox())?.y;
  await expect.poll(topOf).toBeCloseTo(before?.y ?? Number.NaN, -0.5);
  // Nor does any other line move away from the mouse.
  expect(await lengthOf()).toBe(length);
  await page.getByText("Look for another one.").waitFor();
  // What people choose instead is explained, and so is what is right.
  await events.filter({ hasText: "calls hello" }).first().click();
  const status = page.locator(".lesson-text [role=status]");
  await status.getByText("Nobody has done anything yet").waitFor();
  await events.filter({ hasText: "begins to execute" }).first().click();
  await verdict.getByText("This is one of them.").waitFor();
  await page.getByText("Yes, that is it.").waitFor();
  await status.getByText("only here does somebody do").waitFor();
  await skipTo(page, "move-the-cut");
  await page.getByRole("button", { name: "Run with this value" }).click();
  await page.getByText("Not yet.").waitFor();
  await page.getByRole("spinbutton").fill("230");
  await page.getByRole("button", { name: "Run with this value" }).click();
  await page.getByText("the phone does not know.").last().waitFor();
  await page.getByRole("spinbutton").fill("255");
  await page.getByRole("button", { name: "Run with this value" }).click();
  // That is what was asked for next, and no mistake.
  const found = page.locator(".told.good", { hasText: "was answered" });
  await expect.poll(() => found.textContent()).toMatch(/^✓ That is the other/);
  // Who comes back finds what was set when it was done.
  await page.locator(NEXT).click();
  await page.locator(".onwards button", { hasText: "Back" }).click();
  await expect
    .poll(() => page.getByRole("spinbutton").inputValue())
    .toBe("230");
  await page.getByText("Done with the value 230.").waitFor();
  await skipTo(page, "chance");
  await page.locator(".choice").first().click();
  await page.locator(".question .primary").click();
  await page.getByText("of 200 runs").first().waitFor();
  await page.locator(NEXT).click();
  await page.getByRole("slider").waitFor();
  const bank = page.getByRole("group", { name: "bank" });
  const crash = bank.getByRole("button", { name: "Its machine dies" });
  await crash.click();
  await page.locator(':focus:has-text("The claim still holds")').waitFor();
  await page.getByRole("button", { name: "Take the fault back" }).click();
  await crash.waitFor();
  await page.locator(':focus:has-text("One fault left.")').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a prediction about chance is counted over 200 seeds, each a run", async () => {
  const { page, complaints, close } = await open("en");
  await skipTo(page, "chance");
  await page.locator(".choice").first().click();
  await page.locator(".question .primary").click();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  const cells = page.locator(".seed-cells button");
  await expect.poll(() => cells.count()).toBe(200);
  const counts = await page.locator(".seeds dd span").allTextContents();
  const numbers = counts.map((text) => Number(/^\d+/.exec(text)));
  expect(numbers.reduce((sum, count) => sum + count)).toBe(200);
  expect(Math.min(...numbers)).toBeGreaterThan(0);
  await cells.first().focus();
  await page.keyboard.press("ArrowRight");
  const isSecond = () =>
    cells.nth(1).evaluate((cell) => cell === document.activeElement);
  await expect.poll(isSecond).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByText("On the scene stands the run of seed 2,").waitFor();
  await page.getByRole("button", { name: "Back to the run of this" }).click();
  await expect.poll(() => page.locator(".other-run").count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("a run that a link opened can be closed where the step has none", async () => {
  const { page, close } = await open("en");
  await skipTo(page, "silence");
  await page.locator(".choice", { hasText: "not confirmed" }).click();
  await page.getByRole("button", { name: "Answer" }).click();
  const link = page.locator(".told").getByRole("link", { name: "Silence" });
  await link.click();
  await page.locator(".lesson-scene").waitFor();
  await page.getByRole("button", { name: "Close this run" }).click();
  await expect.poll(() => page.locator(".lesson-scene").count()).toBe(0);
  // One reads on at the link that opened it.
  const isThere = () => link.evaluate((one) => one === document.activeElement);
  await expect.poll(isThere).toBe(true);
  await close();
});

test("the client's eyes find every run that looks the same", async () => {
  const { page, complaints, close } = await open("en");
  await skipTo(page, "which-look-the-same");
  await page.getByRole("button", { name: "Skip, I will" }).click();
  await page.getByRole("checkbox", { name: "Only what the phone" }).check();
  await page.getByRole("button", { name: "Every run that looks" }).click();
  await page.getByText("3 runs that look the same to the phone").waitFor();
  const found = page.locator(".alike li");
  const names = ["The request gets lost", "The reply gets lost"];
  await expect
    .poll(() => found.allTextContents())
    .toEqual([...names, "The machine dies"]);
  await found.last().getByRole("button").click();
  await page.getByText("Shown: the run “The machine dies”").waitFor();
  await expect.poll(() => found.count()).toBe(3);
  expect(complaints).toEqual([]);
  await close();
});

test("the code pane shows the cited files as they are, side by side", async () => {
  const { page, requests, close } = await open("en");
  const files = page.locator(".code-pane details");
  const tops = () =>
    files.evaluateAll((all) =>
      all.map((file) => file.getBoundingClientRect().top),
    );
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  const folder = `${ROOT}lessons/01-hello-far-call/`;
  for (const [index, name] of ["client.ts", "client.py"].entries()) {
    const shown = await files.nth(index).locator("pre").textContent();
    expect(shown).toBe(readFileSync(folder + name, "utf8").trimEnd());
  }
  const call = files.first().locator(".line", { hasText: "greeter.hello" });
  const hidden = () =>
    call.evaluate((one) => {
      const pre = one.closest("pre") as HTMLElement;
      return pre.scrollWidth - pre.clientWidth;
    });
  await expect.poll(hidden, { message: "no line is cut off" }).toBe(0);
  await files.last().locator("summary").click();
  await page.getByRole("link", { name: "client.py" }).click();
  await page.locator("[data-cited$='client.py'].is-sought").waitFor();
  await files.last().locator("pre").waitFor();
  const word = files.last().locator(".t-keyword").first();
  const colour = () => word.evaluate((one) => getComputedStyle(one).color);
  const light = await colour();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(colour).not.toBe(light);
  expect(requests.filter((url) => /shiki|onig/.test(url))).toEqual([]);
  await close();
});

/** All that the page keeps of what one has done. */
function keptOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("keyval-store");
        opening.onerror = () => reject(new Error("no store"));
        opening.onsuccess = () => {
          const asked = opening.result
            .transaction("keyval")
            .objectStore("keyval")
            .get("farcall/progress");
          asked.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(asked.result ?? ""));
          };
        };
      }),
  );
}

test("what was done is there after a reload, and in the list", async () => {
  const { page, close } = await open("en");
  await skipTo(page, "five-stations");
  await expect.poll(() => keptOf(page)).toContain('"how-long"');
  await page.reload();
  await page.locator(".lesson-text").waitFor();
  await expect.poll(() => stepNumber(page)).toBe(3);
  await expect.poll(() => page.locator(".dot.is-done").count()).toBe(1);
  await expect.poll(() => page.locator(".dot.is-skipped").count()).toBe(1);
  await page.getByRole("link", { name: "Course" }).click();
  await page.getByText("1 of 14 steps done").waitFor();
  await close();
});

/** Writes over what the page keeps, as a broken disk would. */
async function damage(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("keyval-store");
        opening.onerror = () => reject(new Error("no store"));
        opening.onsuccess = () => {
          const write = opening.result.transaction("keyval", "readwrite");
          write.objectStore("keyval").put("@@damaged", "farcall/progress");
          write.oncomplete = () => resolve();
        };
      }),
  );
}

test("a damaged store is offered for download, and can be left", async () => {
  const { page, complaints, close } = await open("en");
  await damage(page);
  await page.reload();
  await page.getByText("of your progress is damaged").waitFor();
  await page.locator(NEXT).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download it" }).click();
  const file = await (await download).path();
  expect(readFileSync(file, "utf8")).toContain("@@damaged");
  await page.getByRole("button", { name: "Start without it" }).click();
  await page.getByText(/Saved in this browser, [\d.]+ KB/).waitFor();
  await expect.poll(() => page.locator(".dot.is-done").count()).toBe(1);
  await page.reload();
  await page.locator(".dot.is-done").first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("a forbidden store never blocks the lesson, and says so", async () => {
  const { page, complaints, close } = await open("en");
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", {
      get: () => {
        throw new Error("forbidden");
      },
    });
  });
  await page.reload();
  await page.getByText("does not keep your progress").waitFor();
  await page.locator(NEXT).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  expect((await download).suggestedFilename()).toBe("farcall-progress.json");
  expect(complaints).toEqual([]);
  await close();
});

test("what is exported can be imported, and other files are refused", async () => {
  const { page, close } = await open("en");
  await skipTo(page, "five-stations");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const path = await (await download).path();
  const saved = JSON.parse(readFileSync(path, "utf8"));
  expect(saved).toMatchObject({ format: "farcall-progress", version: 1 });
  await close();
  const other = await open("en");
  const input = other.page.locator("input[type=file]");
  const give = (name: string, text: string) =>
    input.setInputFiles({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  await give("other.json", "{}");
  await other.page.getByText("“other.json” holds no progress").waitFor();
  await give("later.json", JSON.stringify({ ...saved, version: 2 }));
  await other.page.getByText("“later.json” holds no progress").waitFor();
  await give("mine.json", JSON.stringify(saved));
  await other.page.getByText("Read: progress in one lesson.").waitFor();
  await expect.poll(() => other.page.locator(".dot.is-done").count()).toBe(1);
  await other.close();
});

/** The lesson, as if its files had said something else. */
async function openChanged(
  locale: "en" | "zh-CN",
  [from, to]: readonly [RegExp, string],
) {
  const context = await (browser as Browser).newContext({
    // It would bring the files back as they are.
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  let changes = 0;
  await page.route("**/*.js", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    if (from.test(text)) changes += 1;
    await route.fulfill({ response, body: text.replace(from, to) });
  });
  await page.goto(`${site.address}#/${locale}/${LESSON}`);
  await page.locator(".lesson-scene").waitFor();
  expect(changes).toBeGreaterThan(0);
  return { page, close: () => context.close() };
}

test("a translation that is behind says so", async () => {
  const now = await open("zh-CN");
  await expect.poll(() => now.page.getByText("英文版已有更新").count()).toBe(0);
  await now.close();
  const isBehind = [/isBehind:(?:!1|false)|"isBehind":false/, "isBehind:!0"];
  const change = isBehind as [RegExp, string];
  const { page, close } = await openChanged("zh-CN", change);
  await page.getByText("英文版已有更新").waitFor();
  await close();
});

test("from the bare address of a lesson, back goes back a step", async () => {
  const { page, close } = await open("en");
  await page.locator(NEXT).click();
  await page.getByRole("heading", { name: "How long does it take?" }).waitFor();
  await page.goBack();
  await page.locator(NEXT).waitFor();
  await expect.poll(() => stepNumber(page)).toBe(1);
  await page.goForward();
  await page.getByRole("heading", { name: "How long does it take?" }).waitFor();
  await close();
});

test("a lesson asks first what an earlier lesson asked", async () => {
  const now = await open("en");
  await expect.poll(() => now.page.locator(".recall").count()).toBe(0);
  await now.close();
  // The engine is a script in a string: no quotes, for they may end it.
  const name = [..."hello/money"].map((sign) => sign.charCodeAt(0)).join(",");
  const recall = `recall:[String.fromCharCode(${name})]`;
  const { page, close } = await openChanged("en", [/recall:\[\]/, recall]);
  const asked = page.locator(".recall");
  // Who comes by a link was never there, and has nothing to remember.
  await page.locator(NEXT).waitFor();
  await expect.poll(() => asked.count()).toBe(0);
  await page.locator(NEXT).click();
  await page.getByText(/Saved in this browser/).waitFor();
  await page.locator(".lesson-head .dot").first().click();
  await page.reload();
  await asked.getByText("95: paid, but").click();
  await asked.getByRole("button", { name: "Answer" }).click();
  await asked.locator(".told.good").waitFor();
  await page.getByText(/Saved in this browser/).waitFor();
  await page.reload();
  await page.locator(".recall > details:not([open])").waitFor();
  await close();
});
