/** What does a lock protect from someone who sleeps too long? */
import { scenario } from "farcall/scenario";

const LEASE_MS = 400;

const acquire = (holder: string, atMs: number) => ({
  method: "acquire",
  request: { name: "door", holder, leaseMs: LEASE_MS },
  atMs,
});

/** The token of the lease. Take it away, and the last claim is lost. */
const fence = (token: number) => ({
  metadata: { "fencing-token": String(token) },
});

const write = (value: string, token: number) => ({
  method: "write",
  request: { key: "door", value },
  ...fence(token),
});

export default scenario({
  name: "lock-and-fence",
  title: { en: "Lock and fence", "zh-CN": "锁与防护令牌" },
  summary: {
    en:
      "Ann gets the lock, sleeps through the end of her lease, and writes as " +
      "if it were still hers. By then it is Bob's, and he has written. Her " +
      "write carries the token of the older lease, so the store refuses it.",
    "zh-CN":
      "Ann 拿到锁，却睡过了租约，醒来照写不误。这时锁已经归 Bob，他也写过了。她的写入带着旧租约的令牌，存储拒绝了它。",
  },
  hosts: [
    { name: "ann" },
    { name: "bob" },
    { name: "lock" },
    { name: "store" },
  ],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 10 } },
    deadlineMs: 300,
  },
  services: [
    { service: "lock", host: "lock" },
    { service: "kv", host: "store" },
  ],
  clients: ["ann", "bob"].flatMap((host) => [
    {
      name: `${host}-lock`,
      host,
      service: "lock" as const,
      target: "lock:50051",
    },
    {
      name: `${host}-store`,
      host,
      service: "kv" as const,
      target: "store:50051",
    },
  ]),
  workloads: [
    {
      kind: "script",
      name: "ann-locks",
      client: "ann-lock",
      calls: [acquire("ann", 50)],
    },
    {
      kind: "script",
      name: "ann-writes",
      client: "ann-store",
      calls: [{ ...write("ann", 1), atMs: 200 }],
    },
    {
      kind: "script",
      name: "bob-locks",
      client: "bob-lock",
      calls: [acquire("bob", 150), acquire("bob", 600)],
    },
    {
      kind: "script",
      name: "bob-writes",
      client: "bob-store",
      calls: [
        { ...write("bob", 2), atMs: 700 },
        { method: "read", request: { key: "door" }, atMs: 1_200 },
      ],
    },
  ],
  faults: [
    { atMs: 150, action: { kind: "pause", host: "ann" } },
    { atMs: 900, action: { kind: "resume", host: "ann" } },
  ],
  checks: [
    {
      kind: "count",
      claim: "the lock is granted twice, the second time to Bob",
      of: {
        event: "host.state-shown",
        where: { name: "door", value: ["ann 1", "bob 2"] },
      },
      exactly: 2,
    },
    {
      kind: "eventually",
      claim: "both write: neither knows of the other",
      given: {
        event: "operation.invoked",
        where: { f: "write", value: '"bob"' },
      },
      some: {
        event: "operation.invoked",
        where: { f: "write", value: '"ann"' },
      },
    },
    {
      kind: "always",
      claim: "what is written last is by who held the lock last",
      each: { event: "operation.ended", where: { f: "read" } },
      has: { value: '"bob"' },
    },
  ],
});
