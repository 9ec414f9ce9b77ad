/** Which header fields does every HPACK peer know from the start? */
import { type HeaderField, headerField } from "./header-field.ts";

/** RFC 7541 appendix A, in order: the first has index 1. */
const TABLE: readonly (readonly [name: string, value: string])[] = [
  [":authority", ""],
  [":method", "GET"],
  [":method", "POST"],
  [":path", "/"],
  [":path", "/index.html"],
  [":scheme", "http"],
  [":scheme", "https"],
  [":status", "200"],
  [":status", "204"],
  [":status", "206"],
  [":status", "304"],
  [":status", "400"],
  [":status", "404"],
  [":status", "500"],
  ["accept-charset", ""],
  ["accept-encoding", "gzip, deflate"],
  ["accept-language", ""],
  ["accept-ranges", ""],
  ["accept", ""],
  ["access-control-allow-origin", ""],
  ["age", ""],
  ["allow", ""],
  ["authorization", ""],
  ["cache-control", ""],
  ["content-disposition", ""],
  ["content-encoding", ""],
  ["content-language", ""],
  ["content-length", ""],
  ["content-location", ""],
  ["content-range", ""],
  ["content-type", ""],
  ["cookie", ""],
  ["date", ""],
  ["etag", ""],
  ["expect", ""],
  ["expires", ""],
  ["from", ""],
  ["host", ""],
  ["if-match", ""],
  ["if-modified-since", ""],
  ["if-none-match", ""],
  ["if-range", ""],
  ["if-unmodified-since", ""],
  ["last-modified", ""],
  ["link", ""],
  ["location", ""],
  ["max-forwards", ""],
  ["proxy-authenticate", ""],
  ["proxy-authorization", ""],
  ["range", ""],
  ["referer", ""],
  ["refresh", ""],
  ["retry-after", ""],
  ["server", ""],
  ["set-cookie", ""],
  ["strict-transport-security", ""],
  ["transfer-encoding", ""],
  ["user-agent", ""],
  ["vary", ""],
  ["via", ""],
  ["www-authenticate", ""],
];

export const STATIC_COUNT = TABLE.length;

const FIELDS: readonly HeaderField[] = TABLE.map(([name, value]) =>
  headerField(name, value),
);

/** The field at an index from 1 to STATIC_COUNT. */
export function staticField(index: number): HeaderField {
  return FIELDS[index - 1] as HeaderField;
}

/** Where a name is first, and where it stands with each of its values. */
export interface StaticName {
  readonly index: number;
  readonly values: ReadonlyMap<string, number>;
}

const NAMES = new Map<string, StaticName>();
for (const [at, [name, value]] of TABLE.entries()) {
  const known = NAMES.get(name);
  const values = new Map([...(known?.values ?? []), [value, at + 1]]);
  NAMES.set(name, { index: known?.index ?? at + 1, values });
}

export function staticName(name: string): StaticName | undefined {
  return NAMES.get(name);
}
