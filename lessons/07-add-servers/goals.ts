/** What is to be reached where one moves a control? */
import type { ScenarioRun } from "farcall/run-scenario";
import type { Bound } from "./bounds.ts";
import {
  clerksIn,
  connections,
  failures,
  perSecond,
  takenBy,
  takenByNew,
} from "./evidence.ts";

/** The new servers get so many visits, for at most so many connections. */
export const NEW_LEAST = 25;
export const CONNECTIONS_MOST = 20;

/** Bookings a second, nearly as many as there can be, and by how many. */
export const BOOKINGS_LEAST = 585;
export const CLERKS_MOST = 30;

/** Who is slow shall do what it can. */
export const CLEO_LEAST = 18;
const LATE_MOST = 1;

export function ofShops(run: ScenarioRun): readonly Bound[] {
  return [
    {
      says: { en: "visits at the new servers", "zh-CN": "新服务器接待" },
      is: takenByNew(run),
      least: NEW_LEAST,
    },
    {
      says: { en: "connections", "zh-CN": "连接" },
      is: connections(run),
      most: CONNECTIONS_MOST,
    },
  ];
}

export function ofClerks(run: ScenarioRun): readonly Bound[] {
  return [
    {
      says: { en: "bookings a second", "zh-CN": "每秒笔数" },
      is: perSecond(run),
      least: BOOKINGS_LEAST,
    },
    {
      says: { en: "clerks", "zh-CN": "职员" },
      is: clerksIn(run),
      most: CLERKS_MOST,
    },
  ];
}

export function ofFleet(run: ScenarioRun): readonly Bound[] {
  return [
    {
      says: { en: "not greeted in time", "zh-CN": "没有及时得到问候的" },
      is: failures(run),
      most: LATE_MOST,
    },
    {
      says: { en: "visits at cleo", "zh-CN": "cleo 接待" },
      is: takenBy(run, ["cleo"]),
      least: CLEO_LEAST,
    },
  ];
}
