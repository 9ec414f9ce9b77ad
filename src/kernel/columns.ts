/** How does a column of numbers grow? */

type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** Copies a column into a longer one. */
export function grown<Kind extends Column>(small: Kind, large: Kind): Kind {
  large.set(small);
  return large;
}
