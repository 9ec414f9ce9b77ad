/** Where does somebody see the run of a link? */

/** The port that `npm start` takes, unless it is taken. */
const PAGE = "http://localhost:4173/";

/** Two lines for a terminal; the page shows whatever follows its #. */
export function linkLines(link: string): readonly string[] {
  return [
    `link ${link}`,
    `see it: npm start, then open ${PAGE}# with the link behind the #`,
  ];
}
