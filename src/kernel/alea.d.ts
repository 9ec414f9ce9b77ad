/** What does seedrandom's alea file export? Its own types omit the file. */
declare module "seedrandom/lib/alea.js" {
  interface State {
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
    readonly c: number;
  }
  interface Generator {
    double(): number;
    state(): State;
  }
  export default function alea(
    seed: string,
    options?: { readonly state: true },
  ): Generator;
}
