/** What do connect-node's two ends look like, speaking gRPC? */
import * as http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { create, createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import {
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { type Code, ConnectError, createClient } from "@connectrpc/connect";
import {
  connectNodeAdapter,
  createGrpcTransport,
} from "@connectrpc/connect-node";
import { definition } from "./grpc-js.ts";

/** The contract as a descriptor, made from the text of our `idl`. */
function peerDescriptor() {
  const service = definition()["farcall.interop.Peer"] as unknown as {
    readonly Echo: {
      readonly requestType: { readonly fileDescriptorProtos: Buffer[] };
    };
  };
  const files = service.Echo.requestType.fileDescriptorProtos;
  const file = files.map((bytes) =>
    fromBinary(FileDescriptorProtoSchema, bytes),
  );
  const set = create(FileDescriptorSetSchema, { file });
  const found = createFileRegistry(set).getService("farcall.interop.Peer");
  if (found === undefined) throw new Error("the idl should declare the Peer");
  return found;
}

const Peer = peerDescriptor();

/** A client of theirs; the gRPC transport, not Connect's own protocol. */
export function connectClient(target: string) {
  const baseUrl = `http://${target}`;
  const client = createClient(Peer, createGrpcTransport({ baseUrl }));
  return client as unknown as Readonly<
    Record<
      "echo" | "fail",
      (request: object, options?: object) => Promise<{ text: string }>
    >
  >;
}

const closing = new Set<() => void>();

/** For `afterEach`. */
export function closeConnect(): void {
  for (const close of closing) close();
  closing.clear();
}

export async function connectServer(): Promise<{ port: number }> {
  const handlers = {
    echo: ({ text }: { text: string }) => ({ text }),
    fail: ({ code, message }: { code: number; message: string }) => {
      throw new ConnectError(message, code as Code);
    },
  };
  const adapter = connectNodeAdapter({
    routes: (router) => router.service(Peer, handlers as never),
  });
  const server = http2.createServer(adapter);
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on("session", (session) => sessions.add(session));
  closing.add(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port };
}
