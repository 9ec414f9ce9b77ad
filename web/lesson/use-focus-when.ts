/** Where does focus go when the button that was pressed is gone? */
import { useEffect, useRef } from "preact/hooks";

/** For the element, not focused by Tab, that takes what came of the press. */
export function useFocusWhen(isThere: boolean) {
  const element = useRef<HTMLDivElement>(null);
  const wasThere = useRef(isThere);
  useEffect(() => {
    if (isThere && !wasThere.current) {
      element.current?.focus({ preventScroll: true });
    }
    wasThere.current = isThere;
  }, [isThere]);
  return element;
}
