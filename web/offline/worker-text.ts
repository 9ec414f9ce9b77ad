/** What keeps the site for when there is no network? */

const SCRIPT = `
const PAGE = "index.html";

// Another copy of the site may stand on this origin, with its own files: what
// is ours bears our place. A scope ends in "/" and has no space in it.
const OURS = "farcall " + self.registration.scope + " ";
const KEPT = OURS + VERSION;

const keep = async () => {
  const page = await fetch(PAGE, { cache: "reload" });
  const text = await page.text();
  const isOurs = page.ok && NAMED.every((name) => text.includes(name));
  if (!isOurs) throw new Error("the page is of another build");
  const cache = await caches.open(KEPT);
  await cache.addAll(FILES);
  // Afresh: one that came by a detour could not be shown under its address.
  await cache.put(PAGE, new Response(text, { headers: page.headers }));
};

const isOld = (name) => name.startsWith(OURS) && name !== KEPT;

const tidy = async () => {
  const names = await caches.keys();
  for (const name of names.filter(isOld)) await caches.delete(name);
  await self.clients.claim();
};

const kept = (request) => caches.match(request, { ignoreVary: true });

const page = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(PAGE);
    if (found) return found;
    throw error;
  }
};

const file = async (request) =>
  (await kept(request)) ?? (await fetch(request));

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(self.registration.scope);
  if (request.method !== "GET" || !isOurs) return;
  const isPage = request.mode === "navigate";
  event.respondWith(isPage ? page(request) : file(request));
});
`;

export interface Build {
  /** All but the page and the worker itself. */
  readonly files: readonly string[];
  readonly page: string;
  readonly version: string;
}

/**
 * The service worker of one build. It keeps all files of its build when it is
 * installed, and nothing while a page of another build is there: somebody puts
 * a new one in place then, file by file. The page itself is asked for first,
 * so that a new build is seen as soon as there is a network; what it loads
 * bears a hash in its name and comes from what was kept. The files of a build
 * before stay until no page of it is open: pages and files of two builds never
 * meet.
 */
export function workerText({ files, page, version }: Build): string {
  const values = {
    VERSION: version,
    FILES: files,
    // A page that names the same files as ours loads all of ours.
    NAMED: files.filter((name) => page.includes(name)),
  };
  const constants = Object.entries(values).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`,
  );
  return `"use strict";\n${constants.join("")}${SCRIPT}`;
}
