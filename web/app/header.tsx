/** What stands at the top of the page? */

import { homeAddress, type Locale, labAddress } from "./address.ts";
import type { PageProps } from "./page-props.ts";
import type { SiteWords } from "./site-words-en.ts";
import { THEMES, type Theme, useTheme } from "./theme.ts";

const LOCALES: readonly (readonly [Locale, string])[] = [
  ["en", "EN"],
  ["zh-CN", "中文"],
];

export function Header(props: PageProps) {
  const { address, onLocale, words } = props;
  const here = address.locale;
  return (
    <header>
      <p class="brand">
        <a href={homeAddress(here)}>
          <Mark /> Farcall
        </a>
      </p>
      <Places {...props} />
      <fieldset class="switch" aria-label={words.language}>
        {LOCALES.map(([locale, name]) => (
          <button
            key={locale}
            type="button"
            lang={locale}
            aria-pressed={here === locale}
            onClick={() => onLocale(locale)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <ThemeSelect words={words} />
    </header>
  );
}

function Places({ address, words }: PageProps) {
  const { locale, place } = address;
  const places = [
    ["home", homeAddress(locale), words.home],
    ["lab", labAddress(locale), words.lab],
  ] as const;
  return (
    <nav aria-label={words.places}>
      {places.map(([kind, href, name]) => (
        <a
          key={kind}
          href={href}
          aria-current={place.kind === kind ? "page" : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

function ThemeSelect({ words }: { words: SiteWords }) {
  const [theme, setTheme] = useTheme();
  const names: Readonly<Record<Theme, string>> = {
    auto: words.themeAuto,
    light: words.themeLight,
    dark: words.themeDark,
  };
  return (
    <label class="theme">
      <span class="caption">{words.theme}</span>
      <select
        value={theme}
        onChange={(event) => setTheme(event.currentTarget.value as Theme)}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A full and a hollow dot: a request, and its reply. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 34 16" aria-hidden="true">
      <circle class="full" cx="7" cy="8" r="5.5" />
      <path d="M13.5 8 h7" />
      <circle class="hollow" cx="26" cy="8" r="4.6" />
    </svg>
  );
}
