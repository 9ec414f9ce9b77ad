/** Which address of the page shows what? */

export type Locale = "en" | "zh-CN";

export type Place =
  | { readonly kind: "home" }
  | { readonly kind: "opening" }
  | { readonly kind: "lab" }
  /** A service to break, by its name; "" for the list of them. */
  | { readonly kind: "break"; readonly name: string }
  | { readonly kind: "lesson"; readonly slug: string; readonly step: string }
  /** Nothing is here; the text is what somebody asked for. */
  | { readonly kind: "nowhere"; readonly text: string };

export interface Address {
  readonly locale: Locale;
  readonly place: Place;
}

const ADDRESS = /^#\/(en|zh-CN)(?:\/([^?]*))?(?:\?.*)?$/;
const BREAK = /^break(?:\/([a-z][a-z0-9-]{0,40}))?\/?$/;
const LESSON = /^lesson\/([a-z0-9-]{1,64})(?:\/([a-z0-9-]{1,64}))?\/?$/;

/** "#/en/", "#/en/lab?s=CODE", "#/en/lesson/01-hello-far-call/money". */
export function readAddress(hash: string, localeDefault: Locale): Address {
  // What `farcall run` prints, put behind the address of the page.
  if (hash.startsWith("#farcall:")) {
    return { locale: localeDefault, place: { kind: "lab" } };
  }
  const known = inKnownLocale(hash);
  const [whole, locale = localeDefault, path = ""] = ADDRESS.exec(known) ?? [];
  const isBare = ["", "#", "#/"].includes(hash);
  if (whole === undefined && !isBare) {
    const place = { kind: "nowhere", text: hash } as const;
    return { locale: localeDefault, place };
  }
  return { locale: locale as Locale, place: placeOf(path, hash) };
}

/** As browsers and people write one: "#/zh/", "#/zh-TW/lab", "#/en-GB/". */
const ANY_LOCALE = /^#\/(en|zh)(?:[-_][a-z0-9_-]*)?(?=[/?]|$)/i;

/** The same address, in that of the two languages which is meant. */
export function inKnownLocale(hash: string): string {
  return hash.replace(ANY_LOCALE, (_whole, language: string) => {
    return language.toLowerCase() === "zh" ? "#/zh-CN" : "#/en";
  });
}

function placeOf(path: string, hash: string): Place {
  if (path === "") return { kind: "home" };
  if (path === "lab") return { kind: "lab" };
  if (path === "opening") return { kind: "opening" };
  const broken = BREAK.exec(path);
  if (broken !== null) return { kind: "break", name: broken[1] ?? "" };
  const [, slug, step = ""] = LESSON.exec(path) ?? [];
  if (slug !== undefined) return { kind: "lesson", slug, step };
  return { kind: "nowhere", text: hash };
}

export function homeAddress(locale: Locale): string {
  return `#/${locale}/`;
}

export function openingAddress(locale: Locale): string {
  return `#/${locale}/opening`;
}

export function labAddress(locale: Locale): string {
  return `#/${locale}/lab`;
}

export function breakAddress(locale: Locale, name = ""): string {
  return `#/${locale}/break${name === "" ? "" : `/${name}`}`;
}

export function lessonAddress(
  locale: Locale,
  slug: string,
  step?: string,
): string {
  const rest = step === undefined ? "" : `/${step}`;
  return `#/${locale}/lesson/${slug}${rest}`;
}

/** The same place in another language. */
export function inOtherLocale(hash: string, locale: Locale): string {
  const { place } = readAddress(hash, locale);
  if (place.kind === "home" || place.kind === "nowhere") {
    return homeAddress(locale);
  }
  return inKnownLocale(hash).replace(/^#\/(en|zh-CN)/, `#/${locale}`);
}
