/** What keeps the site for when there is no network? */

const SCRIPT = `
const PAGE = "index.html";

const keep = async () => {
  const cache = await caches.open(KEPT);
  const requests = FILES.map((name) => new Request(name));
  await cache.addAll([new Request(PAGE, { cache: "reload" }), ...requests]);
};

const isOld = (name) => name.startsWith("farcall-") && name !== KEPT;

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

/**
 * The service worker of one build. It keeps all files of its build when it is
 * installed. The page itself is asked for first, so that a new build is seen
 * as soon as there is a network; what it loads bears a hash in its name and
 * comes from what was kept. The files of a build before stay until no page of
 * it is open: pages and files of two builds never meet.
 */
export function workerText(files: readonly string[], version: string): string {
  const kept = `const KEPT = ${JSON.stringify(`farcall-${version}`)};`;
  const all = `const FILES = ${JSON.stringify(files)};`;
  return `"use strict";\n${kept}\n${all}${SCRIPT}`;
}
