/** How does what one writes come through a closed tab? */
import { useEffect, useMemo, useState } from "preact/hooks";
import {
  type Draft,
  foreignNear,
  keepFar,
  keepNear,
  loadDraft,
  saveDelayMs,
  setAside,
  type Version,
  withHistory,
  withVersion,
} from "./drafts.ts";

export interface Drafting {
  readonly text: string;
  /** undefined before anything was written. */
  readonly savedAtMs: number | undefined;
  /** False when this browser keeps nothing. */
  readonly isKept: boolean;
  readonly damaged: string | undefined;
  readonly history: readonly Version[];
  /** When another tab wrote what is an earlier version now. */
  readonly foreignAtMs: number | undefined;
  change(text: string): void;
  /** Keeps a version that one may want back. */
  remember(): void;
}

/** Of a minute of typing one version stays. */
const VERSION_MS = 60_000;

/** undefined until it is known what was kept. */
export function useDraft(slug: string, start: string): Drafting | undefined {
  const [keeper, setKeeper] = useState<Keeper | undefined>();
  const [, redraw] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const onChange = () => redraw((count) => count + 1);
    void loadDraft(slug).then(({ draft, damaged }) => {
      if (damaged !== undefined) void setAside(slug, damaged);
      const fresh = { text: start, atMs: 0, history: [] };
      const given = { slug, draft: draft ?? fresh, damaged, onChange };
      if (isCurrent) setKeeper(new Keeper(given));
    });
    return () => {
      isCurrent = false;
    };
  }, [slug, start]);
  useEffect(() => {
    if (keeper === undefined) return;
    const save = () => keeper.save();
    const hide = () => {
      if (document.visibilityState === "hidden") save();
    };
    addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("pagehide", save);
      document.removeEventListener("visibilitychange", hide);
      keeper.save();
    };
  }, [keeper]);
  return useMemo(
    () =>
      keeper && {
        ...keeper.shown,
        change: (text) => keeper.change(text),
        remember: () => keeper.remember(),
      },
    [keeper, keeper?.shown],
  );
}

interface Given {
  readonly slug: string;
  readonly draft: Draft;
  readonly damaged: string | undefined;
  readonly onChange: () => void;
}

type Shown = Omit<Drafting, "change" | "remember">;

/** Saves at each pause, and once a second while somebody types. */
class Keeper {
  readonly #given: Given;
  #draft: Draft;
  /** What this tab knows to be kept; anything else is another tab's. */
  #known: Version;
  #firstUnsavedMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  shown: Shown;

  constructor(given: Given) {
    this.#given = given;
    this.#draft = given.draft;
    this.#known = given.draft;
    const { text, atMs, history } = given.draft;
    const { damaged } = given;
    const savedAtMs = atMs === 0 ? undefined : atMs;
    const rest = { isKept: true, foreignAtMs: undefined };
    this.shown = { text, savedAtMs, history, damaged, ...rest };
  }

  change(text: string): void {
    if (text === this.#draft.text) return;
    const nowMs = Date.now();
    this.#firstUnsavedMs ??= nowMs;
    this.#draft = { ...this.#draft, text, atMs: nowMs };
    clearTimeout(this.#timer);
    const delayMs = saveDelayMs(nowMs - this.#firstUnsavedMs);
    this.#timer = setTimeout(() => this.save(), delayMs);
    this.#show({ text });
  }

  remember(): void {
    const { text, history } = this.#draft;
    const version = { text, atMs: Date.now() };
    this.#draft = { ...this.#draft, history: withVersion(history, version) };
    this.#firstUnsavedMs ??= version.atMs;
    this.save();
  }

  save(): void {
    if (this.#firstUnsavedMs === undefined) return;
    clearTimeout(this.#timer);
    this.#firstUnsavedMs = undefined;
    const { slug } = this.#given;
    const known = this.#known;
    const foreign = foreignNear(slug, known);
    const { text } = this.#draft;
    const history = withHistory(this.#draft.history, foreign ? [foreign] : []);
    const nowMs = Date.now();
    const isOld = nowMs - (history[0]?.atMs ?? 0) >= VERSION_MS;
    const next = isOld ? withVersion(history, { text, atMs: nowMs }) : history;
    this.#draft = { text, atMs: nowMs, history: next };
    this.#known = this.#draft;
    const isNear = keepNear(slug, this.#draft);
    const foreignAtMs = foreign?.atMs ?? this.shown.foreignAtMs;
    const told = { savedAtMs: nowMs, history: next, foreignAtMs };
    if (isNear) this.#show({ ...told, isKept: true });
    void keepFar(slug, this.#draft, known).then((kept) => {
      if (kept !== undefined) this.#learn(kept.history);
      if (isNear) return;
      this.#show(kept ? { savedAtMs: nowMs, isKept: true } : NOT_KEPT);
    });
  }

  /** Other tabs have versions, too. */
  #learn(versions: readonly Version[]): void {
    const history = withHistory(this.#draft.history, versions);
    this.#draft = { ...this.#draft, history };
    this.#show({ history });
  }

  #show(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    this.#given.onChange();
  }
}

const NOT_KEPT = { isKept: false };
