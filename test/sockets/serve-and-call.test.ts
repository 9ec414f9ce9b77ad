/** Do `farcall serve` and `farcall call` keep their contract? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { BadInput, type Io, type Verb } from "../../src/cli/verb.ts";
import { verb as call } from "../../src/cli/verbs/call.ts";
import { verb as serve } from "../../src/cli/verbs/serve.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import {
  ScriptServer,
  type Stage,
  type Step,
} from "../interop/script-server.ts";
import { closeOurs, ourServer } from "../interop/world.ts";
import { Command, endCommands } from "./command.ts";
import { until } from "./support.ts";

afterEach(() => {
  endCommands();
  closeOurs();
});

const folder = mkdtempSync(join(tmpdir(), "farcall-call-"));
let files = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** The path of a file with that text. */
function fileWith(text: string): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, text);
  return path;
}

const HELLO = "farcall.greeter.Greeter/hello";

/** Every problem that a verb finds in its arguments, before it does any. */
async function problemsOf(verb: Verb, args: readonly string[]) {
  const fail = (): never => {
    throw new Error("nothing is printed and nothing is waited for");
  };
  const io = { out: fail, err: fail, onInterrupt: fail };
  const quiet: Io = { ...io, hasColour: false, isWatched: false };
  try {
    await verb.run(parseArguments(verb, args), quiet);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems.map(formatProblem).join("\n");
  }
  return "";
}

async function serving(service: string, ...more: string[]) {
  const command = new Command("serve", service, "--listen", "grpc:0", ...more);
  await until("it to listen", () => command.out.includes("Ctrl-C"));
  const url = /grpc:\/\/[0-9.:]+/.exec(command.out)?.[0] ?? "";
  return { command, url };
}

describe("farcall call", () => {
  test("prints the reply of farcall serve, by any name of it", async () => {
    const { command, url } = await serving("all");
    const methods = [HELLO, "/farcall.greeter.Greeter/Hello", "hello"];
    const calls = methods.map(
      (method) => new Command("call", url, method, '{"name":"Ada"}').ended,
    );
    for (const ended of await Promise.all(calls)) {
      expect(ended).toEqual({
        exitCode: 0,
        out: '{"text":"Hello Ada"}\n',
        err: "",
      });
    }
    const lines = command.out.split("\n");
    const connected = lines.filter((line) => line.includes("client connected"));
    expect(connected.length).toBe(3);
    const executed = lines.filter((line) => /hello .*: OK after/.test(line));
    expect(executed.length).toBe(3);
  });

  test("shows headers, time and bytes when asked, beside the reply", async () => {
    const { url } = await serving("calculator");
    const args = [url, "factorial", '{"n":5}', "--verbose"];
    const verbose = new Command("call", ...args, "--metadata", "x-user=ann");
    const { exitCode, out, err } = await verbose.ended;
    expect([exitCode, out]).toEqual([0, '{"digits":"120"}\n']);
    expect(err).toContain("> x-user: ann\n");
    expect(err).toMatch(/[\d.]+ ms with connecting, \d+ bytes sent, \d+ rec/);
  });

  test("ends with 1 on another status, and says if it happened", async () => {
    const { url } = await serving("calculator");
    const args = [url, "factorial", '{"n":-1}'];
    const text = await new Command("call", ...args).ended;
    expect([text.exitCode, text.out]).toEqual([1, ""]);
    expect(text.err).toMatch(
      /^\[INVALID_ARGUMENT\] n is -1.*\n {2}it happened/,
    );
    const json = await new Command("call", ...args, "--format", "json").ended;
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      status: "INVALID_ARGUMENT",
      code: 3,
      certainty: "happened",
    });
  });

  test("waits no longer than its deadline", async () => {
    // It takes the connection and then says nothing.
    const silent = createServer(() => {});
    await new Promise<void>((resolve) =>
      silent.listen(0, "127.0.0.1", resolve),
    );
    const { port } = silent.address() as { port: number };
    const url = `grpc://127.0.0.1:${port}`;
    const call = new Command("call", url, HELLO, "{}", "--deadline", "100ms");
    const { exitCode, err } = await call.ended;
    silent.close();
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^\[DEADLINE_EXCEEDED\].*100 ms/);
    expect(err).toContain("it certainly did not happen");
  });

  test("tells a server that is not there from one that says no", async () => {
    const { target, server } = await ourServer();
    const url = `grpc://${target}`;
    const unknown = await new Command("call", url, HELLO).ended;
    expect(unknown.exitCode).toBe(1);
    expect(unknown.err).toMatch(/^\[UNIMPLEMENTED\].*Greeter\/Hello/);
    await server.drain();
    const gone = await new Command("call", url, HELLO).ended;
    expect(gone.exitCode).toBe(1);
    expect(gone.err).toMatch(/^\[UNAVAILABLE\]/);
    expect(gone.err).toContain("nobody listens there; start the server");
    expect(gone.err).toContain("it certainly did not happen");
  });

  test("tries again as a service config says", async () => {
    const busy: Step = { kind: "status", code: 14 };
    const stage: Stage = { steps: [busy, busy], seen: [] };
    const server = new ScriptServer("bank", stage);
    await server.start();
    const config = {
      loadBalancingConfig: [{ round_robin: {} }],
      methodConfig: [
        {
          name: [{ service: "farcall.greeter.Greeter", method: "Hello" }],
          retryPolicy: {
            maxAttempts: 3,
            initialBackoff: "0.001s",
            maxBackoff: "0.001s",
            backoffMultiplier: 1,
            retryableStatusCodes: ["UNAVAILABLE"],
          },
        },
      ],
    };
    const file = fileWith(JSON.stringify(config));
    const args = [`grpc://127.0.0.1:${server.port}`, HELLO];
    const flags = ["--service-config", file];
    const ended = await new Command("call", ...args, ...flags).ended;
    server.stop();
    expect(ended).toEqual({ exitCode: 0, out: '{"text":""}\n', err: "" });
    expect(stage.seen.map(({ previous }) => previous)).toEqual(["", "1", "2"]);
  });

  test("names every problem of a service config", async () => {
    const url = "grpc://127.0.0.1:1";
    const given: readonly (readonly [string, string])[] = [
      ["{", "is no JSON"],
      ["[]", "is no object"],
      ['{"methodConfig":[{"name":[{}],"timeout":"5"}]}', "seconds above 0"],
      ['{"loadBalancingPolicy":"x"}', "cannot be done"],
    ];
    for (const [text, words] of given) {
      const flags = ["--service-config", fileWith(text)];
      expect(await problemsOf(call, [url, HELLO, ...flags])).toContain(words);
    }
    const flags = ["--service-config", "/nowhere/config.json"];
    const missing = await problemsOf(call, [url, HELLO, ...flags]);
    expect(missing).toContain("there is no such file");
  });

  test("names every problem of what it is given, and ends with 2", async () => {
    const url = "grpc://127.0.0.1:1";
    const expected: readonly (readonly [string[], string])[] = [
      [[url, "factorial", '{"n":"x","m":1}'], 'JSON.n: "x" does not fit'],
      [[url, "factorial", '{"n":"x","m":1}'], 'did you mean "n"?'],
      [[url, HELLO, "{name"], "is no JSON"],
      [[url, HELLO, "[1]"], "give an object with name"],
      [[url, "greeter/hallo"], 'did you mean "greeter/hello"?'],
      [["127.0.0.1:1", HELLO], "write grpc://HOST:PORT"],
      [["grpc://localhost", HELLO], "has no port"],
      [["thrift://localhost:1", HELLO], '"thrift" is no protocol'],
      [[url, HELLO, "--metadata", "ann"], "write NAME=VALUE"],
      [[url, HELLO, "--metadata", "Foo=1"], "use only 0-9 a-z _ . and -"],
      [[url, HELLO, "--metadata", "a-bin=%"], "give base64"],
      [[url, HELLO, "--deadline", "soon"], '"soon" is no time'],
    ];
    for (const [args, words] of expected) {
      expect(await problemsOf(call, args)).toContain(words);
    }
    const ended = await new Command("call", url, HELLO, "{name").ended;
    expect([ended.exitCode, ended.out]).toEqual([2, ""]);
  });
});

describe("farcall serve", () => {
  test("names the next free port when the one asked for is taken", async () => {
    const { url } = await serving("greeter");
    const port = url.slice(url.lastIndexOf(":") + 1);
    const second = new Command("serve", "greeter", "--listen", `grpc:${port}`);
    const { exitCode, err } = await second.ended;
    expect(exitCode).toBe(2);
    expect(err).toContain(`127.0.0.1:${port} is taken; `);
    expect(err).toMatch(/\d+ is free: use --listen grpc:\d+/);
  });

  test("moves on from the usual port, and says so", async () => {
    const usual = createServer();
    // Whoever has it already will do as well.
    await new Promise<void>((resolve) => {
      usual.once("error", () => resolve());
      usual.listen(50_051, "127.0.0.1", resolve);
    });
    const command = new Command("serve", "greeter");
    await until("it to listen", () => command.out.includes("listening"));
    usual.close();
    const [, port] = /so this listens on port (\d+)/.exec(command.err) ?? [];
    expect(Number(port)).toBeGreaterThan(50_051);
    expect(command.out).toContain(`grpc://127.0.0.1:${port}`);
  });

  test("ends in good order on Ctrl-C", async () => {
    const { command } = await serving("greeter");
    command.interrupt();
    const { exitCode, out } = await command.ended;
    expect(exitCode).toBe(0);
    expect(out).toContain("every call was answered");
  });

  test("ends at once on a second Ctrl-C", async () => {
    const { command, url } = await serving("greeter", "--grace", "60s");
    // A client that never answers keeps the drain from ending.
    const [, port] = /:(\d+)$/.exec(url) ?? [];
    const socket = connect(Number(port), "127.0.0.1");
    await until("the client", () => command.out.includes("client connected"));
    command.interrupt();
    await until("the drain", () => command.out.includes("no more calls"));
    command.interrupt();
    const { exitCode } = await command.ended;
    socket.destroy();
    expect(exitCode).toBe(1);
  });

  test("tells of calls that no handler saw, once, without escapes", async () => {
    const { command, url } = await serving("greeter");
    const session = connectHttp2(url.replace("grpc:", "http:"));
    const request = session.request({
      ":method": "POST",
      ":path": `/nobody/${"x".repeat(5_000)}`,
      "content-type": "application/grpc",
      te: "trailers",
    });
    request.end();
    await until("the line", () => command.out.includes("UNIMPLEMENTED"));
    session.destroy();
    const lines = command.out.split("\n");
    const told = lines.filter((line) => line.includes("UNIMPLEMENTED"));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/refuses an unknown method .*: UNIMPLEMENTED/);
    expect(told[0]?.length).toBeLessThan(400);
  });

  test("says its events as JSON when asked", async () => {
    const args = ["serve", "bank", "--listen", "grpc:0", "--format", "json"];
    const command = new Command(...args);
    await until("it to listen", () => command.out.includes("\n"));
    const first = JSON.parse(command.out.split("\n")[0]!);
    expect(first).toMatchObject({ event: "listening", services: ["bank"] });
    const paid = new Command("call", first.url, "bank/pay", '{"amount":5}');
    expect((await paid.ended).out).toBe('{"balance":95}\n');
    await until("the call", () => command.out.includes("handler.finished"));
  });

  test("knows its services, protocols and ports", async () => {
    const expected: readonly (readonly [string[], string])[] = [
      [["gretter"], 'did you mean "greeter"?'],
      [["bank", "--listen", "5"], "write PROTOCOL:PORT"],
      [["bank", "--listen", "http:5"], '"http" is no protocol'],
      [["bank", "--listen", "grpc:99999"], "give a port from 1 to 65535"],
      [["bank", "--host", "192.0.2.1"], "use 127.0.0.1 for this machine"],
    ];
    for (const [args, words] of expected) {
      expect(await problemsOf(serve, args)).toContain(words);
    }
  });
});
