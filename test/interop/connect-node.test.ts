/** Do we get along with connect-node's gRPC transport, over `node:http2`? */
import { Code, ConnectError } from "@connectrpc/connect";
import { afterEach, expect, test } from "vitest";
import { closeConnect, connectClient, connectServer } from "./connect-node.ts";
import { closeOurs, errorOf, ourClient, ourServer } from "./world.ts";

afterEach(() => {
  closeOurs();
  closeConnect();
});

test("connect-node's client is answered by our server", async () => {
  const { target } = await ourServer();
  const reply = await connectClient(target).echo({ text: "grüß dich 👋" });
  expect(reply.text).toBe("grüß dich 👋");
});

test("connect-node's client reads our errors", async () => {
  const { target } = await ourServer();
  const call = connectClient(target).fail({ code: 9, message: "kein Geld ✗" });
  const error = ConnectError.from(await call.catch((thrown) => thrown));
  expect(error.code).toBe(Code.FailedPrecondition);
  expect(error.rawMessage).toBe("kein Geld ✗");
});

test("our client is answered by connect-node's server", async () => {
  const { port } = await connectServer();
  for (const compression of ["identity", "gzip"] as const) {
    const { stub } = ourClient(port, { compression });
    const text = "grüß dich 👋 ".repeat(500);
    expect(await stub.echo({ text })).toEqual({ text });
  }
});

test("our client reads connect-node's errors", async () => {
  const { port } = await connectServer();
  const { stub } = ourClient(port);
  const request = { code: Code.NotFound, message: "nichts da ✗" };
  const error = await errorOf(stub.fail(request));
  expect([error.status, error.reason]).toEqual(["NOT_FOUND", "nichts da ✗"]);
  expect(error.certainty).toBe("happened");
});
