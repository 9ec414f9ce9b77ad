/** Is a picture drawn where nobody sees it? */
import type { RefObject, VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Whether any of an element is in sight, as one scrolls. */
export function useInSight(element: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      setInSight(entries.at(-1)?.isIntersecting ?? true);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return isInSight;
}

/** The last picture that was drawn, as long as it is held: no work is done. */
export function useHeld(isHeld: boolean, draw: () => VNode): VNode {
  const last = useRef<VNode | undefined>(undefined);
  if (!isHeld || last.current === undefined) last.current = draw();
  return last.current;
}
