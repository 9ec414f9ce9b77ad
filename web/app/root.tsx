/** Which of its pages does the site show? */
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Address } from "./address.ts";
import { Frame } from "./frame.tsx";
import { NotLoaded } from "./not-loaded.tsx";
import type { PageProps } from "./page-props.ts";
import { siteWordsOf } from "./site-words.ts";
import { turn } from "./turn.ts";
import { useAddress } from "./use-address.ts";

type Page = ComponentType<PageProps>;
type Place = Address["place"];

const loadHome = async (): Promise<Page> => (await import("./home.tsx")).Home;

/** Loaded when somebody goes there: the first load has none of it. */
const PAGES: Readonly<Record<string, (place: Place) => Promise<Page>>> = {
  opening: async () =>
    (await import("../opening/opening-page.tsx")).OpeningPage,
  lesson: async (place) => {
    if (place.kind === "lesson" && !isReadFirst(place)) warmEngine();
    return (await import("../lesson/lesson-page.tsx")).LessonPage;
  },
  break: async () => {
    warmEngine();
    return (await import("../break/break-page.tsx")).BreakPage;
  },
  lab: async () => {
    // Without a run in its address there is something to read first.
    if (/[?#&](s=|farcall:)/.test(location.hash)) warmEngine();
    return (await import("./lab-page.tsx")).LabPage;
  },
};

/**
 * At an exercise, and where the course begins, one reads before the engine is
 * there: it comes after the words.
 */
function isReadFirst({ slug, step }: { slug: string; step: string }): boolean {
  return step !== "" || slug.startsWith("01-");
}

/** Asks for the engine beside the page that will want it, not after it. */
function warmEngine(): void {
  // Who needs the engine says what went wrong with it.
  void import("./engine-client.ts")
    .then(({ sharedEngine }) => sharedEngine())
    .catch(() => {});
}

export function Root() {
  const [address, onLocale] = useAddress();
  const { locale, place } = address;
  const words = siteWordsOf(locale);
  useTopOf(place);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `Farcall · ${words.tagline}`;
  }, [locale, words, place.kind]);
  const props = { address, onLocale, words };
  const load = PAGES[place.kind] ?? loadHome;
  return <Lazy key={place.kind} {...props} load={() => load(place)} />;
}

/** Another page begins at its top, however far down one was on the last. */
function useTopOf(place: Place): void {
  const page = pageOf(place);
  const last = useRef(page);
  useLayoutEffect(() => {
    if (last.current === page) return;
    last.current = page;
    scrollTo({ top: 0, behavior: "instant" });
  }, [page]);
}

/** The steps of a lesson are one page. */
function pageOf(place: Place): string {
  if (place.kind === "lesson") return `lesson/${place.slug}`;
  return place.kind === "break" ? `break/${place.name}` : place.kind;
}

interface LazyProps extends PageProps {
  /** Asked once, at the beginning. */
  readonly load: () => Promise<Page>;
}

function Lazy({ load, ...props }: LazyProps) {
  const [loaded, setLoaded] = useState<{ page?: Page; isLost?: boolean }>({});
  useEffect(() => {
    load().then(
      (page) => turn().then(() => setLoaded({ page })),
      () => setLoaded({ isLost: true }),
    );
  }, []);
  const { page: Loaded, isLost = false } = loaded;
  if (Loaded !== undefined) return <Loaded {...props} />;
  const { words } = props;
  return (
    <Frame {...props}>
      <p class="waiting" role="status">
        {isLost ? (
          <NotLoaded said={words.notLoaded} again={words.tryAgain} />
        ) : (
          words.loadingPage
        )}
      </p>
    </Frame>
  );
}
