/** Can a program stand between calls and those who make or serve them? */
import { expect, test } from "vitest";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import type {
  ClientInterceptor,
  ServerInterceptor,
} from "../../src/rpc/interceptor.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { callWorld, echo, TO, watch } from "./call-world.ts";

interface Setting {
  readonly ours?: readonly ClientInterceptor[];
  readonly theirs?: readonly ServerInterceptor[];
}

function worldWith({ ours = [], theirs = [] }: Setting) {
  const { world, phone, offer } = callWorld({ interceptors: theirs });
  offer();
  const channel = new Channel(phone, { to: TO, protocol: grpc() });
  return { world, stub: client(echo, channel, { interceptors: ours }) };
}

test("the first of a list hears first and ends last, on both sides", async () => {
  const heard: string[] = [];
  const noting =
    (name: string) =>
    async <Call>(call: Call, next: (call: Call) => Promise<unknown>) => {
      heard.push(`${name} in`);
      const reply = await next(call);
      heard.push(`${name} out`);
      return reply;
    };
  const { world, stub } = worldWith({
    ours: [noting("a"), noting("b")],
    theirs: [noting("c"), noting("d")],
  });
  const call = watch(world, stub.say({ text: "hi" }));
  await world.run();
  expect(call.value).toEqual({ text: "hi" });
  expect(heard.join(", ")).toBe(
    "a in, b in, c in, d in, d out, c out, b out, a out",
  );
});

test("an interceptor may change the request, its options and the reply", async () => {
  const { world, stub } = worldWith({
    ours: [
      async (call, next) => {
        const reply = (await next({
          ...call,
          request: { text: "changed" },
          options: { ...call.options, metadata: { "x-user": "ann" } },
        })) as { text: string };
        return { text: `${reply.text}!` };
      },
    ],
    theirs: [
      async (call, next) => {
        const user = call.ctx.metadata.get("x-user");
        const { text } = (await next(call)) as { text: string };
        return { text: `${text} by ${user} to ${call.path}` };
      },
    ],
  });
  const call = watch(world, stub.say({ text: "hi" }));
  await world.run();
  expect(call.value).toEqual({
    text: "changed by ann to /farcall.test.Echo/Say!",
  });
});

test("a server's interceptor may refuse: no handler runs", async () => {
  let executions = 0;
  const refuse: ServerInterceptor = async () => {
    throw new RpcError("UNAUTHENTICATED", "who are you?");
  };
  const { world, phone, offer } = callWorld({
    interceptors: [refuse],
    say: async () => {
      executions += 1;
      return {};
    },
  });
  offer();
  const channel = new Channel(phone, { to: TO, protocol: grpc() });
  const call = watch(world, client(echo, channel).say({}));
  await world.run();
  expect(call.error).toMatchObject({
    status: "UNAUTHENTICATED",
    reason: "who are you?",
  });
  expect(executions).toBe(0);
});

test("a client's interceptor may answer by itself: nothing is sent", async () => {
  const { world, stub } = worldWith({
    ours: [async () => ({ text: "from memory" })],
  });
  const call = watch(world, stub.say({ text: "hi" }));
  await world.run();
  expect(call.value).toEqual({ text: "from memory" });
  expect(world.rows).toEqual([]);
});
