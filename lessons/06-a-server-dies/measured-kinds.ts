/** What did `npm run tables` measure, by kind? Means, and 95 %. */
export const KINDS = {
  "refused-drop": {
    answered: ["99.99", "0.01"],
    p99Ms: ["92", "1"],
    done: ["100.0", "0.0"],
  },
  "refused-keepalive": {
    answered: ["99.99", "0.01"],
    p99Ms: ["92", "1"],
    done: ["100.0", "0.0"],
  },
  "refused-health": {
    answered: ["100.00", "0.00"],
    p99Ms: ["93", "1"],
    done: ["100.0", "0.0"],
  },
  "refused-eject": {
    answered: ["99.99", "0.01"],
    p99Ms: ["92", "1"],
    done: ["100.0", "0.0"],
  },
  "refused-twice": {
    answered: ["100.00", "0.00"],
    p99Ms: ["92", "1"],
    done: ["100.0", "0.0"],
  },
  "silent-drop": {
    answered: ["79.99", "0.02"],
    p99Ms: ["91", "2"],
    done: ["80.0", "0.0"],
  },
  "silent-keepalive": {
    answered: ["90.21", "0.08"],
    p99Ms: ["92", "2"],
    done: ["90.4", "0.1"],
  },
  "silent-health": {
    answered: ["99.11", "0.03"],
    p99Ms: ["92", "1"],
    done: ["99.1", "0.0"],
  },
  "silent-eject": {
    answered: ["98.39", "0.02"],
    p99Ms: ["92", "1"],
    done: ["98.4", "0.0"],
  },
  "silent-twice": {
    answered: ["100.00", "0.00"],
    p99Ms: ["563", "2"],
    done: ["99.8", "0.0"],
  },
  "slow-drop": {
    answered: ["99.85", "0.03"],
    p99Ms: ["597", "11"],
    done: ["100.0", "0.0"],
  },
  "slow-keepalive": {
    answered: ["99.85", "0.03"],
    p99Ms: ["597", "11"],
    done: ["100.0", "0.0"],
  },
  "slow-health": {
    answered: ["99.79", "0.04"],
    p99Ms: ["635", "11"],
    done: ["100.0", "0.0"],
  },
  "slow-eject": {
    answered: ["99.85", "0.03"],
    p99Ms: ["597", "11"],
    done: ["100.0", "0.0"],
  },
  "slow-twice": {
    answered: ["100.00", "0.00"],
    p99Ms: ["512", "1"],
    done: ["101.9", "0.1"],
  },
  "cut-drop": {
    answered: ["79.99", "0.02"],
    p99Ms: ["91", "2"],
    done: ["100.0", "0.0"],
  },
  "cut-keepalive": {
    answered: ["90.22", "0.08"],
    p99Ms: ["92", "2"],
    done: ["100.0", "0.0"],
  },
  "cut-health": {
    answered: ["99.11", "0.03"],
    p99Ms: ["92", "1"],
    done: ["100.0", "0.0"],
  },
  "cut-eject": {
    answered: ["98.39", "0.02"],
    p99Ms: ["92", "1"],
    done: ["100.0", "0.0"],
  },
  "cut-twice": {
    answered: ["100.00", "0.00"],
    p99Ms: ["562", "2"],
    done: ["120.9", "0.1"],
  },
  "lies-drop": {
    answered: ["79.99", "0.02"],
    p99Ms: ["91", "2"],
    done: ["80.0", "0.0"],
  },
  "lies-keepalive": {
    answered: ["79.99", "0.02"],
    p99Ms: ["91", "2"],
    done: ["80.0", "0.0"],
  },
  "lies-health": {
    answered: ["80.00", "0.02"],
    p99Ms: ["93", "2"],
    done: ["80.0", "0.0"],
  },
  "lies-eject": {
    answered: ["98.61", "0.01"],
    p99Ms: ["92", "1"],
    done: ["98.6", "0.0"],
  },
  "lies-twice": {
    answered: ["100.00", "0.00"],
    p99Ms: ["114", "2"],
    done: ["100.0", "0.0"],
  },
} as const;
