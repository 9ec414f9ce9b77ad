/** Does the run stand above the text, for want of room beside it? */
import { useEffect, useMemo, useState } from "preact/hooks";

/** As in lesson.css. */
const NARROW = "(max-width: 56.25rem)";

/** Then the picture would take half of the window, and more. */
const NARROW_AND_LOW = `${NARROW} and (max-height: 40rem)`;

const HEIGHT_PX = 208;
/** Above the text: with its caption and buttons, 40 % of a phone. */
const HEIGHT_NARROW_PX = 168;
const HEIGHT_LOW_PX = 144;

/** How high the picture of a run is drawn here. */
export function usePictureHeight(): number {
  const isNarrow = useMedia(NARROW);
  const isLow = useMedia(NARROW_AND_LOW);
  if (!isNarrow) return HEIGHT_PX;
  return isLow ? HEIGHT_LOW_PX : HEIGHT_NARROW_PX;
}

/** Beside the text, and so low that a high picture leaves no room below. */
const WIDE_AND_LOW = "(min-width: 56.3rem) and (max-height: 60rem)";

/** Whether what stands below a picture would be out of sight. */
export function useLowWindow(): boolean {
  return useMedia(WIDE_AND_LOW);
}

/** Whether a query of CSS is met, as it changes. */
export function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  const [isMet, setMet] = useState(media.matches);
  useEffect(() => {
    const change = () => setMet(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, [media]);
  return isMet;
}
