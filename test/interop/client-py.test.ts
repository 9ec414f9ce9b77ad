/** Does the Python client that lesson 1 shows do what the lesson says? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { serve } from "../../src/rpc/server.ts";
import { greeter } from "../../src/services/greeter.ts";
import { realHost } from "../../src/sockets/host.ts";
import { farcall } from "../cli/farcall.ts";
import { peer } from "../support/peers.ts";
import { readText } from "../support/source.ts";
import { endPrograms, run } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "farcall-client-py-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(endPrograms);

test("with the modules that protoc makes of our idl it greets over our server", async (context) => {
  const python = peer("protoc for python", context);
  const { out: proto } = await farcall("idl", "greeter", "--as", "proto");
  writeFileSync(join(folder, "greeter.proto"), proto);
  const made = await run({
    path: "/usr/bin/protoc",
    args: [
      "--plugin=protoc-gen-grpc=/usr/bin/grpc_python_plugin",
      `-I${folder}`,
      `--python_out=${folder}`,
      `--grpc_out=${folder}`,
      "greeter.proto",
    ],
  });
  expect(made).toMatchObject({ stderr: "", exitCode: 0 });
  const text = readText("lessons/01-hello-far-call/client.py");
  const host = realHost({ name: "server", onEvent: () => {} });
  const { port } = await host.network.open({ host: "127.0.0.1", port: 0 });
  const services = [greeter()];
  const server = serve(host, { port, protocol: grpc({}), services });
  const here = text.replace('"server:50051"', `"127.0.0.1:${port}"`);
  expect(here).not.toBe(text);
  writeFileSync(join(folder, "client.py"), `${here}\nprint(greet())\n`);
  const ran = await run({ path: python, args: [join(folder, "client.py")] });
  server.stop();
  expect(ran).toMatchObject({ stderr: "", exitCode: 0 });
  expect(ran.stdout.toString()).toBe("Hello Ada\n");
});
