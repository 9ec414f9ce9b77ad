/** How does a valid transcript become one that is slightly wrong? */
import { join, TYPE, u32 } from "../protocols/http2/raw-peer.ts";
import type { Draw } from "./draw.ts";
import type { Transcript } from "./transcripts.ts";

type Mutation = (
  frames: Uint8Array[],
  draw: Draw,
  all: readonly Transcript[],
) => void;

/** Numbers at which lengths, ids and windows turn over. */
const EDGES = [
  0,
  1,
  2,
  5,
  16_384,
  16_385,
  65_535,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
];

function someFrame(frames: Uint8Array[], draw: Draw): Uint8Array {
  return frames[draw.below(frames.length)] ?? new Uint8Array(9);
}

const MUTATIONS: readonly Mutation[] = [
  function flipBits(frames, draw) {
    for (let count = 1 + draw.below(4); count > 0; count--) {
      const frame = someFrame(frames, draw);
      const at = draw.below(frame.length);
      frame[at] = (frame[at] ?? 0) ^ (1 << draw.below(8));
    }
  },
  function changeType(frames, draw) {
    someFrame(frames, draw)[3] = draw.below(12);
  },
  function changeFlags(frames, draw) {
    someFrame(frames, draw)[4] = draw.pick([0, 1, 4, 5, 8, 0x20, 0x2d, 255]);
  },
  function changeStream(frames, draw) {
    const id = draw.chance(0.8) ? draw.below(10) : draw.pick(EDGES);
    someFrame(frames, draw).set(u32(id), 5);
  },
  function changeLength(frames, draw) {
    const length = draw.chance(0.5) ? draw.below(64) : draw.pick(EDGES);
    someFrame(frames, draw).set(u32(length).slice(1), 0);
  },
  function changeNumber(frames, draw) {
    const frame = someFrame(frames, draw);
    // In SETTINGS the first value stands behind its two bytes of name.
    const at = frame[3] === TYPE.SETTINGS ? 11 : 9;
    if (frame.length >= at + 4) frame.set(u32(draw.pick(EDGES)), at);
  },
  function resize(frames, draw) {
    const nth = draw.below(frames.length);
    const frame = frames[nth] ?? new Uint8Array(9);
    const payload = draw.chance(0.5)
      ? frame.subarray(9, 9 + draw.below(frame.length))
      : join(frame.subarray(9), draw.bytes(draw.below(40)));
    const length = u32(payload.length).slice(1);
    frames[nth] = join(length, frame.subarray(3, 9), payload);
  },
  function repeat(frames, draw) {
    const from = draw.below(frames.length);
    const few = frames.slice(from, from + 1 + draw.below(3));
    const times = draw.pick([1, 2, 10, 60, 200]);
    const copies = Array.from({ length: times }, () =>
      few.map((f) => f.slice()),
    );
    frames.splice(from, 0, ...copies.flat());
  },
  function remove(frames, draw) {
    frames.splice(draw.below(frames.length), 1 + draw.below(2));
  },
  function swap(frames, draw) {
    const [a, b] = [draw.below(frames.length), draw.below(frames.length)];
    const kept = frames[a] as Uint8Array;
    frames[a] = frames[b] as Uint8Array;
    frames[b] = kept;
  },
  function splice(frames, draw, all) {
    const other = draw.pick(all);
    const from = draw.below(other.length);
    const few = other.slice(from, from + 1 + draw.below(5));
    frames.splice(draw.below(frames.length), 0, ...few.map((f) => f.slice()));
  },
  function insertNoise(frames, draw) {
    const noise = draw.bytes(9 + draw.below(20));
    noise.set(u32(noise.length - 9).slice(1), 0);
    noise[3] = draw.below(11);
    noise.set(u32(draw.below(8)), 5);
    frames.splice(draw.below(frames.length + 1), 0, noise);
  },
  function grow(frames, draw) {
    const frame = someFrame(frames, draw);
    const length = draw.pick([1_000, 16_384, 16_385]);
    const bigger = new Uint8Array(9 + length);
    bigger.set(frame.subarray(0, 9 + length));
    bigger.set(u32(length).slice(1), 0);
    frames.splice(draw.below(frames.length + 1), 0, bigger);
  },
];

/** The bytes of a mutant of one of the transcripts; no preface. */
export function mutant(draw: Draw, all: readonly Transcript[]): Uint8Array {
  const frames = draw.pick(all).map((frame) => frame.slice());
  const count = 1 + draw.below(4);
  for (let nth = 0; nth < count && frames.length > 0; nth++) {
    draw.pick(MUTATIONS)(frames, draw, all);
  }
  const bytes = join(...frames);
  // A cut at the end now and then: the rest never comes.
  return draw.chance(0.1) ? bytes.slice(0, draw.below(bytes.length)) : bytes;
}
