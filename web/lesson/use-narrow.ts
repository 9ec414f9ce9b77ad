/** Does the run stand above the text, for want of room beside it? */
import { useEffect, useMemo, useState } from "preact/hooks";

/** As in lesson.css. */
const NARROW = "(max-width: 56.25rem)";

export function useNarrow(): boolean {
  const media = useMemo(() => matchMedia(NARROW), []);
  const [isNarrow, setNarrow] = useState(media.matches);
  useEffect(() => {
    const change = () => setNarrow(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, [media]);
  return isNarrow;
}
