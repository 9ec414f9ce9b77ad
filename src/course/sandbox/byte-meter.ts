/** How many bytes of buffers may a submission make in one run? */

// Buffers lie outside the heap, so the engine's limit on the heap does not
// hold for them.

const BUFFERS = [
  "ArrayBuffer",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
] as const;

type Buffers = Record<(typeof BUFFERS)[number], MakesBuffer>;
type MakesBuffer = new (...given: unknown[]) => { byteLength: number };

/**
 * Puts constructors in place that count, and throw past the limit. Returns
 * how to begin a new count.
 */
export function meterBuffers(world: object, bytesMax: number): () => void {
  const all = world as Buffers;
  const Plain = all.ArrayBuffer;
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    if (bytes <= bytesMax) return;
    throw new RangeError(`a run may make ${bytesMax} bytes of buffers`);
  };
  for (const name of BUFFERS) {
    const Original = all[name];
    const unit = unitOf(Original);
    const metered = new Proxy(Original, {
      construct(target, given, newTarget) {
        const [first] = given;
        // Before it is made, so that none is made that is far too large.
        if (typeof first === "number") count(first * unit);
        const made = Reflect.construct(target, given, newTarget);
        const isView = first instanceof Plain;
        if (typeof first !== "number" && !isView) count(made.byteLength);
        return made;
      },
    });
    Object.defineProperty(Original.prototype, "constructor", {
      value: metered,
    });
    all[name] = metered;
  }
  // They grow a buffer without a constructor.
  Reflect.deleteProperty(Plain.prototype, "resize");
  Reflect.deleteProperty(Plain.prototype, "transfer");
  Reflect.deleteProperty(Plain.prototype, "transferToFixedLength");
  return () => {
    bytes = 0;
  };
}

function unitOf(maker: object): number {
  const unit = Reflect.get(maker, "BYTES_PER_ELEMENT");
  return typeof unit === "number" ? unit : 1;
}
