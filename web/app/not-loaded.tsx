/** What can one do when a part of the page does not come? */

/** What to say of it; "" where a file did not come, which says it all. */
export function problemOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  // The browser's and the bundler's own words for it, which are English.
  const isFetch = error instanceof TypeError || /preload/.test(message);
  return isFetch ? "" : message;
}

interface Props {
  /** What did not load. */
  readonly said: string;
  readonly again: string;
}

export function NotLoaded({ said, again }: Props) {
  return (
    <>
      {said}{" "}
      <button type="button" onClick={() => location.reload()}>
        {again}
      </button>
    </>
  );
}
