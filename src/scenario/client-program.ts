/** What does a client do, from the start of its host? */
import type { Program } from "../net/process.ts";
import { never } from "../ports/assert.ts";
import { Caller, prepareCall } from "./caller.ts";
import { runClosedLoop, runOpenLoop } from "./run-loop.ts";
import { type Place, runScript } from "./run-script.ts";
import type { ClientSpec, Scenario } from "./scenario.ts";
import { byName } from "./topology-of.ts";
import type { Workload } from "./workload.ts";

type Start = (caller: Caller) => void;

/** Runs all workloads of one client; after a restart, what is left of them. */
export function clientProgram(scenario: Scenario, client: ClientSpec): Program {
  const own = scenario.workloads.filter((one) => one.client === client.name);
  const starts = byName(own).map((one) => starter(scenario, client, one));
  let incarnation = 0;
  return (host) => {
    incarnation += 1;
    // A restarted program numbers its calls from 1, under another name.
    const name =
      incarnation === 1 ? client.name : `${client.name}~${incarnation}`;
    const { nameServer, isTraced = false } = scenario;
    const caller = new Caller(host, client, {
      name,
      nameServer: nameServer?.host,
      isTraced,
    });
    for (const start of starts) start(caller);
  };
}

function starter(
  { defaults }: Scenario,
  client: ClientSpec,
  workload: Workload,
): Start {
  const place: Place = { next: 0 };
  switch (workload.kind) {
    case "script": {
      const steps = workload.calls.map((spec) => ({
        spec,
        call: prepareCall(spec, client, defaults),
      }));
      const { name } = workload;
      return (caller) =>
        caller.host.tasks.start(name, () =>
          runScript(caller, { name, steps }, place),
        );
    }
    case "open-loop": {
      const call = prepareCall(workload.call, client, defaults);
      return (caller) => runOpenLoop({ caller, workload, call, place });
    }
    case "closed-loop": {
      const call = prepareCall(workload.call, client, defaults);
      return (caller) => runClosedLoop({ caller, workload, call, place });
    }
    default:
      return never(workload);
  }
}
