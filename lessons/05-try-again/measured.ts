/** What did `measure` find for each kind of failure and each policy? */
import type { Measured } from "./measure.ts";

/** Seeds 1 to so many: those of the text, and those of a quick test. */
export const SEEDS = 50;
export const FEW_SEEDS = 4;

/** By kind and policy. */
export const MEASURED = {
  "refused/once": {
    answered: "0.0",
    low: "0.0",
    high: "1.5",
    twice: "0.0",
    unknown: "0.0",
  },
  "refused/tries": {
    answered: "98.4",
    low: "96.0",
    high: "99.4",
    twice: "0.0",
    unknown: "0.0",
  },
  "refused/key": {
    answered: "98.4",
    low: "96.0",
    high: "99.4",
    twice: "0.0",
    unknown: "0.0",
  },
  "request-lost/once": {
    answered: "100.0",
    low: "98.5",
    high: "100.0",
    twice: "0.0",
    unknown: "0.0",
  },
  "request-lost/tries": {
    answered: "96.4",
    low: "93.3",
    high: "98.1",
    twice: "100.0",
    unknown: "3.6",
  },
  "request-lost/key": {
    answered: "96.4",
    low: "93.3",
    high: "98.1",
    twice: "0.0",
    unknown: "3.6",
  },
  "reply-lost/once": {
    answered: "100.0",
    low: "98.5",
    high: "100.0",
    twice: "0.0",
    unknown: "0.0",
  },
  "reply-lost/tries": {
    answered: "95.6",
    low: "92.3",
    high: "97.5",
    twice: "100.0",
    unknown: "4.4",
  },
  "reply-lost/key": {
    answered: "95.6",
    low: "92.3",
    high: "97.5",
    twice: "0.0",
    unknown: "4.4",
  },
  "crash-after/once": {
    answered: "40.0",
    low: "34.1",
    high: "46.2",
    twice: "0.0",
    unknown: "60.0",
  },
  "crash-after/tries": {
    answered: "100.0",
    low: "98.5",
    high: "100.0",
    twice: "100.0",
    unknown: "0.0",
  },
  "crash-after/key": {
    answered: "100.0",
    low: "98.5",
    high: "100.0",
    twice: "100.0",
    unknown: "0.0",
  },
} as const satisfies Readonly<Record<string, Measured>>;

export const MEASURED_FEW = {
  "refused/once": {
    answered: "0.0",
    low: "0.0",
    high: "16.1",
    twice: "0.0",
    unknown: "0.0",
  },
  "refused/tries": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "0.0",
    unknown: "0.0",
  },
  "refused/key": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "0.0",
    unknown: "0.0",
  },
  "request-lost/once": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "0.0",
    unknown: "0.0",
  },
  "request-lost/tries": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "100.0",
    unknown: "0.0",
  },
  "request-lost/key": {
    answered: "95.0",
    low: "76.4",
    high: "99.1",
    twice: "0.0",
    unknown: "5.0",
  },
  "reply-lost/once": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "0.0",
    unknown: "0.0",
  },
  "reply-lost/tries": {
    answered: "95.0",
    low: "76.4",
    high: "99.1",
    twice: "100.0",
    unknown: "5.0",
  },
  "reply-lost/key": {
    answered: "95.0",
    low: "76.4",
    high: "99.1",
    twice: "0.0",
    unknown: "5.0",
  },
  "crash-after/once": {
    answered: "40.0",
    low: "21.9",
    high: "61.3",
    twice: "0.0",
    unknown: "60.0",
  },
  "crash-after/tries": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "100.0",
    unknown: "0.0",
  },
  "crash-after/key": {
    answered: "100.0",
    low: "83.9",
    high: "100.0",
    twice: "100.0",
    unknown: "0.0",
  },
} as const satisfies Readonly<Record<string, Measured>>;
