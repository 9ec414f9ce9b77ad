/** What did `npm run tables` measure? Success in percent, 95 %. */
export const MEASURED = {
  "refused-naive": { mean: "80.00", plusMinus: "0.00" },
  "refused-drop": { mean: "99.99", plusMinus: "0.00" },
  "refused-retry": { mean: "100.00", plusMinus: "0.00" },
  "silent-naive": { mean: "80.00", plusMinus: "0.00" },
  "silent-drop": { mean: "80.00", plusMinus: "0.00" },
  "silent-keepalive": { mean: "90.16", plusMinus: "0.02" },
  "silent-registry": { mean: "95.19", plusMinus: "0.03" },
  "silent-health": { mean: "99.12", plusMinus: "0.01" },
  "silent-eject": { mean: "98.39", plusMinus: "0.01" },
  "silent-twice-anywhere": { mean: "96.27", plusMinus: "0.02" },
  "silent-twice": { mean: "100.00", plusMinus: "0.00" },
  "silent-twice-eject": { mean: "100.00", plusMinus: "0.00" },
} as const;
