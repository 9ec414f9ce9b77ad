/** What are the hosts of a lesson called in the reader's language? */
import { ownOf } from "../../src/ports/own.ts";
import type { Locale } from "../app/address.ts";
import { looksAt } from "../app/host-looks.tsx";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { BankIcon, PhoneIcon } from "../opening/icons.tsx";
import type { HostNames } from "../scene/captions.ts";
import type { HostLook } from "../scene/host-node.tsx";
import type { Scene } from "../scene/scene.ts";
import { ClientIcon, ServerIcon } from "./host-icons.tsx";

const ICONS: Readonly<Record<string, () => HostLook["icon"]>> = {
  phone: PhoneIcon,
  bank: BankIcon,
  client: ClientIcon,
  server: ServerIcon,
  shop: ClientIcon,
  warehouse: ServerIcon,
  depot: ServerIcon,
  stock: ServerIcon,
  north: ClientIcon,
  south: ClientIcon,
  town: ClientIcon,
  island: ClientIcon,
  stranger: ClientIcon,
  reader: ClientIcon,
  readers: ClientIcon,
  kiosk: ClientIcon,
  "till-1": ClientIcon,
  "till-2": ClientIcon,
  "till-3": ClientIcon,
  tablet: ClientIcon,
  auditor: ClientIcon,
  desk: ServerIcon,
  hall: ServerIcon,
  archive: ServerIcon,
};

type InLocales = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/** In a sentence. Others are called as in the run. */
const IN_SENTENCES: InLocales = {
  en: {
    phone: "the phone",
    bank: "the bank",
    client: "the client",
    server: "the server",
    shop: "the shop",
    warehouse: "the warehouse",
    depot: "the depot",
    stock: "the stock",
    north: "the northern shop",
    south: "the southern shop",
    town: "the shop in town",
    island: "the shop on the island",
    stranger: "the stranger",
    reader: "the reader",
    readers: "a reader",
    kiosk: "the kiosk",
    "till-1": "the first till",
    "till-2": "the second till",
    "till-3": "the third till",
    tablet: "the tablet",
    auditor: "the auditor",
    desk: "the desk",
    hall: "the hall",
    archive: "the archive",
    registry: "the registry",
  },
  "zh-CN": {
    phone: "手机",
    bank: "银行",
    client: "客户端",
    server: "服务器",
    shop: "商店",
    warehouse: "仓库",
    depot: "新仓库",
    stock: "库存",
    north: "北店",
    south: "南店",
    town: "城里的店",
    island: "岛上的店",
    stranger: "陌生人",
    reader: "读者",
    readers: "读者",
    kiosk: "自助机",
    "till-1": "收银机 1",
    "till-2": "收银机 2",
    "till-3": "收银机 3",
    tablet: "平板",
    auditor: "审计员",
    desk: "服务台",
    hall: "阅览室",
    archive: "档案库",
    registry: "注册中心",
  },
};

/** Under a picture. */
const LABELS: InLocales = {
  en: {},
  "zh-CN": {
    ...IN_SENTENCES["zh-CN"],
    balance: "余额",
    reserved: "已预留",
    cups: "杯子",
    "pages read": "页数",
  },
};

const NAMES: Readonly<Record<Locale, HostNames>> = {
  en: new Map(Object.entries(IN_SENTENCES.en)),
  "zh-CN": new Map(Object.entries(IN_SENTENCES["zh-CN"])),
};

/** Names of hosts as they stand in a sentence of this language. */
export function hostNamesOf(locale: Locale): HostNames {
  return NAMES[locale];
}

export function hostLabel(locale: Locale, host: string): string {
  return ownOf(LABELS[locale], host) ?? host;
}

/** How the hosts look, in words of this language. */
export function looksIn(
  locale: Locale,
  scene: Scene,
  atNs: number,
): Readonly<Record<string, HostLook>> {
  const looks: Record<string, HostLook> = {};
  const found = looksAt(scene, atNs);
  for (const { name } of scene.model.hosts) {
    const { reading } = found[name] ?? {};
    const label = hostLabel(locale, reading?.label ?? "");
    const icon = ownOf(ICONS, name);
    looks[name] = {
      name: hostLabel(locale, name),
      ...(icon && { icon: icon() }),
      ...(reading && { reading: { ...reading, label } }),
    };
  }
  return looks;
}

/** Who has started by then: nobody else can be hit by a fault. */
export function hostsThereAt(run: SceneRun | undefined, atNs: number) {
  return (run?.scenario.hosts ?? [])
    .filter(({ startsAtMs = 0 }) => startsAtMs * 1e6 <= atNs)
    .map(({ name }) => name)
    .sort();
}
