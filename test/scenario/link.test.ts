/** Does a link bring back the run, and does a damaged one say so? */
import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Digest } from "../../src/kernel/digest.ts";
import type { Instant } from "../../src/ports/time.ts";
import { fromBase64Url, toBase64Url } from "../../src/scenario/base64url.ts";
import {
  formatLink,
  isLink,
  parseLink,
  type RunLink,
} from "../../src/scenario/link.ts";
import { interventions } from "./arbitrary-intervention.ts";
import { SMALL } from "./small-scenario.ts";

const LINK: RunLink = {
  scenario: "hello",
  seed: 7,
  interventions: [
    { at: 5_000_000 as Instant, action: { kind: "crash", host: "server" } },
  ],
  t: 17 as Instant,
  digest: "0123456789abcdef",
  version: "0.1.0",
};

function remediesOf(text: string): string {
  const parsed = parseLink(text);
  if (parsed.ok) throw new Error("the link was read");
  return parsed.problems.map(({ remedy }) => remedy).join("\n");
}

/** A link around any bytes, with the right check in front. */
function linkAround(packed: Uint8Array): string {
  const digest = new Digest();
  digest.bytes(packed);
  const check = [...digest.hex().slice(0, 4)].map((one) => one.charCodeAt(0));
  return `farcall:${toBase64Url(new Uint8Array([...check, ...packed]))}`;
}

function linkOfText(text: string): string {
  return linkAround(deflateSync(new TextEncoder().encode(text)));
}

describe("a link", () => {
  test("is read as it was written", () => {
    const links = fc.record({
      scenario: fc.constantFrom<string | object>("hello", SMALL),
      seed: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      interventions: fc.array(interventions, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(links, (link) => {
        expect(parseLink(formatLink(link))).toEqual({ ok: true, value: link });
      }),
    );
  });

  test("carries the moment, the digest and the version", () => {
    expect(parseLink(formatLink(LINK))).toEqual({ ok: true, value: LINK });
  });

  test("may be the end of a page's address", () => {
    const address = `https://example.org/lab?x=1#${formatLink(LINK)}`;
    expect(isLink(address)).toBe(true);
    expect(parseLink(address).ok).toBe(true);
  });

  test("is the address of the page, whatever stands beside it", () => {
    const code = formatLink(LINK).slice("farcall:".length);
    for (const [before, after] of [
      ["", ""],
      ["", "&level=packet&row=3"],
      ["level=call&", ""],
    ]) {
      const address = `http://localhost/#/zh-CN/lab?${before}s=${code}${after}`;
      expect(parseLink(address)).toEqual({ ok: true, value: LINK });
    }
    expect(isLink("http://localhost/#/en/lab?level=call")).toBe(false);
  });

  test("of one run is always the same text", () => {
    expect(formatLink({ ...LINK })).toBe(formatLink(LINK));
  });
});

describe("a damaged link says so:", () => {
  test("cut off anywhere", () => {
    const text = formatLink(LINK);
    for (let length = "farcall:".length; length < text.length; length += 1) {
      expect(remediesOf(text.slice(0, length))).toContain("copy it again");
    }
  });

  test("any character replaced by another", () => {
    const text = formatLink(LINK);
    const places = fc.integer({ min: 8, max: text.length - 1 });
    const others = fc.constantFrom(..."AZaz09-_ %é");
    fc.assert(
      fc.property(places, others, (place, other) => {
        fc.pre(text[place] !== other);
        const bad = text.slice(0, place) + other + text.slice(place + 1);
        expect(parseLink(bad).ok).toBe(false);
      }),
    );
  });

  test("not a link at all", () => {
    expect(remediesOf("https://example.org/")).toContain("farcall:");
  });

  test("well formed, but no run", () => {
    for (const text of ["", "5", "[]", "{}", '{"scenario":""}', "{", "null"]) {
      expect(parseLink(linkOfText(text)).ok).toBe(false);
    }
    expect(remediesOf(linkOfText('{"scenario":"a","seed":-1}'))).toContain(
      "2^53-1",
    );
    const at = '{"scenario":"a","seed":1,"at":["1ms=boom"]}';
    expect(parseLink(linkOfText(at)).ok).toBe(false);
  });

  test("a bomb is never unpacked", () => {
    const bomb = linkAround(deflateSync(new Uint8Array(200_000_000)));
    const before = process.memoryUsage().arrayBuffers;
    expect(parseLink(bomb).ok).toBe(false);
    const grownBytes = process.memoryUsage().arrayBuffers - before;
    expect(grownBytes).toBeLessThan(32_000_000);
  });

  test("a very long one is not read", () => {
    expect(remediesOf(`farcall:${"A".repeat(2_000_000)}`)).toContain("at most");
  });
});

test("base64url is that of RFC 4648, without padding", () => {
  const bytes = fc.uint8Array({ maxLength: 100 });
  fc.assert(
    fc.property(bytes, (all) => {
      const text = toBase64Url(all);
      expect(text).toBe(Buffer.from(all).toString("base64url"));
      expect(fromBase64Url(text)).toEqual(all);
    }),
  );
});
