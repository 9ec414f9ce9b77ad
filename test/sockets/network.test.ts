/** Do ports open, and do they say so when they cannot? */
import { expect, test } from "vitest";
import { realHost } from "../../src/sockets/host.ts";
import { parseAddress } from "../../src/sockets/socket-address.ts";
import { SocketError } from "../../src/sockets/socket-error.ts";
import { Ear, until } from "./support.ts";

const LOCAL = "127.0.0.1";

test("a taken port is an error that names the next free one", async () => {
  const { network } = realHost({ name: "here" });
  const taken = await network.open({ host: LOCAL, port: 0 });
  const error: unknown = await network.open(taken).catch((e) => e);
  expect(error).toBeInstanceOf(SocketError);
  const { message, freePort, code } = error as SocketError;
  expect(code).toBe("EADDRINUSE");
  expect(freePort).toBeGreaterThan(taken.port);
  const name = `${LOCAL}:${taken.port}`;
  expect(message).toBe(`${name} is taken; ${freePort} is free: use that`);
  network.listen(taken.port, () => {}).close();
});

test("an address of another machine cannot be opened", async () => {
  const { network } = realHost({ name: "here" });
  const opening = network.open({ host: "192.0.2.1", port: 50051 });
  await expect(opening).rejects.toThrow(
    "192.0.2.1:50051 cannot be opened (EADDRNOTAVAIL); use 127.0.0.1",
  );
});

test("listening twice on one port, or on none, says what to do", async () => {
  const { network } = realHost({ name: "here" });
  const { port } = await network.open({ host: LOCAL, port: 0 });
  const listener = network.listen(port, () => {});
  expect(() => network.listen(port, () => {})).toThrow(/taken by this process/);
  listener.close();
  expect(() => network.listen(port, () => {})).toThrow(/open port \d+ first/);
});

test("connections that come before anybody listens are kept", async () => {
  const host = realHost({ name: "here" });
  const address = await host.network.open({ host: LOCAL, port: 0 });
  const ear = new Ear();
  const client = host.network.connect(address);
  client.attach(ear);
  await until("the handshake", () => ear.isOpen);
  client.write(Uint8Array.of(42));
  const serverEar = new Ear();
  const listener = host.network.listen(address.port, (stream) =>
    stream.attach(serverEar),
  );
  await until("the byte", () => serverEar.bytes === 1);
  client.reset();
  listener.close();
});

test("datagrams are refused with a remedy", () => {
  const { network } = realHost({ name: "here" });
  expect(() => network.bind(1, () => {})).toThrow(/use a simulation/);
});

test("addresses are read, and what is wrong is said", () => {
  const good = (text: string) => {
    const parsed = parseAddress(text);
    return parsed.ok ? parsed.address : parsed.problem;
  };
  expect(good("localhost:50051")).toEqual({ host: "localhost", port: 50051 });
  expect(good("[::1]:80")).toEqual({ host: "[::1]", port: 80 });
  expect(good("10.0.0.1:1")).toEqual({ host: "10.0.0.1", port: 1 });
  expect(good("localhost")).toMatch(/has no port; write it as HOST:PORT/);
  expect(good(":80")).toMatch(/has no port/);
  expect(good("a:70000")).toMatch(/a port is 1 to 65535/);
  expect(good("a:0")).toMatch(/a port is 1 to 65535/);
  expect(good("::1:80")).toMatch(/write IPv6 as \[::1\]/);
  expect(good("[::1:80")).toMatch(/one bracket/);
  expect(good("a b:80")).toMatch(/cannot be there/);
});
