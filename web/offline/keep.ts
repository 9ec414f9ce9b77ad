/** When does the page begin to keep itself for later? */

/** So long after the page has loaded, what one reads has long been there. */
const QUIET_MS = 3000;

/**
 * Keeps the site in this browser, once it has nothing else to do. Nothing
 * depends on it: where it cannot be, the page is as it was.
 */
export function keepForOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register("./offline.js").catch(() => {
      // Forbidden here, or no room; the page needs the network then.
    });
  };
  addEventListener("load", () => setTimeout(register, QUIET_MS));
}
