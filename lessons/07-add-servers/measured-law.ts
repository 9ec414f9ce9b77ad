/** What did `npm run tables` measure of the ledger? Per second, 95 %. */
export const LAW = {
  1: { mean: "45.6", plusMinus: "0.0", byLaw: "45.6" },
  2: { mean: "89.4", plusMinus: "0.0", byLaw: "89.4" },
  4: { mean: "171.1", plusMinus: "0.0", byLaw: "171.1" },
  8: { mean: "309.0", plusMinus: "0.0", byLaw: "309.1" },
  16: { mean: "487.3", plusMinus: "0.1", byLaw: "487.3" },
  32: { mean: "588.1", plusMinus: "0.1", byLaw: "586.5" },
  64: { mean: "498.8", plusMinus: "0.0", byLaw: "495.0" },
} as const;
