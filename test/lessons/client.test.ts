/** Does the client that the first lesson shows get its greeting? */
import { expect, test } from "vitest";
import { greet } from "../../lessons/01-hello-far-call/client.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { serve } from "../../src/rpc/server.ts";
import { greeter } from "../../src/services/greeter.ts";
import { TestWorld } from "../rpc/test-world.ts";

test("the client of the first lesson is greeted by the greeter", async () => {
  const world = new TestWorld();
  serve(world.host("server"), {
    port: 50_051,
    protocol: grpc(),
    services: [greeter()],
  });
  let text = "";
  void greet(world.host("client")).then((said) => {
    text = said;
  });
  await world.run();
  expect(text).toBe("Hello Ada");
});
