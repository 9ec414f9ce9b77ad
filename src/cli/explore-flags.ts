/** Which seeds are to be explored, and by how many threads? */
import { wholeNumberOf } from "./flag-values.ts";
import { seedRange } from "./seed-range.ts";
import { badInput, type Flags, type Given } from "./verb.ts";

/** More runs than this are for several machines: see `--shard`. */
const SEEDS_MAX = 100_000;

const WORKERS_MAX = 256;

const SHARD = /^(\d{1,6})\/(\d{1,6})$/;

/** The flags of every verb that runs many seeds. */
export const EXPLORE_FLAGS: Flags = {
  seeds: { value: "1..1000", about: "the seeds to run, a range" },
  workers: {
    value: "N",
    about: "threads; as many as there are cores unless given",
  },
};

/** The seeds of `--seeds`, which has a default. */
export function seedsOf(given: Given, fallback: string): readonly number[] {
  return seedRange(given.value("seeds") ?? fallback, SEEDS_MAX);
}

/** Every nth seed, from the kth: what one of n machines does. */
export function shardOf(
  given: Given,
  seeds: readonly number[],
): readonly number[] {
  const shard = given.value("shard");
  if (shard === undefined) return seeds;
  const [, place = "", of = ""] = SHARD.exec(shard) ?? [];
  const k = Number(place);
  const n = Number(of);
  if (place === "" || k < 1 || k > n) {
    const remedy = "give 2/8 for the second of eight parts";
    throw badInput("--shard", `"${shard}" is no part of a whole`, remedy);
  }
  return seeds.filter((_, index) => index % n === k - 1);
}

/** The threads of `--workers`. */
export function workersOf(given: Given): number | undefined {
  const what = "count of threads";
  return wholeNumberOf(given, "workers", { what, least: 1, most: WORKERS_MAX });
}
