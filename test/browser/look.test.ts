/** Can everybody use the page: any size, light or dark, either language? */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { readText } from "../support/source.ts";
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

const SHOWN = {
  scenario: "server-crash",
  row: 60,
  level: "packet",
  hands: ["90ms=crash:bank"],
} as const;
const RUN = labHash(SHOWN);
const RUN_ZH = labHash({ ...SHOWN, locale: "zh-CN" });

test.each([320, 360, 800, 1440])(
  "nothing sticks out at %d pixels, in either language",
  async (width) => {
    const viewport = { width, height: 740 };
    for (const hash of ["#/en/", "#/en/lab", RUN, RUN_ZH]) {
      const opens = hash.includes("s=") ? visitRun : visit;
      const { page, close } = await opens(
        browser as Browser,
        site.address + hash,
        { viewport },
      );
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overflow, { message: hash }).toBe(0);
      const small = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("button, select, input")]
            // Who presses a label presses what is in it.
            .map((element) => element.closest("label") ?? element)
            .filter((element) => element.getBoundingClientRect().height < 24)
            .map((element) => element.outerHTML),
        );
      await expect.poll(small, { message: hash }).toEqual([]);
      await close();
    }
  },
);

/** What one sees of each element, as far as a stray rule may change it. */
function looksOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const properties = ["display", "padding", "border", "gap", "color"];
    const own = [...properties, "fontSize", "fontWeight", "minHeight"] as const;
    return [...document.querySelectorAll("#app *")].map((one) => {
      const style = getComputedStyle(one) as unknown as Record<string, string>;
      const name = `${one.tagName}.${one.getAttribute("class")}`;
      return `${name} ${own.map((property) => style[property]).join("; ")}`;
    });
  });
}

test("no page looks different for what one visited before", async () => {
  const sheets = await site.sheets();
  expect(sheets.length).toBeGreaterThan(5);
  const pages = [
    ["#/en/", ".scenarios .card"],
    ["#/en/break", ".break-list a"],
    [RUN, "tr[aria-current]"],
  ] as const;
  for (const [hash, whole] of pages) {
    const { page, close } = await visit(
      browser as Browser,
      site.address + hash,
      { reducedMotion: "reduce" },
    );
    await page.locator(whole).last().waitFor();
    const looks = await looksOf(page);
    await page.evaluate(async (names) => {
      const links = [...document.querySelectorAll("link")];
      for (const name of names) {
        if (links.some(({ href }) => href.endsWith(name))) continue;
        const link = document.createElement("link");
        Object.assign(link, { rel: "stylesheet", href: `assets/${name}` });
        const loads = new Promise((done) => (link.onload = done));
        document.head.append(link);
        await loads;
      }
    }, sheets);
    await expect.poll(() => looksOf(page), { message: hash }).toEqual(looks);
    await close();
  }
});

test("the language switch keeps run and moment", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    site.address + RUN,
  );
  const current = () => page.locator("tr[aria-current] td.time").textContent();
  const before = await current();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByText("此刻的主机").waitFor();
  await expect.poll(current).toBe(before);
  await expect
    .poll(() => page.locator("html").getAttribute("lang"))
    .toBe("zh-CN");
  await page.getByText("目前只有英文").waitFor();
  await page.waitForURL(/#\/zh-CN\/lab\?s=/);
  await close();
});

test("a reader of Chinese is greeted in Chinese", async () => {
  const { page, close } = await visit(browser as Browser, site.address, {
    locale: "zh-CN",
  });
  await page.getByRole("link", { name: "实验室" }).first().click();
  await page.getByText("还没有运行").waitFor();
  await page.getByRole("button", { name: "丢失的回复" }).waitFor();
  await close();
});

test("the page follows the system's colours until told otherwise", async () => {
  const ground = "getComputedStyle(document.documentElement).backgroundColor";
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, close } = await visit(
      browser as Browser,
      `${site.address}#/en/lab`,
      {
        colorScheme,
      },
    );
    const colours = { light: "rgb(255, 255, 255)", dark: "rgb(15, 20, 25)" };
    await expect.poll(() => page.evaluate(ground)).toBe(colours[colorScheme]);
    const other = colorScheme === "light" ? "dark" : "light";
    await page.getByLabel("Theme").selectOption(other);
    await expect.poll(() => page.evaluate(ground)).toBe(colours[other]);
    await page.reload();
    await expect.poll(() => page.evaluate(ground)).toBe(colours[other]);
    await close();
  }
});

test("with reduced motion nothing moves by itself", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    site.address + RUN,
    { reducedMotion: "reduce" },
  );
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  await close();
});

test("every control has a name and shows where the focus is", async () => {
  const { page, close } = await visitRun(
    browser as Browser,
    site.address + RUN,
  );
  const tree = await page.locator("body").ariaSnapshot();
  expect(tree).not.toMatch(/- (button|combobox|slider|textbox|tab)( \[|:|$)/m);
  expect(tree).toContain('button "Crash phone"');
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return "3px";
      return getComputedStyle(focused).outlineWidth;
    });
    expect(outline).toBe("3px");
  }
  await close();
});

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const value = Number.parseInt(hex.slice(place, place + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

/** Colours by name, each light and dark; a palette changes some. */
function coloursOf(palette: string): ReadonlyMap<string, readonly string[]> {
  const css = readText("web/app/palette.css");
  const [base = "", ...others] = css.split(/(?=:root\[data-palette=)/);
  const own = others.filter((text) => text.includes(`"${palette}"`));
  expect(own).toHaveLength(palette === "" ? 0 : 1);
  const pairs = [base, ...own]
    .join("")
    .matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g);
  return new Map([...pairs].map(([, name = "", ...two]) => [name, two]));
}

test.each(["", "tol"])(
  "text stands out from every ground that it is on, palette “%s”",
  (palette) => {
    const colours = coloursOf(palette);
    for (const theme of [0, 1]) {
      const colour = (name: string) => colours.get(name)?.[theme] ?? "";
      for (const text of ["ink", "quiet", "action", "problem"]) {
        for (const ground of ["ground", "raised", "chosen"]) {
          const ratio = contrast(colour(text), colour(ground));
          const pair = `${text} on ${ground}, theme ${theme}`;
          expect(ratio, pair).toBeGreaterThanOrEqual(4.5);
        }
      }
      const onAction = contrast(colour("on-action"), colour("action"));
      expect(onAction).toBeGreaterThanOrEqual(4.5);
      const lines = contrast(colour("inactive"), colour("ground"));
      expect(lines).toBeGreaterThanOrEqual(3);
    }
  },
);

test("an address may ask for other colours, and the scene has them", async () => {
  const colourOf = async (search: string) => {
    const address = `${site.address}${search}#/en/lesson/01-hello-far-call`;
    const { page, close } = await visit(browser as Browser, address);
    await page.locator(".lesson-scene").waitFor();
    const colour = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return style.getPropertyValue("--scene-request");
    });
    await close();
    return colour;
  };
  expect(await colourOf("?palette=tol")).toBe("rgb(0, 68, 136)");
  expect(await colourOf("?palette=none")).toBe("rgb(0, 114, 178)");
});

test("a click, a drag and a typed time go to the same moment", async () => {
  const { page, complaints, close } = await visitRun(
    browser as Browser,
    site.address + labHash({ scenario: "server-crash" }),
  );
  const moment = page.locator(".scene-moment");
  await page.locator("#scene").focus();
  await page.keyboard.press("g");
  const field = page.getByLabel("Moment", { exact: true });
  await field.fill("soon");
  await page.keyboard.press("Enter");
  await page.getByText("“soon” is no moment here").waitFor();
  await field.fill("500 ms");
  await page.keyboard.press("Enter");
  await expect.poll(() => moment.textContent()).toBe("500 ms");
  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Remove the bookmark" }).waitFor();
  const strip = page.locator(".scene-strip");
  await strip.click({ position: { x: 85, y: 25 } });
  await expect.poll(() => moment.textContent()).not.toBe("500 ms");
  await drag(page, page.locator(".scene-space-time"), [0.5, 0.8]);
  const dragged = await moment.textContent();
  await drag(page, page.locator(".scene-space-time"), [0.9, 0.3]);
  await expect.poll(() => moment.textContent()).not.toBe(dragged);
  await page.locator("#scene").focus();
  await page.keyboard.press(".");
  await expect.poll(() => moment.textContent()).toBe("500 ms");
  await expect
    .poll(() => page.locator("tr[aria-current] td.time").textContent())
    .toBe("500.000 ms");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys of the scene" }).waitFor();
  // Under the list of keys a letter does nothing to the world.
  await page.keyboard.press("c");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => page.getByRole("tab").count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

/** Down on a diagram, along it, and up: each a share of its width. */
async function drag(
  page: Page,
  diagram: Locator,
  [from, to]: readonly [number, number],
): Promise<void> {
  await diagram.scrollIntoViewIfNeeded();
  const box = await diagram.boundingBox();
  if (box === null) throw new Error("no diagram");
  // Away from what can be pressed on it.
  const y = box.y + 6;
  const moment = page.locator(".scene-moment");
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  const pressed = await moment.textContent();
  await page.mouse.move(box.x + to * box.width, y, { steps: 3 });
  await expect.poll(() => moment.textContent()).not.toBe(pressed);
  await page.mouse.up();
}

test("who switches single keys off keeps that, and can go back", async () => {
  const { page, complaints, close } = await visitRun(
    browser as Browser,
    site.address + labHash({ scenario: "server-crash" }),
  );
  const dialog = page.getByRole("dialog", { name: "Keys of the scene" });
  const acts = dialog.getByRole("checkbox", { name: "Let single keys act" });
  await page.locator("#scene").focus();
  await page.keyboard.press("?");
  await acts.uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.locator("tr[aria-current]").waitFor();
  await page.locator("#scene").focus();
  for (const key of ["g", "c", "?"]) await page.keyboard.press(key);
  // What is no single key still acts.
  await page.keyboard.press("ArrowRight");
  const current = page.locator("tbody tr:nth-child(2)[aria-current]");
  await current.waitFor();
  await expect.poll(() => page.locator(".scene-typed").count()).toBe(0);
  await expect.poll(() => page.getByRole("tab").count()).toBe(1);
  await page.getByRole("button", { name: "Keys of the scene" }).click();
  await acts.check();
  await page.keyboard.press("Escape");
  await page.locator("#scene").focus();
  await page.keyboard.press("g");
  await page.locator(".scene-typed").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

/** A request flies, its answer is lost, silence, the deadline, a new try. */
const TOLD_AT = ["210 ms", "225 ms", "420 ms", "600 ms", "1000 ms"];

test("the scene reads as ever, at five events, in both languages", async () => {
  const told: string[] = [];
  for (const locale of ["en", "zh-CN"] as const) {
    const { page, close } = await visitRun(
      browser as Browser,
      site.address + labHash({ scenario: "lost-reply", locale }),
    );
    await page.locator(".scene-words summary").click();
    for (const time of TOLD_AT) {
      await page.locator(".scene-moment").click();
      await page.locator(".scene-typed input").fill(time);
      await page.keyboard.press("Enter");
      await page.locator(".scene-moment").waitFor();
      const hosts = await page.locator(".scene-topology").ariaSnapshot();
      const words = await page.locator(".scene-words").ariaSnapshot();
      told.push(`${locale}, ${time}\n${hosts}\n${words}`);
    }
    await close();
  }
  await expect(`${told.join("\n\n")}\n`).toMatchFileSnapshot(
    "scene-words.golden.txt",
  );
});
