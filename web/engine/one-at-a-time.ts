/** How do the runs that the page asks for keep out of each other's way? */

let last: Promise<unknown> = Promise.resolve();

/**
 * Does the work when all that came before is done. A message may arrive in the
 * middle of a run, between an event and its microtasks; a run that began there
 * would be refused as one within another.
 */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}

/** The same for work that others need not wait for: it takes turns itself. */
export function afterTurn<Result>(
  work: () => Promise<Result>,
): Promise<Result> {
  return last.then(work);
}

let lastSlice: Promise<unknown> = Promise.resolve();

/**
 * The same for some of many seeds: the page asks for the next of them before
 * it has the last, and they are run in that order.
 */
export function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = lastSlice.then(() => afterTurn(work));
  lastSlice = result.catch(() => {});
  return result;
}
