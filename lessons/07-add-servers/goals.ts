/** What is to be reached where one moves a control? */
import type { ScenarioRun } from "farcall/run-scenario";
import type { Words } from "farcall/scenario";
import { areKept, type Bound, boundsInWords } from "./bounds.ts";
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

/** Bookings a second, nearly as many as there can be; so few can do it. */
export const BOOKINGS_LEAST = 585;
export const CLERKS_FEWEST = 29;

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
      most: CLERKS_FEWEST,
    },
  ];
}

/** How many are the fewest is for the learner to find. */
export function tellClerks(run: ScenarioRun): Words {
  const bounds = ofClerks(run);
  const [bookings] = bounds.map((bound) => boundsInWords([bound]));
  if (areKept(bounds)) {
    return inBoth(bookings, {
      en: "One clerk fewer makes too few.",
      "zh-CN": "再少一个职员就不够了。",
    });
  }
  if (perSecond(run) < BOOKINGS_LEAST) return inBoth(bookings);
  return inBoth(bookings, {
    en: "But fewer clerks make that, too.",
    "zh-CN": "但更少的职员也做得到。",
  });
}

/** Two sentences, in either language. */
function inBoth(one?: Words, other: Words = { en: "", "zh-CN": "" }): Words {
  return {
    en: `${one?.en ?? ""} ${other.en}`.trim(),
    "zh-CN": `${one?.["zh-CN"] ?? ""}${other["zh-CN"]}`,
  };
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

/** What cleo had before anybody weighed less or more: about every third. */
const CLEO_IN_TURNS = 30;

export function tellFleet(run: ScenarioRun): Words {
  const cleo = takenBy(run, ["cleo"]);
  return inBoth(boundsInWords(ofFleet(run)), whyLate(cleo, failures(run)));
}

/** Why the weights do not do it yet; nothing where they do. */
function whyLate(cleo: number, late: number): Words {
  if (cleo >= CLEO_IN_TURNS) {
    return {
      en: "All weigh nearly alike: cleo goes on as before.",
      "zh-CN": "权重差不多，cleo 分到的和原来一样。",
    };
  }
  if (cleo < CLEO_LEAST) {
    return {
      en: "Cleo rests more than it has to.",
      "zh-CN": "cleo 歇得太多了。",
    };
  }
  if (late <= LATE_MOST) return { en: "", "zh-CN": "" };
  return {
    en:
      "In the second before the weights came, a queue grew at cleo. With " +
      "exactly what cleo can do each second that queue stays: to work it " +
      "off, cleo has to get less.",
    "zh-CN":
      "权重改变之前的那一秒，cleo 前面已经排起了队。每秒正好给它做得了的那么多，" +
      "队就一直在；要把队消化掉，得少给一些。",
  };
}
