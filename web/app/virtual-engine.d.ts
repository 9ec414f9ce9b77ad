/** What does the build put in where no file is? */
declare module "virtual:engine" {
  /** The text of the engine's script, part after part. */
  const loads: readonly (() => Promise<{ readonly default: string }>)[];
  export default loads;
}

/** As package.json says it, "0.1.0". */
declare const FARCALL_VERSION: string;
