/** What can either end of a connection do? */
import type { Connection } from "./connection.ts";

/** What client and server have in common. */
export abstract class ConnectionEnd {
  protected abstract readonly connection: Connection;

  cork(): void {
    this.connection.core.output.cork();
  }

  uncork(): void {
    this.connection.core.output.uncork();
  }

  /** Asks for an answer; the payload has eight bytes. */
  ping(payload: Uint8Array): void {
    if (!this.connection.isOver) this.connection.core.writer.ping(payload);
  }
}
