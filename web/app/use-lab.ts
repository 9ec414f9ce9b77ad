/** How do engine, address and page come together in the lab? */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Locale, readAddress } from "./address.ts";
import {
  type Actions,
  actionsOf,
  linkOf,
  writeAddress,
} from "./lab-actions.ts";
import { type Change, change, type Lab } from "./lab-state.ts";
import { readLabLink } from "./link.ts";

const SCENARIO_FIRST = "hello";

/** A lab before its first run, which will be of that scenario. */
export function begin(locale: Locale, scenario = SCENARIO_FIRST): Lab {
  return {
    locale,
    cards: [],
    status: "loading",
    scenario,
    seed: 1,
    level: "call",
    eyes: "",
    ran: { scenario, seed: 1 },
    branches: [],
    current: 1,
    row: 0,
    atNs: undefined,
    notice: undefined,
    selected: "",
    inspected: undefined,
    past: [],
    places: [],
    pasted: "",
  };
}

/** What stood in the lab when somebody left it, with all its branches. */
let left: Lab | undefined;

/** Who comes back to the lab, or to what was left, finds all branches. */
function comeBack(locale: Locale): Lab {
  const { link, problems } = readLabLink(location.hash);
  const isBare = link.run === undefined && problems.length === 0;
  const isSame = left !== undefined && linkOf(left) === location.hash;
  const isLeft = left !== undefined && (isBare || isSame);
  return left && isLeft ? { ...left, status: "loading" } : begin(locale);
}

export function useLab(locale: Locale): readonly [Lab, Actions] {
  const [lab, setLab] = useState(() => comeBack(locale));
  const latest = useRef(lab);
  const actions = useMemo(() => {
    // Who acts twice in a row must see the first change at once.
    const dispatch = (by: Change): void => {
      latest.current = change(latest.current, by);
      setLab(latest.current);
    };
    return actionsOf(() => latest.current, dispatch);
  }, []);
  useEffect(() => actions.change({ kind: "locale", locale }), [locale]);
  useEffect(() => {
    const open = () => {
      const { place } = readAddress(location.hash, locale);
      if (place.kind === "lab") void actions.open(location.hash);
    };
    void actions.load().then(open);
    addEventListener("hashchange", open);
    return () => {
      removeEventListener("hashchange", open);
      left = latest.current;
    };
  }, [actions]);
  useAddress(lab, actions);
  return [lab, actions];
}

/** Browsers refuse to write the address more than some times a second. */
const ADDRESS_MS = 300;

/** Keeps the address that of what one sees. */
function useAddress(lab: Lab, { player }: Actions): void {
  // A link that is being opened, or is wrong, stays as it is.
  const isOurs = lab.status === "idle" && lab.pasted === "";
  useEffect(() => {
    if (!isOurs) return undefined;
    // It is slow: while a run plays it waits for the end.
    const write = () => {
      if (player.isPlaying) timer = setTimeout(write, ADDRESS_MS);
      else writeAddress(linkOf(lab));
    };
    let timer = setTimeout(write, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [lab, isOurs, player]);
}
