/** What does seedrandom's alea file export? Its own types omit the file. */
declare module "seedrandom/lib/alea.js" {
  export default function alea(seed: string): { double(): number };
}
