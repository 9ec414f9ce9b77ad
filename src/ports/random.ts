/** Where does chance come from? */

/** One stream of draws. The same seed and purpose give the same draws. */
export interface Random {
  /** The next draw: at least 0, below 1, with 53 random bits. */
  next(): number;
}
