/**
 * How does a learner's program run inside the engine, with the host driving?
 *
 * `protect` once, before any code of the learner is loaded; then, for each run,
 * `open`, `step` and the job queue in turn until "end", and `finish`. Only
 * text goes in and out, apart from the program itself, so that no object of
 * the host is ever within reach. A run begins with the program loaded afresh,
 * and nothing that it could have written to is left from the run before.
 */
import type { Recorder } from "../../kernel/trace.ts";
import { Canceller } from "../../ports/signal.ts";
import { toMs } from "../../ports/time.ts";
import { HandlerContext } from "../../rpc/handler-context.ts";
import { Metadata } from "../../rpc/metadata.ts";
import { RpcError } from "../../rpc/rpc-error.ts";
import { type Prepared, prepare } from "../../scenario/run-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ServiceName } from "../../services/catalogue.ts";
import { lengthProblem, type RunRecord, rowsAsData } from "../run-record.ts";
import { meterBuffers } from "./byte-meter.ts";
import { type CappedConsole, cappedConsole } from "./capped-console.ts";
import { describeThrown } from "./describe-thrown.ts";
import { freezeAll } from "./freeze.ts";
import { learnerHost } from "./learner-host.ts";
import { learnerService, type MakesService } from "./learner-service.ts";
import { learnerUpstream } from "./learner-upstream.ts";
import { PUBLIC_TABLE } from "./public-table.ts";
import { makeVirtual } from "./virtual-globals.ts";

/** What the host asks for: one run of one scenario. */
export interface SandboxJob {
  readonly scenario: Scenario;
  readonly seed: number;
  /** What the submission takes the place of. */
  readonly service: ServiceName;
  /** "rpc" unless given, which is what checks look at. */
  readonly recorder?: Recorder;
}

/** A submission, compiled by `compileSubmission`. */
type Program = (
  exports: { default?: unknown },
  require: (specifier: string) => object,
) => void;

const BUFFER_BYTES_MAX = 64 * 1024 * 1024;
const EVENTS_MAX = 500_000;
const ROW_BYTES_MAX = 16 * 1024 * 1024;

const output: CappedConsole = cappedConsole();
let prepared: Prepared | undefined;
let loadProblem = "";
let thrown = "";
let rejected = "";
let forgetBuffers = (): void => {};
let sweep = (): void => {};

/** Takes from the global object what a submission must not have. */
export function protect(world: object): void {
  makeVirtual(world, {
    nowMs: () => (prepared ? toMs(prepared.simulation.now()) : 0),
    draw: () => {
      if (prepared !== undefined) {
        return prepared.simulation.random("learner/Math.random").next();
      }
      throw new Error("there is no chance before the run begins");
    },
  });
  Object.defineProperty(world, "console", { value: output.console });
  forgetBuffers = meterBuffers(world, BUFFER_BYTES_MAX);
  const modules = Object.values(PUBLIC_TABLE);
  const shared = modules.flatMap((one) => Object.values({ ...one }));
  const handedOut = [HandlerContext, Metadata, Canceller, output.console];
  sweep = freezeAll(world, [...modules, ...shared, ...handedOut]);
}

/** Loads the program and makes the world of the job, as JSON. */
export function open(program: Program, jobText: string): void {
  const job = JSON.parse(jobText) as SandboxJob;
  const { scenario, seed, service, recorder = "rpc" } = job;
  forgetBuffers();
  output.clear();
  sweep();
  prepared = undefined;
  loadProblem = "";
  thrown = "";
  rejected = "";
  try {
    const make = load(program);
    prepared = prepare(scenario, {
      seed,
      recorder,
      limits: { eventsMax: EVENTS_MAX, memoryBytesMax: ROW_BYTES_MAX },
      services: {
        [service]: (host, upstream) => {
          const behind = upstream && learnerUpstream(upstream);
          const made = make(learnerHost(host), behind);
          return learnerService(made, service, noteThrown);
        },
      },
    });
  } catch (error) {
    loadProblem = describeThrown(error);
  }
}

/** Goes on until microtasks must finish ("drain") or nothing is left. */
export function step(): "drain" | "end" {
  if (prepared === undefined) return "end";
  return prepared.simulation.step(() => false) === "end" ? "end" : "drain";
}

/** Hears of the first promise that nobody handled; the host ends the run. */
export function noteRejected(reason: unknown): void {
  if (rejected !== "") return;
  rejected = describeThrown(reason);
  // Where those look first who know it from a browser.
  output.console["error"]?.(`Uncaught (in promise): ${rejected}`);
}

/**
 * The record of the run as JSON, a `RunRecord`. `problem` says why the host
 * ended it early; then the record goes as far as the run did.
 */
export function finish(problem = ""): string {
  const lines = output.lines();
  const why = { ...outcome(problem), thrown, rejected };
  const record: RunRecord = { ...why, output: lines };
  return JSON.stringify(record);
}

/** The first mistake counts; an RpcError is an answer, and no mistake. */
function noteThrown(error: unknown): void {
  if (thrown !== "" || error instanceof RpcError) return;
  thrown = describeThrown(error);
}

type Outcome = Pick<RunRecord, "digest" | "failure" | "rows">;

function outcome(problem: string): Outcome {
  if (prepared === undefined) {
    const failure = problem || loadProblem;
    return { digest: "0".repeat(16), failure, rows: [] };
  }
  const { digest, failure, trace } = prepared.finish();
  const said = failure === undefined ? problem : describeThrown(failure);
  const why = said || lengthProblem(trace);
  return { digest, failure: why, rows: rowsAsData(trace) };
}

function load(program: Program): MakesService {
  const exports: { default?: unknown } = {};
  program(exports, (specifier) => {
    const word = String(specifier).replace(/^farcall\//, "");
    if (Object.hasOwn(PUBLIC_TABLE, word)) return PUBLIC_TABLE[word] as object;
    const words = Object.keys(PUBLIC_TABLE).map((name) => `farcall/${name}`);
    const remedy = `there are ${words.join(", ")}`;
    throw new Error(`nothing can be imported from "${specifier}"; ${remedy}`);
  });
  const made = exports.default;
  if (typeof made === "function") return made as MakesService;
  throw new Error("there is no function that is exported as default");
}
