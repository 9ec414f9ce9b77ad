/** What would somebody hand in who wants points, or harm? */

/** Runs while the module loads; `PORT` is where a listener waits. */
type Top = { readonly top: string };

/** Runs in each call. */
type InCall = { readonly inCall: string };

export type Attack = { readonly name: string } & (Top | InCall);

/** Says so if the value is of the world outside. */
const TELL = `
const tell = (what) => console.log("ESCAPED " + what);
const tellIf = (found, what) => { if (found) tell(what); };
`;

/** A whole submission that attacks, and answers as the start does. */
export function submissionOf(attack: Attack): string {
  const top = "top" in attack ? attack.top : "";
  const inCall = "inCall" in attack ? attack.inCall : "";
  return `import { greeterContract } from "farcall/greeter";
import { RpcError } from "farcall/rpc-error";
import { service } from "farcall/service";
import { ms } from "farcall/time";
${TELL}
${top}
export default function greeter(host: any): any {
  return service(greeterContract, {
    hello: async (request: any, ctx: any): Promise<any> => {
      ${inCall}
      return { text: "" };
    },
  });
}
`;
}

const READS: readonly Attack[] = [
  {
    name: "imports the file system",
    top: `import { readFileSync } from "node:fs";
      tell(readFileSync("/etc/passwd"));`,
  },
  {
    name: "requires the solution",
    top: `declare const require: any;
      tell(require("../lessons/01-hello-far-call/solution.ts"));`,
  },
  {
    name: "requires the checks by a word of ours",
    top: `declare const require: any;
      tell(require("farcall/run-scenario"));`,
  },
  {
    name: "asks require for its prototype",
    top: `declare const require: any;
      tellIf(require("farcall/__proto__"), "proto");`,
  },
  {
    name: "imports later",
    inCall: 'tell(await import("node:fs"));',
  },
  {
    name: "imports later with a comment between",
    inCall: 'tell(await import /* so */ ("node:fs"));',
  },
  {
    name: "reads the environment",
    inCall: 'tellIf(typeof process !== "undefined", "process");',
  },
  {
    name: "looks for the world through the global object",
    inCall: `for (const name of ["process", "require", "module", "Buffer",
      "fetch", "global", "WebSocket", "Worker", "postMessage", "navigator"]) {
        tellIf((globalThis as any)[name], name);
      }`,
  },
  {
    name: "looks for the engine",
    inCall: `tellIf((globalThis as any).farcallEngine, "engine");
      tellIf((globalThis as any).learner, "learner");`,
  },
];

const WALKS: readonly Attack[] = [
  {
    name: "makes a function from text",
    inCall: 'tell(new Function("return process")());',
  },
  {
    name: "evaluates text",
    inCall: 'tell((0, (globalThis as any).eval)("process"));',
  },
  {
    name: "walks up from the global object",
    inCall:
      'tell((globalThis as any).constructor.constructor("return process")());',
  },
  {
    name: "walks up from ctx",
    inCall: 'tell(ctx.constructor.constructor("return process")());',
  },
  {
    name: "walks up from an async function",
    inCall: 'tell(await (async () => {}).constructor("return process")());',
  },
  {
    name: "walks up from a generator",
    inCall:
      'tell((function* () {}).constructor("return process")().next().value);',
  },
  {
    name: "walks up from an error of the engine",
    inCall: `try { await ctx.work(-1); } catch (error: any) {
        tell(error.constructor.constructor("return process")());
      }`,
  },
  {
    name: "walks up from an error of a full stack",
    inCall: `const deep = (): any => deep();
      try { deep(); } catch (error: any) {
        tell(error.constructor.constructor("return process")());
      }`,
  },
  {
    name: "reads frames of the stack",
    inCall: `(Error as any).prepareStackTrace = (_: any, frames: any) => {
        for (const frame of frames) {
          tellIf(frame.getThis(), "this"); tellIf(frame.getFunction(), "f");
        }
        return "";
      };
      void new Error().stack;`,
  },
  {
    name: "asks who called",
    inCall: "tellIf((greeter as any).caller, 'caller');",
  },
];

const TAMPERS: readonly Attack[] = [
  {
    name: "changes the text that Array.prototype.map makes",
    top: `Array.prototype.map = function () {
        return ["Hello"];
      } as any;`,
  },
  {
    name: "changes what a promise does",
    top: "(Promise.prototype as any).then = function (go: any) { go(1); };",
  },
  {
    name: "puts a Map of its own in place",
    top: "(globalThis as any).Map = class { get() { return 'OK'; } };",
  },
  {
    name: "puts a JSON of its own in place",
    top: 'JSON.stringify = () => "{}"; (globalThis as any).JSON = {};',
  },
  {
    name: "gives every object a toJSON",
    top: "(Object.prototype as any).toJSON = () => ({ failure: '' });",
  },
  {
    name: "defines a getter on every object",
    top: `Object.defineProperty(Object.prototype, "status", {
        get: () => "OK" });`,
  },
  {
    name: "changes the class of ctx",
    inCall: "ctx.constructor.prototype.show = () => tell('show');",
  },
  {
    name: "changes ctx",
    inCall: "ctx.cancel = (why: any) => tell(why);",
  },
  {
    name: "changes RpcError for everybody",
    top: "(RpcError.prototype as any).toString = () => tell('error');",
  },
  {
    name: "changes the contract",
    top: "(greeterContract as any).methods = {};",
  },
  {
    name: "changes buffers",
    top: "(Uint8Array.prototype as any).set = () => tell('bytes');",
  },
];

const FORGERIES: readonly Attack[] = [
  {
    name: "prints a grade",
    top: 'console.log(JSON.stringify({ points: 10, status: "pass" }));',
  },
  {
    name: "prints a line as the child does",
    top: 'console.log("\\n" + JSON.stringify({ kind: "run", record: "{}" }));',
  },
  {
    name: "exports a grade",
    top: "export const points = 10; export const status = 'pass';",
  },
  {
    name: "writes rows of the trace",
    inCall: `host.events.record({ name: "workload.granted" }, "x");`,
  },
  {
    name: "publishes an object with getters",
    inCall: `ctx.show("greeted", {
        get length() { tell("getter"); return 1; } });`,
  },
  {
    name: "publishes a name that is no text",
    inCall: "ctx.show({ toString: () => { throw null; } }, 1);",
  },
  {
    name: "answers with getters",
    inCall: `return { get text() { throw { toString: null }; } };`,
  },
  {
    name: "answers with a proxy",
    inCall: `return new Proxy({}, { get() { return "Hello"; },
      ownKeys() { return ["__proto__"]; } });`,
  },
  {
    name: "answers with a circle",
    inCall: "const circle: any = {}; circle.text = circle; return circle;",
  },
  {
    name: "throws an error that misleads",
    inCall: `throw Object.create(RpcError.prototype, {
        status: { get: () => "OK" }, reason: { value: { slice: () => 1 } } });`,
  },
  {
    name: "prints a circle",
    inCall: "const circle: any = {}; circle.own = circle; console.log(circle);",
  },
];

const FLOODS: readonly Attack[] = [
  { name: "never ends while it loads", top: "for (;;) {}" },
  { name: "never ends in a call", inCall: "for (;;) {}" },
  {
    name: "never ends in a regular expression",
    inCall: '/^(a+)+$/.test("a".repeat(40) + "b");',
  },
  {
    name: "floods microtasks",
    inCall: "for (;;) await null;",
  },
  {
    name: "floods promises",
    inCall: `const more = (): any => Promise.all([more2(), more2()]);
      const more2 = async (): Promise<any> => { await null; return more(); };
      await more();`,
  },
  {
    name: "floods virtual time",
    inCall: "for (;;) await ctx.sleep(ms(0));",
  },
  {
    name: "fills the heap",
    inCall:
      "const all: any[] = []; for (;;) all.push(new Array(1000).fill(1.5));",
  },
  {
    name: "fills the heap with text",
    inCall:
      'let text = "x"; for (;;) text = [text, text].join(Math.random() + "");',
  },
  {
    name: "fills buffers",
    inCall:
      "const all: any[] = []; for (;;) all.push(new Uint8Array(1e6).fill(1));",
  },
  {
    name: "asks for one huge buffer",
    inCall: "new ArrayBuffer(4e9); tell('4 GB');",
  },
  {
    name: "makes buffers from lists",
    inCall: `const list = new Array(1e6).fill(7); const all: any[] = [];
      for (;;) all.push(Float64Array.from(list), new Float64Array(list));`,
  },
  {
    name: "grows a buffer",
    inCall: `const one = new (ArrayBuffer as any)(8, { maxByteLength: 4e9 });
      one.resize(3e9); tell("grown");`,
  },
  {
    name: "floods the console",
    inCall: 'for (let n = 0; n < 1e5; n += 1) console.log("x".repeat(1e4));',
  },
  {
    name: "floods what is shown",
    inCall: 'for (let n = 0; ; n += 1) ctx.show("x".repeat(1e4) + n, n);',
  },
  {
    name: "recurses without end",
    inCall: "const deep = (): any => deep(); deep();",
  },
];

const OUTSIDE: readonly Attack[] = [
  {
    name: "fetches",
    inCall: 'await (globalThis as any).fetch("http://127.0.0.1:PORT/");',
  },
  {
    name: "opens a socket",
    top: 'import { connect } from "node:net"; connect(PORT, "127.0.0.1");',
  },
  {
    name: "opens a web socket",
    inCall: 'new (globalThis as any).WebSocket("ws://127.0.0.1:PORT/");',
  },
  {
    name: "writes a file",
    top: 'import { writeFileSync } from "fs"; writeFileSync("MARK", "1");',
  },
  {
    name: "starts a process",
    top: `import { execSync } from "node:child_process";
      execSync("touch MARK");`,
  },
  {
    name: "ends the process",
    inCall: "(globalThis as any).process.exit(0);",
  },
  {
    name: "kills its parent",
    inCall: "(globalThis as any).process.kill(1);",
  },
  {
    name: "waits for real time",
    inCall: "await new Promise((go) => setTimeout(go, 1000));",
  },
  {
    name: "asks for memory that is shared",
    inCall: "new SharedArrayBuffer(8); tell('shared');",
  },
  {
    name: "compiles WebAssembly",
    inCall: "new WebAssembly.Memory({ initial: 1 }); tell('wasm');",
  },
  {
    name: "rejects where nobody looks",
    inCall: "void Promise.reject({ get message() { return tell('seen'); } });",
  },
  {
    name: "leaves its wrapper",
    top: "}); console.log('ESCAPED wrapper'); (function () {",
  },
];

export const ATTACKS: readonly Attack[] = [
  ...READS,
  ...WALKS,
  ...TAMPERS,
  ...FORGERIES,
  ...FLOODS,
  ...OUTSIDE,
];

/** Each of its levels doubles the time that a compiler takes for it. */
export const NESTED = `const x = ${"<T>(".repeat(60)}1${")".repeat(60)};`;
