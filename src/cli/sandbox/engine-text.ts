/** Which text is the engine that submissions run on? */
import { pathToFileURL } from "node:url";

type Bundler = { readonly bundleEngine: () => Promise<string> };

let text: Promise<string> | undefined;

/** The one engine script, the same as in the page; made once per process. */
export function engineText(): Promise<string> {
  text ??= makeText();
  return text;
}

async function makeText(): Promise<string> {
  // What makes it belongs to the page, and nothing of src imports the page.
  const path = new URL("../../../web/engine/bundle.ts", import.meta.url);
  const { bundleEngine } = (await import(
    pathToFileURL(path.pathname).href
  )) as Bundler;
  return await bundleEngine();
}
