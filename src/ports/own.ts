/** What does a record hold under a name that somebody gave? */

/** Not what every object has: "constructor" is a name like any other. */
export function ownOf<T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  if (record === undefined || !Object.hasOwn(record, name)) return undefined;
  return record[name];
}
