/** Which conditions hold on one link? */
import {
  DEFAULT_CONDITIONS,
  type HostConfig,
  type LinkConditions,
  type LinkConfig,
  LOOPBACK_CONDITIONS,
  type Topology,
} from "./topology.ts";

/** The two ends of a link, in the direction of its packets. */
export interface Ends {
  readonly from: HostConfig;
  readonly to: HostConfig;
}

/** What a topology says about its links. */
export class ConditionTable {
  readonly #links: readonly LinkConfig[];
  /** Of all links of which nothing else is said, as one object. */
  readonly #common: LinkConditions;

  constructor({ links = [], defaults }: Topology) {
    this.#links = links;
    this.#common = { ...DEFAULT_CONDITIONS, ...defaults };
  }

  /**
   * Merges what the topology says about one link, from general to specific:
   * network, zones, receiver, sender, link. Within a host only what names both
   * ends counts. Source of the order: DSLabs.
   */
  conditionsOf(ends: Ends): LinkConditions {
    const isLoopback = ends.from.name === ends.to.name;
    const specific = this.#links
      .filter((link) => matches(link, ends))
      .filter((link) => !isLoopback || isWholeLink(link))
      .sort((one, other) => weight(one) - weight(other));
    let conditions: LinkConditions = isLoopback
      ? LOOPBACK_CONDITIONS
      : this.#common;
    for (const link of specific) conditions = { ...conditions, ...said(link) };
    return conditions;
  }
}

function matches(link: LinkConfig, { from, to }: Ends): boolean {
  if (link.from !== undefined && link.from !== from.name) return false;
  if (link.to !== undefined && link.to !== to.name) return false;
  if (link.fromZone !== undefined && link.fromZone !== from.zone) return false;
  return link.toZone === undefined || link.toZone === to.zone;
}

function isWholeLink(link: LinkConfig): boolean {
  return link.from !== undefined && link.to !== undefined;
}

/** Two configs that match one link never weigh the same: see `problemsOf`. */
function weight(link: LinkConfig): number {
  return (
    (link.from === undefined ? 0 : 8) +
    (link.to === undefined ? 0 : 4) +
    (link.fromZone === undefined ? 0 : 2) +
    (link.toZone === undefined ? 0 : 1)
  );
}

function said(link: LinkConfig): Partial<LinkConditions> {
  const { from, to, fromZone, toZone, ...conditions } = link;
  return conditions;
}
