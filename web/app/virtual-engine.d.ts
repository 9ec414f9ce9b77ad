/** What does the build put in the place of "virtual:engine"? */
declare module "virtual:engine" {
  /** The text of the engine's one classic script. */
  const script: string;
  export default script;
}
