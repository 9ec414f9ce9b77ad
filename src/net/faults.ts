/** Which faults are in force, and on which links? */

import { Fault } from "./fault.ts";
import type { StandingFault } from "./fault-action.ts";
import { type Link, NO_RULES } from "./link.ts";

/** More faults than this at once are a runaway nemesis. */
const FAULTS_MAX = 1000;

/** The standing faults, in the order in which they began. */
export class Faults {
  readonly #faults = new Map<string, Fault>();
  readonly #countOfKind = new Map<string, number>();
  /** Changes with the set of faults, so that links know what is stale. */
  #version = 0;

  /** Names the fault "drop-1", "drop-2" … unless it has a name. */
  add(action: StandingFault): Fault {
    const count = (this.#countOfKind.get(action.kind) ?? 0) + 1;
    this.#countOfKind.set(action.kind, count);
    const id = action.id ?? `${action.kind}-${count}`;
    if (this.#faults.has(id)) {
      throw new Error(`fault "${id}" is in force already; choose another id`);
    }
    if (this.#faults.size === FAULTS_MAX) {
      throw new Error(`${FAULTS_MAX} faults are in force; heal some first`);
    }
    const fault = new Fault(id, action);
    this.#faults.set(id, fault);
    this.#version += 1;
    return fault;
  }

  remove(fault: Fault): void {
    this.#faults.delete(fault.id);
    this.#version += 1;
  }

  find(id: string): Fault {
    const fault = this.#faults.get(id);
    if (fault !== undefined) return fault;
    const names = this.all().map((known) => known.id);
    const known = names.length === 0 ? "none" : names.join(", ");
    throw new Error(`no fault "${id}" is in force; there is ${known}`);
  }

  all(): readonly Fault[] {
    return [...this.#faults.values()];
  }

  /** Works out what is in force on a link, if that has changed. */
  refresh(link: Link): void {
    if (link.rulesVersion !== this.#version) this.#workOut(link);
  }

  #workOut(link: Link): void {
    link.rulesVersion = this.#version;
    const faults = this.all().filter((fault) => fault.appliesTo(link));
    link.conditions = link.usual;
    for (const fault of faults) {
      link.conditions = fault.worsen(link.conditions);
    }
    const rules = faults.filter((fault) => fault.action.kind !== "slow");
    link.rules = rules.length === 0 ? NO_RULES : rules;
  }
}
