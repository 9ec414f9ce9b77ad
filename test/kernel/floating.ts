/** A run in which a promise is rejected that nobody awaits; run as a child. */
import { ms, ns } from "../../src/ports/time.ts";
import { runWorld, testHost } from "./world.ts";

for (let attempt = 0; attempt < 2; attempt += 1) {
  const { failure, endedAt, said } = await runWorld((simulation) => {
    const a = testHost(simulation, "floater");
    const b = testHost(simulation, "bystander");
    a.start("float", async () => {
      await a.sleep(ms(2));
      a.note("before", 1);
      void Promise.reject(new Error("lost"));
      await a.sleep(ns(1));
      a.note("after", 2);
    });
    b.start("tick", async () => {
      for (let n = 0; n < 30_000; n += 1) await b.sleep(ms(3));
    });
  });
  const { problem, host } = failure as { problem: string; host: string };
  const lastSaid = said.at(-1)?.split(": ")[1];
  console.log(JSON.stringify({ problem, host, endedAt, lastSaid }));
}
