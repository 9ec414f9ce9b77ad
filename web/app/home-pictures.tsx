/** Which small pictures stand on the cards of the first page? */

/** A request that arrives, and an answer that does not. */
export function QuestionPicture() {
  return (
    <svg class="card-picture" viewBox="0 0 64 40" aria-hidden="true">
      <path class="host" d="M3 11h14v18H3zM47 11h14v18H47z" />
      <path class="sound" d="M19 15h24m-5 -4l5 4l-5 4" />
      <path class="lost" d="M45 26H36M26 21l8 10m0 -10l-8 10" />
    </svg>
  );
}

/** Three hosts, and a link between two of them that is cut. */
export function LabPicture() {
  return (
    <svg class="card-picture" viewBox="0 0 64 40" aria-hidden="true">
      <path class="host" d="M3 14h12v12H3zM48 3h12v12H48zM48 25h12v12H48z" />
      <path class="sound" d="M17 18L46 9" />
      <path class="lane" d="M17 22L46 31" />
      <path class="lost" d="M29 20v12M34 20v12" />
    </svg>
  );
}

export type Trouble = "none" | "cut" | "crash" | "loss" | "slow";

const MARKS: Readonly<Record<Trouble, string>> = {
  none: "M27 25h10m-5 -4l-5 4l5 4",
  cut: "M29 6v28M35 6v28",
  crash: "M49 13l10 14m0 -14l-10 14",
  loss: "M27 20l8 10m0 -10l-8 10",
  slow: "M27 10h10l-10 20h10z",
};

/** Two hosts, and what gets in the way. */
export function TroublePicture({ trouble }: { readonly trouble: Trouble }) {
  return (
    <svg class="card-picture" viewBox="0 0 64 40" aria-hidden="true">
      <path class="host" d="M3 12h14v16H3zM47 12h14v16H47z" />
      <path class="lane" d="M19 16H45M19 25H45" />
      <path class={trouble === "none" ? "sound" : "lost"} d={MARKS[trouble]} />
    </svg>
  );
}
