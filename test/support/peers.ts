/** Where are the programs of others that we must get along with? */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { TestContext } from "vitest";

export type PeerName =
  | "chromium"
  | "python3-grpcio"
  | "protoc for python"
  | "curl"
  | "nghttp";

declare module "vitest" {
  interface TaskMeta {
    /** The peer for want of which the test did not run. */
    missingPeer?: string;
  }
}

interface Peer {
  readonly path: string;
  /** Arguments that make it succeed if and only if it can do its work. */
  readonly probe: readonly string[];
  /** What the probe prints, if that is what tells. */
  readonly says?: string;
  readonly remedy: string;
}

const PEERS: Readonly<Record<PeerName, Peer>> = {
  chromium: {
    path: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
    probe: ["--version"],
    remedy: "apt-get install chromium, or set CHROME_PATH",
  },
  "python3-grpcio": {
    // Debian's own: a python3 earlier in PATH does not see Debian's packages.
    path: "/usr/bin/python3",
    probe: ["-c", "import grpc"],
    remedy: "apt-get install python3-grpcio",
  },
  "protoc for python": {
    path: "/usr/bin/python3",
    probe: [
      "-c",
      "import grpc, google.protobuf, os;" +
        "assert os.path.exists('/usr/bin/protoc');" +
        "assert os.path.exists('/usr/bin/grpc_python_plugin')",
    ],
    remedy:
      "apt-get install python3-grpcio python3-protobuf protobuf-compiler " +
      "protobuf-compiler-grpc",
  },
  curl: {
    path: "/usr/bin/curl",
    probe: ["--version"],
    says: "HTTP2",
    remedy: "apt-get install curl",
  },
  nghttp: {
    path: "/usr/bin/nghttp",
    probe: ["--version"],
    remedy: "apt-get install nghttp2-client",
  },
};

const PROBE_MS_MAX = 20_000;

/** Why the peer cannot be used, or undefined when it can. */
export function whyAbsent(name: PeerName): string | undefined {
  const { path, probe, says, remedy } = PEERS[name];
  if (!existsSync(path)) return `${path} does not exist: ${remedy}`;
  const result = spawnSync(path, probe, {
    encoding: "utf8",
    timeout: PROBE_MS_MAX,
  });
  if (result.status !== 0) {
    return `${path} ${probe.join(" ")} fails: ${remedy}`;
  }
  if (says === undefined || result.stdout.includes(says)) return undefined;
  return `${path} was built without ${says}: ${remedy}`;
}

const probed = new Map<PeerName, string | undefined>();

/**
 * The path of a peer. Where it is absent the test that asks is named and
 * counted as such and goes no further; with FARCALL_PEERS=all it fails.
 */
export function peer(name: PeerName, context: TestContext): string {
  if (!probed.has(name)) probed.set(name, whyAbsent(name));
  const reason = probed.get(name);
  if (reason === undefined) return PEERS[name].path;
  if (process.env["FARCALL_PEERS"] === "all") {
    throw new Error(`the peer ${name} is missing: ${reason}`);
  }
  context.task.meta.missingPeer = name;
  return context.skip(`peer missing: ${name}: ${reason}`);
}
