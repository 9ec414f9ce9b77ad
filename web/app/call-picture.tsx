/** Two hosts, a call that arrives and an answer that does not. */
export function CallPicture() {
  return (
    <svg class="call-picture" viewBox="0 0 240 90" aria-hidden="true">
      <path class="lane" d="M10 16H230M10 74H230" />
      <path class="sound" d="M40 16L90 74" />
      <circle cx="90" cy="74" r="3" />
      <path class="lost" d="M112 74L140 42M135 37l10 10m0 -10l-10 10" />
    </svg>
  );
}
