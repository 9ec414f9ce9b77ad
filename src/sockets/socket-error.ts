/** What went wrong with a real socket, and what can be done? */

/** The message names the address, what is wrong and the remedy. */
export class SocketError extends Error {
  override readonly name = "SocketError";
  /** The errno, "EADDRINUSE". */
  readonly code: string;
  /** The next port that is free, when the one asked for is taken. */
  readonly freePort: number | undefined;

  constructor(code: string, message: string, freePort?: number) {
    super(message);
    this.code = code;
    this.freePort = freePort;
  }
}
