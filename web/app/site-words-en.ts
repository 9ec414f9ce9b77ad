/** What does every page of the site say in English, and its home? */

export const siteEn = {
  tagline: "Far calls on a network that lives in this page",
  home: "Course",
  lab: "Lab",
  places: "Pages",
  loadingPage: "Loading …",
  notLoaded: "This part of the page did not load. Is there a network?",
  tryAgain: "Try again",
  homeTitle: "Far calls, taken apart",
  opening: "Is the money gone?",
  openingText: "A phone pays, and the reply gets lost. A minute, no more.",
  labText:
    "Choose a network and what goes wrong in it; run, look, break, share.",
  nowhere: (text: string) =>
    `“${text}” is no address of this page; choose from here.`,
  lessonDone: "done",
  lessonOpen: (done: number, all: number) => `${done} of ${all} steps done`,
  lessonNew: (minutes: number) => `about ${minutes} minutes, not begun`,
  language: "Language",
  theme: "Theme",
  themeAuto: "as the system",
  themeLight: "light",
  themeDark: "dark",
  problem: "That did not work",
  noNetwork: "No account, no server, no network: all of it runs in this page.",
};

export type SiteWords = typeof siteEn;
