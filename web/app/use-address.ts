/** Where is one on the page? */
import { useEffect, useMemo, useState } from "preact/hooks";
import { isFirstVisit } from "../opening/first-visit.ts";
import {
  type Address,
  inKnownLocale,
  inOtherLocale,
  type Locale,
  openingAddress,
  readAddress,
} from "./address.ts";

/** The language of the reader, where the address does not say. */
function localeHere(): Locale {
  return navigator.language.startsWith("zh") ? "zh-CN" : "en";
}

/** What stands in the address bar, with one name for each language. */
function hashHere(): string {
  const hash = inKnownLocale(location.hash);
  if (hash !== location.hash) history.replaceState(null, "", hash);
  return hash;
}

/** The address, as it changes, and how to change its language. */
export function useAddress(): readonly [Address, (locale: Locale) => void] {
  const [address, setAddress] = useState(() => {
    const isBare = /^#?\/?$/.test(location.hash);
    if (isBare && isFirstVisit()) {
      // The question comes before the map; a link leads where it says.
      history.replaceState(null, "", openingAddress(localeHere()));
    }
    return readAddress(hashHere(), localeHere());
  });
  const { locale } = address;
  useEffect(() => {
    const read = () => setAddress(readAddress(hashHere(), locale));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, [locale]);
  const setLocale = useMemo(
    () => (to: Locale) => {
      history.replaceState(null, "", inOtherLocale(location.hash, to));
      setAddress(readAddress(location.hash, to));
    },
    [],
  );
  return [address, setLocale];
}
