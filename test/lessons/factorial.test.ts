/** Is lesson 3 graded as a teacher would, and do its programs run? */
import { describe, expect, test } from "vitest";
import { five } from "../../lessons/03-factorial-and-add/by-contract.ts";
import { callByName } from "../../lessons/03-factorial-and-add/by-name.ts";
import {
  asDouble,
  asJson,
  asText,
  keysOfJson,
} from "../../lessons/03-factorial-and-add/evidence.ts";
import { printAll } from "../../lessons/03-factorial-and-add/printed.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import type { RpcError } from "../../src/rpc/rpc-error.ts";
import { serve } from "../../src/rpc/server.ts";
import { adder } from "../../src/services/adder.ts";
import { calculator } from "../../src/services/calculator.ts";
import { calculatorContract } from "../../src/services/calculator-contract.ts";
import { greeter } from "../../src/services/greeter.ts";
import { TestWorld } from "../rpc/test-world.ts";
import { graderOf, hiddenBy, SALTS } from "./grader.ts";

const { lesson, textOf, gradeText, problemsOf } =
  await graderOf("factorial-and-add");

test.each(SALTS)("the solution passes on seeds hidden by %j", async (salt) => {
  const seeds = hiddenBy(salt, 8);
  expect(await problemsOf(textOf("solution.ts"), seeds)).toEqual([]);
});

describe("another right way earns all points", () => {
  const made = textOf("solution.ts");

  test.each<[string, (text: string) => string]>([
    [
      "keeps a table of all answers",
      (text) =>
        text
          .replace(
            "return service(",
            `const table = ["1"];
  for (let n = 1; n <= N_MAX; n += 1) {
    table.push(String(BigInt(table[n - 1] ?? "1") * BigInt(n)));
  }
  return service(`,
          )
          .replace(
            /let product[\s\S]*?String\(product\) };/,
            'return { digits: table[n] ?? "" };',
          ),
    ],
    [
      "calls itself",
      (text) =>
        text
          .replace(
            /let product[\s\S]*?String\(product\) };/,
            "return { digits: of(BigInt(n)).toString() };",
          )
          .concat(
            `function of(n: bigint): bigint {
              return n < 2n ? 1n : n * of(n - 1n);
            }`,
          ),
    ],
    [
      "words its reason in its own way",
      (text) =>
        text.replace(
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
          "`n is ${n}; ${remedy}`",
          '"0 <= n <= 50, and whole, but got: " + n',
        ),
    ],
  ])("%s", async (_way, change) => {
    const text = change(made);
    expect(text).not.toBe(made);
    expect(await problemsOf(text)).toEqual([]);
  });
});

test("the start earns nothing, and hears why for each task", async () => {
  const { points, tests } = await gradeText(textOf("start.ts"));
  expect(points).toBe(0);
  for (const { id } of lesson.exercise?.tasks ?? []) {
    const own = tests.filter(({ task }) => task === id);
    expect(
      own.some(({ message }) => message !== null),
      id,
    ).toBe(true);
  }
});

test("a crash on a good number is no bad refusal", async () => {
  const text = textOf("wrong/crashes-on-a-good-number.ts").replace(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    "`n is ${n}; ${remedy}`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    "`bad n ${n}`",
  );
  const { tests } = await gradeText(text);
  const [refuse, reason, exact] = tests;
  expect(exact?.messageKey).toBe("crashes-on-a-good-number");
  expect(exact?.params["thrown"]).toMatch(/^TypeError.*\(line 19\)/);
  expect(refuse?.status).toBe("pass");
  // What line 19 threw is no word about a refusal.
  expect(reason).toMatchObject({ messageKey: "hides-the-range" });
  expect(reason?.params).not.toHaveProperty("thrown");
});

test("who forgets NaN loses no points for good reasons", async () => {
  const { points, tests } = await gradeText(
    textOf("wrong/lets-nan-through.ts"),
  );
  expect(tests.map(({ status }) => status)).toEqual(["fail", "pass", "pass"]);
  expect(points).toBe(6);
});

/** A server with all three services, and what came of a program. */
async function onceServed<Value>(
  program: (world: TestWorld) => Promise<Value>,
): Promise<Value | Error> {
  const world = new TestWorld();
  serve(world.host("server"), {
    port: 50_051,
    protocol: grpc(),
    services: [greeter(), calculator(), adder()],
  });
  const ended = program(world).catch((error: unknown) => error as Error);
  await world.run();
  return await ended;
}

function channelOf(world: TestWorld): Channel {
  const to = { host: "server", port: 50_051 };
  return new Channel(world.host("client"), { to, protocol: grpc() });
}

test("the three examples print what every text says they print", async () => {
  const lines: string[] = [];
  await onceServed((world) =>
    printAll(world.host("client"), (line) => lines.push(line)),
  );
  const printed = "Hello World|1|2|6|24|120|The sum is: 10";
  expect(lines.join("|")).toBe(printed);
  // The text shows them as they are.
  const shown = /```\n([\s\S]*?)\n```/.exec(textOf("README.md"))?.[1];
  expect(shown?.split("\n").join("|")).toBe(printed);
});

test("a call by name learns of a typing error from the server", async () => {
  expect(await onceServed((world) => five(channelOf(world)))).toBe("120");
  const known = (world: TestWorld) => callByName(channelOf(world), "factorial");
  expect(await onceServed(known)).toBe("120");
  const typo = (world: TestWorld) => callByName(channelOf(world), "factoral");
  expect(await onceServed(typo)).toMatchObject({
    status: "UNIMPLEMENTED",
    reason: expect.stringContaining("this server has no"),
  });
});

test("the reason that the text quotes is the one that a client hears", async () => {
  const refused = await onceServed((world) =>
    client(calculatorContract, channelOf(world)).factorial({ n: -1 }),
  );
  const { reason } = refused as RpcError;
  expect(textOf("README.md")).toContain(`\`${reason}\``);
  expect(textOf("README.zh-CN.md")).toContain(`\`${reason}\``);
});

test("what the text says is lost is what the codecs lose", () => {
  expect(asJson(undefined)).toBe("undefined");
  expect([asText(), asText("")]).toEqual(["empty", "empty"]);
  expect([asJson(Number.NaN), asDouble(Number.NaN)]).toEqual(["null", "NaN"]);
  expect([asJson(-0), asDouble(-0)]).toEqual(["0", "-0"]);
  const big = "9007199254740993";
  const rounded = "9007199254740992";
  expect(asJson(Number(big))).toBe(rounded);
  expect(asDouble(Number(big))).toBe(rounded);
  expect([asJson(big), asText(big)]).toEqual([big, big]);
  expect(asJson(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  expect(keysOfJson(["10", "9"])).toBe("9 10");
});
