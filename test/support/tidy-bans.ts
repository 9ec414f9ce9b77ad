/** Does code that is simulated use anything that differs between engines? */
import { type AnyNode, isNode, placeOf, type Source, walk } from "./source.ts";

const CLOCK = "host.clock: now(), after(), sleep()";
const SIGNAL = "Canceller and Signal of src/ports/signal.ts";
const UTF8 = "src/rpc/utf8.ts";
const PORTS = "the ports; src/sockets and src/cli touch the real world";

/** Globals, and what to use in their place. */
const BANNED: ReadonlyMap<string, string> = new Map([
  ["Date", CLOCK],
  ["performance", CLOCK],
  ["setTimeout", CLOCK],
  ["setInterval", CLOCK],
  ["setImmediate", CLOCK],
  ["clearTimeout", CLOCK],
  ["queueMicrotask", "host.tasks.start()"],
  ["AbortController", SIGNAL],
  ["AbortSignal", SIGNAL],
  ["TextEncoder", UTF8],
  ["TextDecoder", UTF8],
  ["Buffer", "Uint8Array"],
  ["atob", "a codec of our own over Uint8Array"],
  ["btoa", "a codec of our own over Uint8Array"],
  ["structuredClone", "a copy by hand: { ...value }"],
  ["Intl", "formatTime of src/ports/time.ts, or String(value)"],
  ["WeakRef", "an explicit life cycle"],
  ["FinalizationRegistry", "an explicit life cycle"],
  ["console", "host.events.record()"],
  ["crypto", "host.clock.random(purpose)"],
  ["URL", "Address of src/ports/address.ts"],
  ["fetch", PORTS],
  ["process", PORTS],
  ["globalThis", PORTS],
  ["window", PORTS],
  ["document", PORTS],
  ["navigator", PORTS],
  ["Worker", PORTS],
  ["MessageChannel", PORTS],
  ["require", "import"],
  ["eval", "a function"],
]);

const EXACT_MATH = new Set(
  "floor ceil round trunc abs min max sqrt imul clz32 fround sign".split(" "),
);

const OWN_MATH = new Map([
  ["log", "log of src/ports/math.ts"],
  ["exp", "exp of src/ports/math.ts"],
  ["pow", "pow of src/ports/math-power.ts"],
  ["sin", "sin of src/ports/math-trig.ts"],
  ["cos", "cos of src/ports/math-trig.ts"],
  ["random", "host.clock.random(purpose)"],
]);

const BANNED_METHODS: ReadonlyMap<string, string> = new Map([
  ["localeCompare", "a < b"],
  ["normalize", "the text as it is"],
  ["toLocaleString", "String(value)"],
  ["toLocaleLowerCase", "toLowerCase()"],
  ["toLocaleUpperCase", "toUpperCase()"],
]);

/** Names that the file declares itself: they hide the globals. */
function declaredNames(source: Source): Set<string> {
  const names = new Set<string>();
  const add = (value: unknown) => {
    if (isNode(value) && value.type === "Identifier") {
      names.add(String(value["name"]));
    }
  };
  walk(source.program, (node) => {
    if (node.type === "VariableDeclarator") add(node["id"]);
    if (node.type.startsWith("Import")) add(node["local"]);
    if (Array.isArray(node["params"])) node["params"].forEach(add);
  });
  return names;
}

/** False for the name of a field, and for a type, which is erased. */
function isReference(node: AnyNode, parent: AnyNode | undefined): boolean {
  if (parent === undefined) return true;
  if (parent.type.startsWith("TSType"))
    return parent.type === "TSTypeAssertion";
  if (parent.type === "TSQualifiedName") return false;
  const isField = parent["property"] === node || parent["key"] === node;
  return !isField || parent["computed"] === true;
}

function memberProblem(node: AnyNode): string | undefined {
  const object = node["object"];
  const property = node["property"];
  if (!isNode(object) || !isNode(property)) return undefined;
  const name = String(property["name"] ?? property["value"]);
  const method = BANNED_METHODS.get(name);
  if (method !== undefined) return `.${name} differs; use ${method}`;
  if (object["name"] !== "Math" || EXACT_MATH.has(name)) return undefined;
  // Constants are spelt in capitals and equal everywhere.
  if (/^[A-Z0-9_]+$/.test(name)) return undefined;
  return `Math.${name} differs; use ${OWN_MATH.get(name) ?? "exact steps"}`;
}

/** Every use of what is banned from simulated code, with its replacement. */
export function banProblems(source: Source): string[] {
  const own = declaredNames(source);
  const found: string[] = [];
  const say = (node: AnyNode, problem: string | undefined) => {
    if (problem) found.push(`${placeOf(source, node)}: ${problem}`);
  };
  walk(source.program, (node, parents) => {
    if (node.type === "MemberExpression") say(node, memberProblem(node));
    const operator = node["operator"];
    if (operator === "**" || operator === "**=") {
      say(node, "** differs; use pow of src/ports/math-power.ts");
    }
    if (node.type !== "Identifier") return;
    const name = String(node["name"]);
    const instead = BANNED.get(name);
    if (instead === undefined || own.has(name)) return;
    if (!isReference(node, parents.at(-1))) return;
    say(node, `${name} is not for simulated code; use ${instead}`);
  });
  return found;
}

const PURPOSE_METHODS = new Set(["stream", "random"]);

/** Streams whose purpose is not written where they are asked for. */
export function purposeProblems(source: Source): string[] {
  const found: string[] = [];
  walk(source.program, (node) => {
    if (node.type !== "CallExpression") return;
    const callee = node["callee"] as AnyNode;
    const property = callee["property"] as AnyNode | undefined;
    const [first] = node["arguments"] as AnyNode[];
    if (!PURPOSE_METHODS.has(String(property?.["name"]))) return;
    if (first === undefined || first.type === "TemplateLiteral") return;
    if (first.type === "Literal") return;
    // Who passes on the purpose of somebody else says so by this name.
    if (first["name"] === "purpose") return;
    const place = placeOf(source, node);
    found.push(`${place}: write the purpose here: random("retry/jitter")`);
  });
  return found;
}

const MUTATORS = new Set(
  "set add delete clear push pop shift unshift splice sort fill reverse".split(
    " ",
  ),
);

/** Names at module level that hold a collection, or may be set anew. */
function moduleState(source: Source): Map<string, AnyNode> {
  const held = new Map<string, AnyNode>();
  for (const statement of source.program.body as unknown as AnyNode[]) {
    const inner = statement["declaration"];
    const declaration = isNode(inner) ? inner : statement;
    if (declaration.type !== "VariableDeclaration") continue;
    for (const item of declaration["declarations"] as AnyNode[]) {
      held.set(String((item["id"] as AnyNode)["name"]), declaration);
    }
  }
  return held;
}

/** What a statement changes: the name before the dot or bracket. */
function changedName(node: AnyNode): string | undefined {
  let target: unknown;
  if (node.type === "CallExpression") {
    const callee = node["callee"] as AnyNode;
    const method = (callee["property"] as AnyNode | undefined)?.["name"];
    if (MUTATORS.has(String(method))) target = callee["object"];
  } else if (node.type === "AssignmentExpression") {
    target = (node["left"] as AnyNode)["object"];
  } else if (node.type === "UpdateExpression") {
    target = (node["argument"] as AnyNode)["object"];
  }
  return isNode(target) ? String(target["name"]) : undefined;
}

/** State of a module: two hosts of one world would share it. */
export function stateProblems(source: Source): string[] {
  const found: string[] = [];
  const held = moduleState(source);
  for (const [name, declaration] of held) {
    if (declaration["kind"] === "const") continue;
    const place = placeOf(source, declaration);
    found.push(`${place}: hosts would share "${name}"; make it per host`);
  }
  walk(source.program, (node) => {
    const name = changedName(node);
    if (name === undefined || !held.has(name)) return;
    const place = placeOf(source, node);
    found.push(`${place}: hosts would share "${name}"; make it per host`);
  });
  return found;
}
