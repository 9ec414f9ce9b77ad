/** Is everything said, in both languages, and said well? */
import { expect, test } from "vitest";
import { blocked } from "../../lessons/02-not-like-a-local-call/scene-beliefs.ts";
import { refusals } from "../../lessons/03-factorial-and-add/scene-numbers.ts";
import { leaves } from "../../lessons/04-how-long-to-wait/scene-chain.ts";
import { EVENT_KINDS } from "../../src/scenario/event-kinds.ts";
import { openingActs } from "../../web/opening/acts.ts";
import { openingEn } from "../../web/opening/words-en.ts";
import { openingZh } from "../../web/opening/words-zh.ts";
import { captionOf, NO_NAMES, timeText } from "../../web/scene/captions.ts";
import { captionsEn } from "../../web/scene/captions-en.ts";
import { captionsZh } from "../../web/scene/captions-zh.ts";
import { sceneOf } from "../../web/scene/scene.ts";
import type { Telling } from "../../web/scene/tellings.ts";
import { sceneTraceOf } from "./scene-of.ts";

const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test("both languages say the same things about the same names", () => {
  for (const [key, text] of Object.entries(captionsEn)) {
    const other = captionsZh[key as keyof typeof captionsEn];
    expect(names(other), key).toEqual(names(text));
  }
});

test("every kind of event has its sentence, with columns that it has", () => {
  for (const kind of EVENT_KINDS.values()) {
    if (kind.name === "packet.dropped") continue;
    const text = captionsEn[kind.name as keyof typeof captionsEn];
    expect(text, `a caption for ${kind.name}`).toBeDefined();
    const known = ["{host}", ...kind.columns.map((name) => `{${name}}`)];
    for (const name of names(text)) expect(known, kind.name).toContain(name);
  }
});

test("no caption of the opening leaves a name unfilled", () => {
  for (const { tellings } of Object.values(openingActs())) {
    expect(tellings.length).toBeGreaterThan(3);
    for (const telling of tellings) {
      for (const [locale, words] of [
        ["en", openingEn],
        ["zh-CN", openingZh],
      ] as const) {
        const text = captionOf(telling, locale, words.hosts);
        expect(text).not.toMatch(/[{}]|undefined/);
        expect(text).not.toBe(telling.key);
      }
    }
  }
});

test("a time has three figures or four and a unit", () => {
  expect([400e6, 62.5e6, 1.42e9, 1234e6].map(timeText)).toEqual([
    "400 ms",
    "62.5 ms",
    "1.42 s",
    "1.23 s",
  ]);
});

test("a rule that drops packets is not told as a cut", async () => {
  const trace = await sceneTraceOf(blocked);
  const scene = sceneOf(trace, { startNs: 0, endNs: 1e9, level: "call" });
  const [rule] = scene.tellings.filter(({ key }) => key.startsWith("fault."));
  const said = (locale: "en" | "zh-CN", names = NO_NAMES) =>
    captionOf(rule as Telling, locale, names);
  expect(said("en")).toBe(
    "The network: shop → warehouse loses packets from now on",
  );
  const names = new Map([
    ["shop", "商店"],
    ["warehouse", "仓库"],
  ]);
  expect(said("zh-CN", names)).toBe("网络：商店 → 仓库开始丢包");
});

test("a search that nobody waits for is not told as done and well", async () => {
  const trace = await sceneTraceOf(leaves);
  const scene = sceneOf(trace, { startNs: 0, endNs: 2e9, level: "call" });
  const ends = scene.tellings.filter(
    ({ key, host }) => key.startsWith("handler.finished") && host === "archive",
  );
  // Told to stop, it read half of its pages: the row says OK all the same.
  expect(ends.map(({ params }) => params["status"])).toEqual(["OK", "OK"]);
  expect(ends.map((end) => captionOf(end, "en"))).toEqual([
    "Archive has executed search: OK",
    "Archive is through with search; nobody waits for its answer any more",
  ]);
  const names = new Map([["archive", "档案库"]]);
  expect(ends.map((end) => captionOf(end, "zh-CN", names))).toEqual([
    "档案库执行完 search：OK",
    "档案库的 search 到此为止，已经没有人在等它的回答",
  ]);
});

test("a refusal is told as an answer, not as something done", async () => {
  const trace = await sceneTraceOf(refusals);
  const scene = sceneOf(trace, { startNs: 0, endNs: 1e9, level: "call" });
  const ends = scene.tellings.filter(({ key }) =>
    key.startsWith("handler.finished"),
  );
  expect(ends.slice(0, 2).map((end) => captionOf(end, "en"))).toEqual([
    "Server has executed factorial: OK",
    "Server has answered factorial: INVALID_ARGUMENT",
  ]);
  const [, refused] = ends;
  expect(
    captionOf(refused as Telling, "zh-CN", new Map([["server", "服务器"]])),
  ).toBe("服务器回答了 factorial：INVALID_ARGUMENT");
});

test("why a list changed is said in Chinese, with its number", () => {
  const params = { registry: "registry", address: "bob", from: "shop" };
  const said = (key: string, because: string) => {
    const telling = { ...openingTelling(), key, ofCall: "" };
    return captionOf({ ...telling, params: { ...params, because } }, "zh-CN");
  };
  const lease = "it has not renewed its lease of 1500 ms";
  expect(said("registry.left", lease)).toContain("1500 毫秒的租约没有续上");
  const gone = "the registry does not answer: byte stream reset";
  expect(said("list.kept", gone)).toMatch(/：注册中心没有回答$/);
});

function openingTelling() {
  const [telling] = Object.values(openingActs()).flatMap((a) => a.tellings);
  if (telling === undefined) throw new Error("the opening tells nothing");
  return telling;
}

test("a moment is told as its row tells it, to the microsecond", () => {
  const moments = [0, 62_900, 801_000, 62_500_000, 123_400_000, 1_420_000_000];
  expect(moments.map(timeText)).toEqual([
    "0 ms",
    "0.063 ms",
    "0.801 ms",
    "62.5 ms",
    "123.4 ms",
    "1.42 s",
  ]);
});
