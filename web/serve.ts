/** `npm start`: builds the site and serves it to this machine. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { basename, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { ROOT } from "./aliases.ts";
import { WORKER_FILE } from "./offline/worker-plugin.ts";
import { FRAME_SCRIPT } from "./sandbox/frame-text.ts";

const SITE = `${ROOT}dist/site`;
const PORT_FIRST = 4173;
const PORTS_TRIED_MAX = 20;
const PORT_MAX = 65_535;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** What keeps the page for later fetches its files, and nothing else. */
const OFFLINE_POLICY = "default-src 'none'; connect-src 'self'";

/**
 * The page loads what is beside it, and Workers from their own text. The frame
 * of a learner's program inherits this, adds a narrower one, and has one
 * script of its own; a program comes to its Worker as a blob.
 */
const FRAME_HASH = createHash("sha256").update(FRAME_SCRIPT).digest("base64");
const POLICY =
  `default-src 'none'; script-src 'self' blob: 'sha256-${FRAME_HASH}'; ` +
  "style-src 'self'; " +
  "worker-src 'self' blob:; img-src data:; base-uri 'none'; form-action 'none'";

interface Asked {
  readonly folder: string;
  readonly path: string;
  /** Whether the browser can read gzip; all that we know can. */
  readonly isPacked: boolean;
}

interface Packed {
  /** When it was written, and how long it is. */
  readonly version: string;
  readonly body: Promise<Buffer>;
}

/** By path; as many as the site has files. */
const packedFiles = new Map<string, Packed>();

/** A file as gzip, packed once for as long as nobody writes to it. */
async function packed(file: string): Promise<Buffer> {
  const { mtimeMs, size } = await stat(file);
  const version = `${mtimeMs} ${size}`;
  const before = packedFiles.get(file);
  if (before?.version === version) return await before.body;
  const body = readFile(file).then((bytes) => gzipSync(bytes));
  packedFiles.set(file, { version, body });
  return await body;
}

async function answer(
  { folder, path, isPacked }: Asked,
  response: ServerResponse,
): Promise<void> {
  const name = path === "/" ? "/index.html" : path;
  try {
    const file = join(folder, normalize(`/${name}`));
    const body = isPacked ? await packed(file) : await readFile(file);
    response.writeHead(200, {
      "content-type": TYPES[extname(name)] ?? "application/octet-stream",
      "content-security-policy":
        basename(name) === WORKER_FILE ? OFFLINE_POLICY : POLICY,
      "x-content-type-options": "nosniff",
      vary: "accept-encoding",
      ...(isPacked && { "content-encoding": "gzip" }),
    });
    response.end(body);
  } catch {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
    response.end(`there is no ${name} here; the page is at /\n`);
  }
}

/** The path of a request; "/" where it has none that can be read. */
function pathOf(url = "/"): string {
  try {
    return decodeURIComponent(url.split("?")[0] ?? "/");
  } catch {
    return "/";
  }
}

/**
 * Serves the built site on this machine alone. A taken port moves on to the
 * next; rejects when none of twenty is free.
 */
export async function serveSite({
  folder,
  portFirst,
  say,
}: {
  readonly folder: string;
  readonly portFirst: number;
  readonly say: (line: string) => void;
}): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    const encodings = String(request.headers["accept-encoding"] ?? "");
    const isPacked = /\bgzip\b/.test(encodings);
    void answer({ folder, path, isPacked }, response);
  });
  for (let tried = 0; tried < PORTS_TRIED_MAX; tried += 1) {
    const port = portFirst + tried;
    if (port > PORT_MAX) break;
    if (await canListen(server, port)) return { server, port };
    say(`port ${port} is taken; trying ${port + 1}`);
  }
  throw new Error(
    `no port from ${portFirst} on is free; give another: npm start -- 8080`,
  );
}

function canListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") {
        resolve(false);
      } else reject(error);
    };
    server.once("error", onError);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", onError);
      resolve(true);
    });
  });
}

/** The port that somebody asked for; throws when it is none. */
function portOf(word: string | undefined): number {
  if (word === undefined) return PORT_FIRST;
  const port = Number(word);
  if (/^\d{1,5}$/.test(word) && port >= 1 && port <= PORT_MAX) return port;
  throw new Error(`"${word}" is no port; give a number from 1 to ${PORT_MAX}`);
}

async function main(): Promise<void> {
  const portFirst = portOf(process.argv[2]);
  console.log("building the site …");
  // Who only serves does not load what builds.
  const { buildSite } = await import("./build-site.ts");
  await buildSite({ logLevel: "warn" });
  const { server, port } = await serveSite({
    folder: SITE,
    portFirst,
    say: console.log,
  });
  console.log(`Farcall is at http://localhost:${port}/  (Ctrl-C stops it)`);
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
    console.log("stopped");
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
