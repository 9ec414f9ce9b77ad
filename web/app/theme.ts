/** Is the page light or dark, and of which colours? */
import { useLayoutEffect, useState } from "preact/hooks";

export type Theme = "auto" | "light" | "dark";

export const THEMES: readonly Theme[] = ["auto", "light", "dark"];

const KEY = "farcall/theme";

/** "?palette=tol" before the hash of an address: other colours of meaning. */
function showPalette(search: string): void {
  const palette = new URLSearchParams(search).get("palette");
  if (palette === "tol") document.documentElement.dataset["palette"] = palette;
}

/** Storage may be forbidden; then the choice lasts as long as the page. */
function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === value) ?? "auto";
  } catch {
    return "auto";
  }
}

/** Shows palette and theme; the theme can be chosen. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(stored);
  useLayoutEffect(() => showPalette(location.search), []);
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Nothing is lost but the memory of it.
    }
  }, [theme]);
  return [theme, setTheme];
}
