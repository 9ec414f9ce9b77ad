/** Does any input make our HTTP/2 crash, hang or grow? */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { errorCodeOf } from "../../src/protocols/http2/error-code.ts";
import { HpackDecoder } from "../../src/protocols/http2/hpack-decoder.ts";
import { ConnectionError } from "../../src/protocols/http2/http2-error.ts";
import {
  connect,
  echo,
  Heard,
  type Serve,
  serve,
} from "../protocols/http2/connections.ts";
import { ManualWorld } from "../protocols/http2/manual-world.ts";
import {
  join,
  PREFACE_BYTES,
  RawPeer,
  REQUEST,
  RESPONSE,
  TYPE,
} from "../protocols/http2/raw-peer.ts";
import { streamPair } from "../protocols/http2/stream-pair.ts";
import { Draw } from "./draw.ts";
import { mutant } from "./mutate.ts";
import { FROM_CLIENTS, FROM_SERVERS } from "./transcripts.ts";

export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  /** Only this input, to look at it again. */
  readonly only?: number;
  onProgress?(done: number): void;
}

export interface Crash {
  readonly nth: number;
  readonly target: string;
  readonly hex: string;
  readonly error: string;
}

export interface FuzzReport {
  readonly inputs: number;
  /** Mutants of valid transcripts of which a frame was understood. */
  readonly mutantsPastPreface: number;
  readonly byTarget: ReadonlyMap<string, number>;
  /** How many inputs met each code, in GOAWAY or RST_STREAM. */
  readonly codes: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  readonly slowestNth: number;
  readonly heapGrowthBytes: number;
  readonly crashes: readonly Crash[];
}

/** Small enough that a short input can reach each. */
const LIMITS = {
  concurrentStreamsMax: 8,
  resetsBurst: 20,
  pingsBurst: 50,
  settingsBurst: 50,
  emptyDataBurst: 50,
  sendBufferBytesMax: 200_000,
  streamWindowBytes: 20_000,
  connectionWindowBytes: 0,
};

interface Input {
  readonly target: "server" | "client" | "hpack";
  readonly isMutant: boolean;
  readonly bytes: Uint8Array;
}

interface Outcome {
  readonly hasFrames: boolean;
  readonly codes: ReadonlySet<string>;
}

const NOTHING: Outcome = { hasFrames: false, codes: new Set() };

function makeInput(draw: Draw): Input {
  const kind = draw.next();
  if (kind < 0.62) {
    const bytes = join(PREFACE_BYTES, mutant(draw, FROM_CLIENTS));
    return { target: "server", isMutant: true, bytes };
  }
  if (kind < 0.8) {
    const bytes = mutant(draw, FROM_SERVERS);
    return { target: "client", isMutant: true, bytes };
  }
  const noise = draw.bytes(draw.below(300));
  if (kind < 0.9) return { target: "hpack", isMutant: false, bytes: noise };
  const preface = draw.chance(0.8) ? PREFACE_BYTES : [];
  const bytes = join(preface, noise);
  return { target: "server", isMutant: false, bytes };
}

function serveBy(draw: Draw): Serve {
  const way = draw.below(5);
  if (way === 0) return (heard) => heard;
  return (heard) => {
    const { stream } = heard;
    if (way === 1) stream?.reset("CANCEL");
    if (way === 2) {
      stream?.sendHeaders(RESPONSE, false);
      stream?.sendData(new Uint8Array(90_000), true);
    }
    return way < 3 ? heard : echo(heard);
  };
}

/** Delivers in pieces, then lets time pass. */
function deliver(
  world: ManualWorld,
  peer: RawPeer,
  { bytes, draw }: { bytes: Uint8Array; draw: Draw },
): void {
  const piece = draw.pick([1, 7, 50, 1_000, 100_000]);
  const end = Math.min(bytes.length, piece * 2_000);
  for (let at = 0; at < end; at += piece) {
    peer.bytes(bytes.subarray(at, at + piece));
  }
  peer.bytes(bytes.subarray(end));
  world.settle();
  world.advance(draw.pick([0, 0, 0, 5_000, 61_000]));
}

function runServer(bytes: Uint8Array, draw: Draw): Outcome {
  const world = new ManualWorld();
  const isNarrow = draw.chance(0.1);
  const pair = streamPair(world, isNarrow ? { capacityBytes: 2_000 } : {});
  const options = { limits: LIMITS, serve: serveBy(draw) };
  const side = serve(world, pair.server, options);
  const peer = new RawPeer(pair.client, "client");
  if (isNarrow) pair.client.pause();
  deliver(world, peer, { bytes, draw });
  if (isNarrow) pair.client.resume();
  if (draw.chance(0.05)) side.connection.goAway();
  world.settle();
  const hasFrames = peer.frames.some((frame) => isAckOf(frame));
  if (draw.chance(0.5)) pair.client.reset();
  else if (!peer.hasEnded) pair.client.end();
  world.settle();
  // Whatever came: with its connection closed nothing is left behind.
  if (pair.server.isClosed) checkOver(world, side.streams, side.closed);
  return { hasFrames, codes: codesIn(peer) };
}

function runClient(bytes: Uint8Array, draw: Draw): Outcome {
  const world = new ManualWorld();
  const pair = streamPair(world);
  const { client, closed } = connect(world, pair.client, LIMITS);
  const peer = new RawPeer(pair.server, "server");
  const calls = [1, 3, 5, 7, 9].map((id) => {
    const heard = new Heard();
    const stream = client.open(REQUEST, id === 9, heard);
    if (id < 9) stream.sendData(new Uint8Array(id * 9_000), id < 7);
    return heard;
  });
  world.settle();
  deliver(world, peer, { bytes, draw });
  const hasFrames = peer.frames.some((frame) => isAckOf(frame));
  if (draw.chance(0.2)) client.close();
  world.settle();
  pair.server.reset();
  world.settle();
  checkOver(world, calls, closed);
  return { hasFrames, codes: codesIn(peer) };
}

function runHpack(bytes: Uint8Array): Outcome {
  const decoder = new HpackDecoder({
    headerListBytesMax: 8_192,
    headerListBytesBomb: 131_072,
  });
  try {
    const third = Math.floor(bytes.length / 3);
    decoder.decode(bytes, 0, third);
    decoder.decode(bytes, third, bytes.length);
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
  }
  if (decoder.table.sizeBytes > 4_096) throw new Error("the table grew");
  return NOTHING;
}

function isAckOf({ type, flags }: { type: number; flags: number }): boolean {
  return type === TYPE.SETTINGS && flags === 1;
}

function codesIn(peer: RawPeer): Set<string> {
  const codes = new Set<string>();
  for (const { type, payload } of peer.frames) {
    if (type === TYPE.GOAWAY) codes.add(errorCodeOf(payload[7] ?? 0));
    if (type === TYPE.RST_STREAM) codes.add(errorCodeOf(payload[3] ?? 0));
  }
  return codes;
}

function checkOver(
  world: ManualWorld,
  streams: readonly Heard[],
  closed: readonly string[],
): void {
  if (closed.length !== 1) throw new Error(`closed ${closed.length} times`);
  if (world.timerCount > 0) throw new Error("a timer is left behind");
  for (const { reason } of streams) {
    if (reason === undefined) throw new Error("a stream was not closed");
  }
}

const RUN = { server: runServer, client: runClient, hpack: runHpack };

/** One input by its number: always the same, whatever ran before. */
function runOne(seed: number, nth: number): Outcome & { input: Input } {
  const draw = new Draw(Math.imul(seed + 1, 0x9e3779b1) ^ (nth * 0x85ebca6b));
  const input = makeInput(draw);
  try {
    return { input, ...RUN[input.target](input.bytes, draw) };
  } catch (error) {
    throw new InputError(input, error);
  }
}

class InputError extends Error {
  readonly input: Input;

  constructor(input: Input, cause: unknown) {
    super(cause instanceof Error ? (cause.stack ?? cause.message) : `${cause}`);
    this.input = input;
  }
}

function timed(seed: number, nth: number) {
  const began = performance.now();
  const outcome = runOne(seed, nth);
  return { outcome, tookMs: performance.now() - began };
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

const WARM_UP = 500;
/** Above it an input is tried again: the machine may have been busy. */
const SLOW_MS = 50;

export function fuzzHttp2(options: FuzzOptions): FuzzReport {
  const { inputs, seed, only } = options;
  const byTarget = new Map<string, number>();
  const codes = new Map<string, number>();
  const crashes: Crash[] = [];
  let mutantsPastPreface = 0;
  let [slowestMs, slowestNth] = [0, 0];
  if (only === undefined) {
    for (let nth = 0; nth < WARM_UP; nth++) attempt(seed + 1, nth);
  }
  const heapBefore = heapBytes();
  const first = only ?? 0;
  for (let nth = first; nth < first + inputs; nth++) {
    const result = attempt(seed, nth);
    if ("crash" in result) {
      crashes.push(result.crash);
      continue;
    }
    const { outcome } = result;
    const { target, isMutant } = outcome.input;
    byTarget.set(target, (byTarget.get(target) ?? 0) + 1);
    if (isMutant && outcome.hasFrames) mutantsPastPreface++;
    for (const code of outcome.codes) {
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    let { tookMs } = result;
    if (tookMs > SLOW_MS) tookMs = Math.min(tookMs, timed(seed, nth).tookMs);
    if (tookMs > slowestMs) [slowestMs, slowestNth] = [tookMs, nth];
    options.onProgress?.(nth + 1 - first);
  }
  const heapGrowthBytes = heapBytes() - heapBefore;
  return {
    inputs,
    mutantsPastPreface,
    byTarget,
    codes,
    slowestMs,
    slowestNth,
    heapGrowthBytes,
    crashes,
  };
}

function attempt(seed: number, nth: number) {
  try {
    return timed(seed, nth);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { target, bytes } = error.input;
    const hex = Buffer.from(bytes).toString("hex");
    return { crash: { nth, target, hex, error: error.message } };
  }
}
