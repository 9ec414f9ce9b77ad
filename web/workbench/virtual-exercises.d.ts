/** What does the build put in the place of "virtual:exercises"? */
declare module "virtual:exercises" {
  type Load = () => Promise<{
    readonly default: import("./exercise-texts.ts").ExerciseText;
  }>;
  const exercises: Readonly<Record<string, Load>>;
  export default exercises;
}
