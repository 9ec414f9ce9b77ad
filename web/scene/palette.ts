/** Which colours hold now? */

export interface Palette {
  readonly ink: string;
  readonly paper: string;
  readonly request: string;
  readonly problem: string;
  readonly quiet: string;
}

/** The theme's CSS variables; a canvas cannot use them by itself. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read("--scene-ink"),
    paper: read("--scene-paper"),
    request: read("--scene-request"),
    problem: read("--scene-problem"),
    quiet: read("--scene-quiet"),
  };
}

/** Calls back when the theme changes, by the system or by hand. */
export function onThemeChange(callback: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(callback);
  media.addEventListener("change", callback);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "class"],
  });
  return () => {
    media.removeEventListener("change", callback);
    observer.disconnect();
  };
}
