/** What did `npm run tables` measure? In percent, 95 %; in ms. */
export const MEASURED = {
  "round-robin-never": { share: "0.0", plusMinus: "0.0", p99Ms: "75" },
  "pick-first-never": { share: "0.0", plusMinus: "0.0", p99Ms: "94" },
  "round-robin-age": { share: "50.0", plusMinus: "0.0", p99Ms: "58" },
  "pick-first-age-soon": { share: "50.0", plusMinus: "2.1", p99Ms: "63" },
  "pick-first-age": { share: "27.3", plusMinus: "2.1", p99Ms: "69" },
  "round-robin-refresh": { share: "50.0", plusMinus: "0.1", p99Ms: "58" },
} as const;
