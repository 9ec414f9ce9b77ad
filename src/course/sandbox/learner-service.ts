/** Is what a learner's function returned a service? */
import type { HandlerContext } from "../../rpc/handler-context.ts";
import type { Handler, Service } from "../../rpc/service.ts";
import { findService } from "../../services/catalogue.ts";
import type { LearnerHost } from "./learner-host.ts";

/** What a submission exports as default; `behind` is whom it can ask. */
export type MakesService = (host: LearnerHost, behind?: object) => unknown;

/**
 * The service with our contract and their handlers. Throws if it is none.
 * What a handler throws is told to `onThrown` as well: a status on the wire
 * says that it failed, but not in which line.
 */
export function learnerService(
  made: unknown,
  name: string,
  onThrown: (thrown: unknown) => void,
): Service {
  const contract = findService(name)?.contract;
  if (contract === undefined) throw new Error(`there is no service "${name}"`);
  const theirs = handlersOf(made);
  const handlers: Record<string, Handler> = {};
  for (const method of Object.keys(contract.methods)) {
    const handler = theirs[method];
    if (typeof handler !== "function") {
      throw new Error(`${contract.name} has no handler for "${method}"`);
    }
    handlers[method] = (request: unknown, ctx: HandlerContext) => {
      try {
        const answer = handler(request, Object.freeze(ctx));
        // On the side: the engine waits for the very promise that was made.
        if (answer instanceof Promise) void answer.then(undefined, onThrown);
        return answer;
      } catch (error) {
        onThrown(error);
        throw error;
      }
    };
  }
  return { contract, handlers };
}

function handlersOf(made: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof made === "object" && made !== null;
  const handlers = isObject ? (made as Partial<Service>).handlers : undefined;
  if (typeof handlers === "object" && handlers !== null) return handlers;
  throw new Error(
    "the default function must return service(contract, { … }); " +
      `it returned ${made === null ? "null" : typeof made}`,
  );
}
