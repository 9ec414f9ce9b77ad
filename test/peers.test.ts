/** Are the programs of others here that interoperability is shown with? */
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { type PeerName, peer } from "./support/peers.ts";

const NAMES: readonly PeerName[] = [
  "chromium",
  "python3-grpcio",
  "protoc for python",
  "curl",
  "nghttp",
];

for (const name of NAMES) {
  test(`the peer ${name} is there and answers`, (context) => {
    expect(existsSync(peer(name, context))).toBe(true);
  });
}
