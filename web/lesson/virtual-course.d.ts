/** What does the build put in the place of "virtual:course"? */
declare module "virtual:course" {
  const course: readonly import("./texts.ts").CourseEntry[];
  export default course;
}
