/** Does `npm start` serve the site, and say what it does? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { serveSite } from "../../web/serve.ts";

const PORT_FIRST = 47_400;

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "farcall-serve-"));
  writeFileSync(join(folder, "index.html"), "<p>the page</p>");
  return folder;
}

async function serve(
  lines: string[] = [],
  folder = makeFolder(),
): Promise<number> {
  const { server, port } = await serveSite({
    folder,
    portFirst: PORT_FIRST,
    say: (line) => lines.push(line),
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });
  return port;
}

/** Status and body; the path is sent as it is, dots and all. */
function get(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path, agent: false },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          body += text;
        });
        response.on("end", () => resolve(`${response.statusCode} ${body}`));
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

/** As a browser asks; the next server has this one's port. */
function packed(port: number): Promise<Response> {
  const headers = { connection: "close" };
  return fetch(`http://127.0.0.1:${port}/`, { headers });
}

test("a taken port moves on, and says so", async () => {
  const first = await serve();
  const lines: string[] = [];
  const second = await serve(lines);
  expect(second).toBeGreaterThan(first);
  expect(lines.at(-1)).toBe(`port ${second - 1} is taken; trying ${second}`);
  expect(await get(second, "/")).toBe("200 <p>the page</p>");
});

test("what a browser can unpack goes out packed", async () => {
  const port = await serve();
  const answer = await packed(port);
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(await answer.text()).toBe("<p>the page</p>");
});

test("what is written anew goes out anew, packed or not", async () => {
  const folder = makeFolder();
  const port = await serve([], folder);
  for (const text of ["<p>the page</p>", "<p>another page</p>", "<p></p>"]) {
    writeFileSync(join(folder, "index.html"), text);
    for (const turn of ["packed", "packed before"]) {
      const answer = await packed(port);
      expect(await answer.text(), turn).toBe(text);
    }
    expect(await get(port, "/")).toBe(`200 ${text}`);
  }
});

test.each([
  "/missing.js",
  "/../../../../etc/hostname",
  "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname",
  "/..%5c..%5cetc",
  "/%",
  "/%00",
])("%s is not served from outside the site", async (path) => {
  const port = await serve();
  const answer = await get(port, path);
  const isPage = answer === "200 <p>the page</p>";
  expect(isPage || answer.startsWith("404 there is no")).toBe(true);
});
