/** How much may a peer make us do? */

/**
 * Every queue and loop of a connection has a limit here. Counts that refill
 * are token buckets (`budget.ts`): a burst, and so many more each second.
 */
export interface Limits {
  /**
   * Streams that the peer may have open at once. RFC 9113 section 6.5.2
   * advises at least 100; Apache and others choose just this.
   */
  readonly concurrentStreamsMax: number;
  /** Streams that wait here for the peer's own such limit. */
  readonly queuedStreamsMax: number;
  /** Sum of name + value + 32 for each field; gRPC suggests 8 KiB. */
  readonly headerListBytesMax: number;
  /** From here on a header section is an attack on the connection. */
  readonly headerListBytesBomb: number;
  /** A header section on the wire: HEADERS and CONTINUATION together. */
  readonly headerBlockBytesMax: number;
  readonly continuationsMax: number;
  /** Our dynamic table for decoding, and the most we use for encoding. */
  readonly headerTableBytesMax: number;
  /** The largest payload of a frame that we take. 16,384 is the default. */
  readonly frameBytesMax: number;
  /** How much a peer may send on one stream before we say more. */
  readonly streamWindowBytes: number;
  /** The same for all streams together; never below 65,535. */
  readonly connectionWindowBytes: number;
  /** Data that waits for the peer's windows, all streams together. */
  readonly sendBufferBytesMax: number;
  /** Answers (PING, SETTINGS, RST_STREAM) that wait for a full transport. */
  readonly controlBytesMax: number;
  /** Resets by the peer, or by us for its faults. As nghttp2 has it. */
  readonly resetsBurst: number;
  readonly resetsPerSecond: number;
  readonly pingsBurst: number;
  readonly pingsPerSecond: number;
  readonly settingsBurst: number;
  readonly settingsPerSecond: number;
  /** DATA frames without data and without END_STREAM. */
  readonly emptyDataBurst: number;
  readonly emptyDataPerSecond: number;
  /** How long the peer may take to acknowledge our SETTINGS. */
  readonly settingsTimeoutMs: number;
  /** How long the rest of a header block may take to come. */
  readonly headerTimeoutMs: number;
  /** How long a drain waits for the answer to its PING. */
  readonly pingTimeoutMs: number;
  /** How long data may wait for a window that the peer does not open. */
  readonly stallTimeoutMs: number;
}

const DEFAULT_LIMITS: Limits = {
  concurrentStreamsMax: 100,
  queuedStreamsMax: 10_000,
  headerListBytesMax: 8_192,
  headerListBytesBomb: 131_072,
  headerBlockBytesMax: 65_536,
  continuationsMax: 128,
  headerTableBytesMax: 4_096,
  frameBytesMax: 16_384,
  streamWindowBytes: 65_535,
  connectionWindowBytes: 1_048_576,
  sendBufferBytesMax: 67_108_864,
  controlBytesMax: 16_384,
  resetsBurst: 1_000,
  resetsPerSecond: 33,
  pingsBurst: 1_000,
  pingsPerSecond: 100,
  settingsBurst: 100,
  settingsPerSecond: 10,
  emptyDataBurst: 1_000,
  emptyDataPerSecond: 100,
  settingsTimeoutMs: 10_000,
  headerTimeoutMs: 10_000,
  pingTimeoutMs: 10_000,
  stallTimeoutMs: 60_000,
};

/** All connections that ask for nothing else share the same. */
export function limitsWith(own: Partial<Limits> = {}): Limits {
  if (Object.keys(own).length === 0) return DEFAULT_LIMITS;
  return { ...DEFAULT_LIMITS, ...own };
}
