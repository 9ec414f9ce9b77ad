/** How does the opening sit in the page: its address, and the ways out? */
import { useEffect, useState } from "preact/hooks";
import { Opening } from "./opening.tsx";
import { openingAddress, openingLocale } from "./place.ts";

export function OpeningPage() {
  const [locale, setLocale] = useState(() => openingLocale(location.hash));
  useEffect(() => {
    const change = () => setLocale(openingLocale(location.hash));
    addEventListener("hashchange", change);
    return () => removeEventListener("hashchange", change);
  }, []);
  return (
    <Opening
      locale={locale}
      onLocale={(other) => {
        // No step back for a change of language.
        history.replaceState(null, "", openingAddress(other));
        setLocale(other);
      }}
      labAddress={`#/${locale}/`}
      runAddress={`#/${locale}/lost-reply?seed=1&row=0&level=call`}
    />
  );
}
