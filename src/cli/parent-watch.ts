/** What ends a command whose `npx` was killed? */
import { EXIT } from "./verb.ts";

/** Soon enough for who starts it again, and no work worth mentioning. */
const LOOK_EVERY_MS = 1000;

/**
 * Ends this process when the `npx` that it was started by is gone: a signal
 * that cannot be caught is not passed on, and nobody would know of a server or
 * of an endless script. Who starts the command without npx may leave it.
 */
export function endWithNpx(): void {
  if (process.env["npm_command"] !== "exec") return;
  const parent = process.ppid;
  const look = (): void => {
    if (process.ppid !== parent) process.exit(EXIT.fails);
  };
  setInterval(look, LOOK_EVERY_MS).unref();
}
