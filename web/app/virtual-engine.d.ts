/** What does the build put in where no file is? */
declare module "virtual:engine" {
  /** The text of the engine's script. */
  const text: string;
  export default text;
}

/** As package.json says it, "0.1.0". */
declare const FARCALL_VERSION: string;
