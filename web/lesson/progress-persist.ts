/** May a browser that runs short of room throw away what is kept here? */

const ASKED = "farcall/persist-asked";

/**
 * Asks for it to stay, once, when there is first something to keep: some
 * browsers ask the learner in turn, and nobody is asked twice.
 */
export async function askToPersist(): Promise<void> {
  try {
    if (localStorage.getItem(ASKED) !== null) return;
    localStorage.setItem(ASKED, "1");
    await navigator.storage.persist();
  } catch {
    // It is kept as long as there is room.
  }
}
