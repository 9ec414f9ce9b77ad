/** Does bad data get a clear answer, with path, value and remedy? */
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import { retrying } from "../../src/scenario/retrying.ts";
import { SMALL } from "./small-scenario.ts";

function problemsOf(data: unknown): readonly string[] {
  const parsed = parseScenario(data);
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

describe("a scenario", () => {
  test("that is valid has no problems and comes back as it was", () => {
    const parsed = parseScenario(SMALL);
    expect(parsed).toEqual({ ok: true, value: SMALL });
  });

  test("may go through JSON", () => {
    expect(problemsOf(JSON.parse(JSON.stringify(SMALL)))).toEqual([]);
  });

  test("with a probability above 1 hears what to give", () => {
    const links = [{}, {}, { lossProbability: 1.4 }];
    expect(problemsOf({ ...SMALL, links })).toContain(
      "links[2].lossProbability: 1.4 is above 1; " +
        "give a probability from 0 to 1",
    );
  });

  test("with an unknown key hears the nearest known one", () => {
    expect(problemsOf({ ...SMALL, workload: [] })).toEqual([
      '"workload" is not known here; did you mean "workloads"?',
    ]);
    const hosts = [{ name: "bank", core: 2 }, { name: "phone" }];
    expect(problemsOf({ ...SMALL, hosts })).toEqual([
      'hosts[0]: "core" is not known here; did you mean "cores"?',
    ]);
  });

  test("with an unknown kind hears the nearest known one", () => {
    const faults = [{ atMs: 1, action: { kind: "crsh", host: "bank" } }];
    expect(problemsOf({ ...SMALL, faults })).toEqual([
      'faults[0].action.kind: "crsh" is no kind of it; ' +
        'did you mean "crash"?',
    ]);
  });

  test("that leaves something out hears what is missing", () => {
    const { services: _, ...rest } = SMALL;
    expect(problemsOf(rest)).toEqual([
      "services: is missing; give a list of at most 10000",
    ]);
  });

  test("that is nested too deep, or in a circle, hears so", () => {
    const circle: Record<string, unknown> = {};
    circle["hosts"] = circle;
    let deep: unknown = [];
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(problemsOf({ ...SMALL, hosts: circle })).toEqual([
      "hosts: {…} is no list; give a list of at most 10000",
    ]);
    expect(problemsOf({ ...SMALL, hosts: [deep] })).toEqual([
      "hosts[0]: […] is no object; " +
        "give an object with name, zone, cores, startsAtMs, disk",
    ]);
    expect(problemsOf(deep)[0]).toMatch(/^\[…\] is no object/);
    const calls = [{ method: "pay", request: { amount: { a: 1 } } }];
    const script = { kind: "script", name: "x", client: "phone", calls };
    expect(problemsOf({ ...SMALL, workloads: [script] })).toEqual([
      'workloads[0].calls[0].request.amount: {"a":1} is no value; ' +
        "give a text, a number, true or false, or a list",
    ]);
  });

  test("cannot give orders to a terminal, nor turn its text round", () => {
    const title = { en: "\u001b[2J gone" };
    expect(problemsOf({ ...SMALL, title })).toEqual([
      'title.en: "\\u001b[2J gone" is not one; ' +
        "write one line, without control characters",
    ]);
    const hosts = [{ name: "\u202eknab" }, ...SMALL.hosts];
    expect(problemsOf({ ...SMALL, hosts })[0]).toMatch(
      /^hosts\[0\]\.name: "\\u202eknab" is not one/,
    );
    const faults = [{ atMs: 1, action: { kind: "\u0000", "\u001b[2J": 1 } }];
    expect(problemsOf({ ...SMALL, faults })[0]).toMatch(
      /^faults\[0\]\.action\.kind: "\\u0000" is no kind of it; /,
    );
    expect(problemsOf({ ...SMALL, "\u001b[2J": 1 })[0]).toMatch(
      /^"\\u001b\[2J" is not known here; /,
    );
  });

  test("that is no object at all is no scenario", () => {
    for (const data of [undefined, null, 5, "hello", []]) {
      expect(problemsOf(data)).toHaveLength(1);
    }
  });

  test("hears all of its problems at once", () => {
    const hosts = [{ name: "a b" }, { name: "phone", cores: 0 }];
    expect(problemsOf({ ...SMALL, hosts, untilMs: "soon" })).toEqual([
      'hosts[0].name: "a b" is not one; ' +
        "use up to 63 letters, digits, dots, dashes",
      "hosts[1].cores: 0 is below 1; give a whole number from 1 to 1024",
      'untilMs: "soon" is no number; give milliseconds, 0 to 86400000',
    ]);
  });
});

describe("names must stand for something:", () => {
  test("hosts", () => {
    const services = [{ service: "bank", host: "bnak" }];
    expect(problemsOf({ ...SMALL, services })).toEqual([
      'services[0].host: there is no host "bnak"; did you mean "bank"?',
    ]);
  });

  test("services", () => {
    const services = [{ service: "bonk", host: "bank" }];
    expect(problemsOf({ ...SMALL, services })).toEqual([
      'services[0].service: "bonk" is not one of them; did you mean "bank"?',
    ]);
  });

  test("methods, and the fields of their requests", () => {
    const rent = SMALL.workloads[0];
    const calls = [
      { method: "pays" },
      { method: "pay", request: { amout: 5 } },
      { method: "pay", request: { amount: "five" } },
      { method: "pay", request: { amount: "toString" } },
    ];
    expect(problemsOf({ ...SMALL, workloads: [{ ...rent, calls }] })).toEqual([
      'workloads[0].calls[0].method: bank has no method "pays"; ' +
        'did you mean "pay"?',
      'workloads[0].calls[1].request: "amout" is no field of the request; ' +
        'did you mean "amount"?',
      'workloads[0].calls[2].request.amount: "five" does not fit; ' +
        "give a number",
      'workloads[0].calls[3].request.amount: "toString" does not fit; ' +
        "give a number",
    ]);
  });

  test("a slip of a name is one: the service has no such method", () => {
    const rent = SMALL.workloads[0];
    const calls = [
      { method: "balance", calledAs: "balanse" },
      { method: "balance", calledAs: "pay" },
    ];
    const given = { ...SMALL, workloads: [{ ...rent, calls }] };
    expect(problemsOf(given)).toEqual([
      'workloads[0].calls[1].calledAs: bank has a method "pay"; ' +
        "name it as the method, or call by a name that it has not",
    ]);
  });

  test("clients, zones and the hosts of faults", () => {
    const workloads = [{ ...SMALL.workloads[0], client: "phon" }];
    const links = [{ fromZone: "west" }];
    const action = { kind: "partition", from: ["bank"], to: ["phoen"] };
    const faults = [{ atMs: 1, action }];
    expect(problemsOf({ ...SMALL, workloads, links, faults })).toEqual([
      'links[0].fromZone: no host is in zone "west"; ' +
        "there is none to choose from",
      'workloads[0].client: there is no client "phon"; did you mean "phone"?',
      'faults[0].action.to[0]: there is no host "phoen"; ' +
        'did you mean "phone"?',
    ]);
  });

  test("checks, by their claims", () => {
    const check = { kind: "executions", method: "pay", claim: "all are" };
    const checks = [
      { ...check, exactly: 1 },
      { ...check, atMost: 5, claim: "few are" },
      { ...check, atLeast: 1 },
    ];
    expect(problemsOf({ ...SMALL, checks })).toEqual([
      'checks[2].claim: "all are" is what checks[0] claims; ' +
        "say what is different about it",
    ]);
  });

  test("and only for one thing", () => {
    const hosts = [...SMALL.hosts, { name: "bank" }];
    const services = [
      ...SMALL.services,
      { service: "greeter", host: "bank", port: 50051 },
    ];
    expect(problemsOf({ ...SMALL, hosts, services })).toEqual([
      'hosts[2].name: "bank" is taken already; rename one',
      "services[1].port: bank:50051 is taken by bank; " +
        "give one of them another port",
    ]);
  });
});

test("a uniform latency whose ends are swapped is told so, anywhere", () => {
  const latency = { kind: "uniform", delayMsMin: 20, delayMsMax: 10 };
  const faults = [{ atMs: 1, action: { kind: "slow", latency } }];
  const defaults = { link: { latency } };
  expect(problemsOf({ ...SMALL, faults, defaults })).toEqual([
    "faults[0].action.latency.delayMsMin: " +
      "20 is above delayMsMax 10; swap the two",
    "defaults.link.latency.delayMsMin: " +
      "20 is above delayMsMax 10; swap the two",
  ]);
});

test("a link described twice is one too many", () => {
  const links = [
    { from: "bank", to: "phone", isBothWays: true },
    { from: "phone", to: "bank" },
  ];
  expect(problemsOf({ ...SMALL, links })).toEqual([
    "links[1]: the link from phone to bank is described already; merge the two",
  ]);
});

test("a count without a bound could never fail, and is refused", () => {
  const checks = [{ kind: "executions", claim: "it runs", method: "pay" }];
  expect(problemsOf({ ...SMALL, checks })).toEqual([
    "checks[0]: it has no bound; give exactly, atLeast or atMost",
  ]);
});

test("a check on rows that no run can have is refused", () => {
  const checks = [
    { kind: "eventually", claim: "it comes", some: { event: "call.anserwed" } },
    {
      kind: "always",
      claim: "it is so",
      each: { event: "call.failed", where: { methd: "pay" } },
      has: { stauts: "UNAVAILABLE" },
    },
    { kind: "executions", claim: "it runs once", method: "pays", exactly: 1 },
    {
      kind: "always",
      claim: "it fails well",
      each: { event: "call.failed", where: { status: "UNAVALABLE" } },
      has: { certainty: ["happened", "may-have-happend"] },
    },
  ];
  expect(problemsOf({ ...SMALL, checks })).toEqual([
    'checks[0].some.event: there is no event "call.anserwed"; ' +
      'did you mean "call.answered"?',
    'checks[1].each.where: call.failed has no column "methd"; ' +
      'did you mean "method"?',
    'checks[1].has: call.failed has no column "stauts"; ' +
      'did you mean "status"?',
    'checks[2].method: no service here has a method "pays"; ' +
      'did you mean "pay"?',
    'checks[3].each.where.status: "UNAVALABLE" is no status; ' +
      'did you mean "UNAVAILABLE"?',
    'checks[3].has.certainty: "may-have-happend" is no certainty; ' +
      'did you mean "may-have-happened"?',
  ]);
});

test("what every object has is no column, no word of one and no method", () => {
  const inherited = ["constructor", "toString", "valueOf", "__proto__"];
  const checks = inherited.map((name) => ({
    kind: "always",
    claim: `rows have a ${name}`,
    each: { event: "call.failed", where: JSON.parse(`{"${name}": "x"}`) },
    has: { status: name },
  }));
  const problems = problemsOf({ ...SMALL, checks });
  for (const [index, name] of inherited.entries()) {
    const at = `checks[${index}]`;
    const own = problems.filter((text) => text.startsWith(at)).join();
    expect(own).toContain(`"${name}" is no status`);
    if (name !== "__proto__") expect(own).toContain(`no column "${name}"`);
  }
});

test("one mistake in what many calls share is told once", () => {
  const call = { method: "pay", request: { amont: 5 } };
  const calls = Array.from({ length: 60 }, () => call);
  const workloads = [{ ...SMALL.workloads[0], calls }];
  expect(problemsOf({ ...SMALL, workloads })).toEqual([
    'workloads[0].calls[0].request: "amont" is no field of the request; ' +
      'did you mean "amount"? (and 59 more like it)',
  ]);
});

test("what lies under a misspelt word is told with it", () => {
  const { workloads, services, ...rest } = SMALL;
  const calls = [{ method: "pya", deadlinMs: 5 }];
  const given = {
    ...rest,
    services: [{ service: "bnak", host: "bakn" }],
    workload: [{ ...workloads[0], calls }],
    checks: [
      { kind: "executions", claim: "it runs", method: "pay", atMots: 1 },
    ],
  };
  expect(problemsOf(given).map((one) => one.replace(/; .*/, ""))).toEqual([
    'services[0].service: "bnak" is not one of them',
    "workloads: is missing",
    'checks[0]: "atMots" is not known here',
    '"workload" is not known here',
    'workloads[0].calls[0]: "deadlinMs" is not known here',
    'services[0].host: there is no host "bakn"',
    'workloads[0].calls[0].method: bank has no method "pya"',
  ]);
});

test("who looks for retries is led to them", () => {
  const clients = [{ ...SMALL.clients[0], retry: 3 }];
  expect(problemsOf({ ...SMALL, clients })[0]).toContain(
    'clients[0]: "retry" is not known here; write serviceConfig: retrying(',
  );
  const tried = { ...SMALL.clients[0], serviceConfig: retrying() };
  expect(problemsOf({ ...SMALL, clients: [tried] })).toEqual([]);
});

test("metadata that cannot travel is found before the run", () => {
  const calls = [{ method: "balance", metadata: { "a b": "c" } }];
  const workloads = [{ ...SMALL.workloads[0], calls }];
  const [problem] = problemsOf({ ...SMALL, workloads });
  expect(problem).toContain("workloads[0].calls[0].metadata.a b: ");
});
