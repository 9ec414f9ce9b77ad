/** What is said of a run that somebody tried out? */
import type { Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";
import type { Words } from "farcall/scenario";
import { payments } from "./evidence.ts";
import { PAY_AT_MS, TRY_MS } from "./scene-tries.ts";

type Query = Parameters<typeof rowsThatFit>[1];

const PAY = { method: "pay" };

function momentsMs({ trace }: ScenarioRun, query: Query): number[] {
  return [...rowsThatFit(trace, query)].map(({ at }) => Math.round(at / 1e6));
}

/** When the bank had paid. */
function paidMs(run: ScenarioRun): number[] {
  const where = { ...PAY, status: "OK" };
  return momentsMs(run, { event: "handler.finished", where });
}

/** Whether the bank paid twice, and if not, why that fault was not enough. */
export function tellPayments(run: ScenarioRun): Words {
  if (payments(run) < 2) return tellOnce(run);
  const [first, second] = paidMs(run);
  return {
    en:
      `The bank paid at ${first} ms, and again at ${second} ms: its keys ` +
      "died with its program. So did its balance, which began anew at 100 " +
      "and shows only the second payment.",
    "zh-CN":
      `银行在 ${first} 毫秒付了一次，在 ${second} 毫秒又付了一次：程序一死，键就没了。` +
      "余额也从 100 重新算起，所以只看得出第二次。",
  };
}

function tellOnce(run: ScenarioRun): Words {
  const [paid] = paidMs(run);
  if (paid === undefined) {
    return {
      en:
        "The bank paid nothing: no request came to it. To pay twice it must " +
        "first have paid once. Take a later moment.",
      "zh-CN":
        "银行没有付款：没有请求到过它那里。要付两次，先得付过一次。换一个晚些的时刻。",
    };
  }
  const machine = { event: "host.crashed", host: "bank" };
  const crashes = { event: "host.process-crashed", host: "bank" };
  const [died] = momentsMs(run, crashes);
  const once = `The bank paid once, at ${paid} ms.`;
  const onceZh = `银行付了一次，在 ${paid} 毫秒。`;
  if (momentsMs(run, machine).length > 0) {
    return {
      en:
        `${once} A dead machine has lost its keys, but nobody starts it ` +
        "again, so it cannot pay again either. Whom does somebody start again?",
      "zh-CN": `${onceZh}机器宕机，键也丢了，可是没人再启动它，也就没法再付。什么才会被重新启动？`,
    };
  }
  if (died === undefined) {
    return {
      en: `${once} It kept its keys. What would take them away?`,
      "zh-CN": `${onceZh}它的键都还在。怎样才能让键消失？`,
    };
  }
  if (died <= paid) {
    return {
      en:
        `${once} Its program died at ${died} ms, before that, and had no key ` +
        "to lose yet. Take a later moment.",
      "zh-CN": `${onceZh}程序在 ${died} 毫秒就死了，那时还没有键可丢。换一个晚些的时刻。`,
    };
  }
  return {
    en:
      `${once} Its program died at ${died} ms, and nobody asked after that. ` +
      "Take a moment before the phone tries again.",
    "zh-CN": `${onceZh}程序在 ${died} 毫秒才死，之后谁也没有再问。换一个手机再试之前的时刻。`,
  };
}

function first(run: ScenarioRun, query: Query): Row | undefined {
  return [...rowsThatFit(run.trace, query)][0];
}

/** What came when, while the link was down; by how much it was too late. */
export function tellDeadline(run: ScenarioRun): Words {
  const [healed] = momentsMs(run, { event: "fault.ended" });
  const [gaveUp] = momentsMs(run, { event: "call.deadline-passed" });
  const received = { event: "request.received", where: PAY };
  const [arrived] = momentsMs(run, received);
  const answer = first(run, { event: "call.answered", where: PAY });
  if (answer !== undefined) {
    const answeredMs = Math.round(answer.at / 1e6);
    const sent = momentsMs(run, { event: "request.sent", where: PAY });
    const sentMs = sent.filter((atMs) => atMs < answeredMs).at(-1);
    const tookMs = Math.round(Number(columnOf(answer, "took_ns")) / 1e6);
    return {
      en:
        `The link was back at ${healed} ms. The first request arrived at ` +
        `${arrived} ms, when its try had long ended; those behind it were ` +
        "known by their key and got the same answer. The try that left at " +
        `${sentMs} ms still waited: it had the answer at ${answeredMs} ms, ` +
        `${tookMs} ms after the phone had asked.`,
      "zh-CN":
        `链路在 ${healed} 毫秒恢复。第一个请求在 ${arrived} 毫秒到达，可它的那次尝试早已` +
        "结束；后面的请求，银行凭键认了出来，给了同样的回复。" +
        `${sentMs} 毫秒出发的那次还在等：它在 ${answeredMs} 毫秒得到回复，` +
        `离手机发问 ${tookMs} 毫秒。`,
    };
  }
  const late = Number(arrived) - Number(gaveUp);
  const heard = {
    en:
      `The phone asked at ${PAY_AT_MS} ms and gave up at ${gaveUp} ms; the ` +
      `link was back at ${healed} ms.`,
    "zh-CN":
      `手机在 ${PAY_AT_MS} 毫秒发问，在 ${gaveUp} 毫秒放弃；` +
      `链路在 ${healed} 毫秒恢复。`,
  };
  if (late > 0) {
    return {
      en:
        `${heard.en} TCP, which waits longer each time, sent the first ` +
        `request again after that, and it arrived at ${arrived} ms: ` +
        `${late} ms too late even to arrive. Wait longer.`,
      "zh-CN":
        `${heard["zh-CN"]}TCP 重发一次比一次等得久，恢复之后才又发到，` +
        `第一个请求在 ${arrived} 毫秒到达：光是到达就晚了 ${late} 毫秒。再等久一点。`,
    };
  }
  return {
    en:
      `${heard.en} The first request arrived at ${arrived} ms, but its reply ` +
      `was for a try that had ended after its ${TRY_MS} ms, and the next one ` +
      "was not answered in time. Wait longer.",
    "zh-CN":
      `${heard["zh-CN"]}第一个请求在 ${arrived} 毫秒到达，可是它的那次尝试只等 ` +
      `${TRY_MS} 毫秒，早已结束；下一次尝试又没赶上得到回复。再等久一点。`,
  };
}
