/** Does an address of the page lead where it says? */
import { describe, expect, test } from "vitest";
import {
  inKnownLocale,
  inOtherLocale,
  readAddress,
} from "../../web/app/address.ts";

describe("a language by any of its names leads to the one that is here", () => {
  test.each([
    ["#/zh/", "#/zh-CN/"],
    ["#/zh", "#/zh-CN"],
    ["#/ZH-cn/lab?s=x", "#/zh-CN/lab?s=x"],
    ["#/zh-TW/lesson/01-hello-far-call", "#/zh-CN/lesson/01-hello-far-call"],
    ["#/zh_Hans/break/bank", "#/zh-CN/break/bank"],
    ["#/en-GB/opening", "#/en/opening"],
    ["#/en/lab", "#/en/lab"],
  ])("%s is %s", (asked, meant) => {
    expect(inKnownLocale(asked)).toBe(meant);
    expect(readAddress(asked, "en")).toEqual(readAddress(meant, "en"));
    expect(readAddress(asked, "en").place.kind).not.toBe("nowhere");
  });
});

test("an address that names no language of ours leads nowhere", () => {
  for (const hash of ["#/de/", "#/zhongwen/", "#/english/lab", "#/enter"]) {
    const text = hash;
    const nowhere = { locale: "en", place: { kind: "nowhere", text } };
    expect(readAddress(hash, "en")).toEqual(nowhere);
  }
});

test("one changes the language, and stays where one is", () => {
  const lesson = "lesson/01-hello-far-call/money";
  expect(inOtherLocale(`#/zh/${lesson}`, "en")).toBe(`#/en/${lesson}`);
  expect(inOtherLocale(`#/en-US/${lesson}`, "zh-CN")).toBe(`#/zh-CN/${lesson}`);
});
