/** 课程播放器用中文说什么？ What does it say in Chinese? */
import type { LessonWords } from "./words-en.ts";

/** Between letters and characters stands a space. */
function spaced(name: string): string {
  return /\w$/.test(name) ? `${name} ` : name;
}

export const lessonZh: LessonWords = {
  minutes: (count) => `约 ${count} 分钟`,
  stepOf: (nth, count) => `第 ${nth} 步，共 ${count} 步`,
  steps: "本课的步骤",
  stepState: {
    done: "已完成",
    skipped: "已跳过",
    open: "未完成",
    locked: "请先回答或跳过前面的问题",
  },
  next: "下一步",
  back: "上一步",
  lockIn: "确定并运行",
  answer: "回答",
  skip: "先跳过，稍后再答",
  opensAfter: (nth, more) =>
    more === 0
      ? `回答或跳过这个问题后，就可以进入第 ${nth} 步。`
      : `回答或跳过这个问题和后面的 ${more} 个问题，就可以进入第 ${nth} 步。`,
  goOnTo: (nth) => `前往第 ${nth} 步`,
  goOnTowards: (nth) => `第 ${nth} 步之前的下一个问题`,
  choose: "选一项",
  right: "运行结果正是如此。",
  wrong: (said, is) => `你选的是“${said}”。运行结果是“${is}”。`,
  recallSkipped: "已跳过，仍然可以回答。",
  rightOfRuns: "这几次运行的结果正是如此。",
  wrongOfRuns: (said, is) => `你选的是“${said}”。这几次运行的结果是“${is}”。`,
  skipped: "已跳过。现在可以播放运行，也仍然可以回答。",
  otherAnswers: "其他答案为什么不对？",
  whatIsRight: "运行结果",
  whatIsRightOfRuns: "这几次运行的结果",
  seeds: (count) => `同一个问题，换 ${count} 个随机种子`,
  seedOf: (nth, all) => `已运行 ${nth} / ${all}`,
  stop: "停止",
  goOn: "继续",
  ofSeeds: (count, all) => (all === 0 ? "–" : `${all} 次中有 ${count} 次`),
  openSeed: "每个符号是一次运行，点选即可观看。",
  eachSeed: "每个随机种子一次运行",
  seed: (seed) => `随机种子 ${seed}`,
  seedSays: (seed, what) => `随机种子 ${seed}：${what}`,
  observe: "请在列表中选出那个事件。",
  toEvents: "到列表去",
  observed: "对，就是它。",
  thisIsIt: "就是这一条。",
  thisIsOne: "这是其中一条。",
  notThis: "不是这一条。",
  folded: (count) => `${count} 条：照常的调用`,
  notThat: (what) => `这一条是：${what.replace(/。?$/, "。")}请再找找。`,
  events: "发生了什么",
  tryOut: "用这个值运行",
  runIt: "运行这一种",
  control: (name, unit) => (unit === "" ? name : `${name}（${unit}）`),
  controls: {
    cut: "切断的时刻",
    deadline: "截止时间",
    connectionAge: "连接寿命",
    clerks: "职员数",
    weightOfOthers: "ada 和 bob 的权重",
    lease: "租约",
    world: "哪种故障，怎么应对",
    "time-out": "超时",
    distance: "距离",
    tenths: "十分之一（0.1）的个数",
    row: "哪一行",
    ms: "毫秒",
  },
  reached: "成了：运行结果符合要求。",
  doneWith: (value) => `已用 ${value} 完成；再运行一次就能重看。`,
  notReached: "还没有。换一个值试试。",
  missed: "这个值做不到。",
  faultsLeft: (count) =>
    count === 0 ? "故障已经用完。" : `还可以加 ${count} 个故障。`,
  moment: (ms) => `在 ${ms}，也就是运行现在所处的时刻：`,
  crash: "机器宕机",
  process: "程序崩溃",
  network: "网络",
  cut: (host) =>
    host === ""
      ? "双向切断链路"
      : `双向切断${/^\w/.test(host) ? " " : ""}${spaced(host)}的链路`,
  cutOne: (from) =>
    `切断${/^\w/.test(from) ? " " : ""}${spaced(from)}发出的一切`,
  broken: "做到了：这次运行推翻了那个说法。",
  notBroken: "在这次运行里，那个说法仍然成立。",
  again: "撤回故障",
  loadingEditor: "正在加载编辑器……",
  exercise: (problem) =>
    `编辑器未能加载：${problem}。请刷新页面，` +
    "或者在自己的机器上、Farcall 的文件夹里完成：",
  exerciseStart: "开始练习：得到一个待填的文件和它的检查",
  exerciseGrade: "为你写的代码打分，并说明理由",
  markDone: "我做完了",
  note: "你的笔记",
  eyes: (host) => `只看${host}能知道的`,
  showing: (scene) => `正在显示运行“${scene}”。`,
  showingSeed: (seed) =>
    `现在看到的是随机种子 ${seed} 的那次运行，不是这一步原来的运行。`,
  ownRun: "回到这一步的运行",
  closeRun: "关闭这次运行",
  inLab: "在实验室里打开这次运行",
  afterAnswer: "你回答之后，运行就会播放。",
  recall: "还记得吗？",
  behind: "英文版已有更新，这份中文还没有跟上。",
  code: "这里讲到的代码",
  codeComments: "代码取自 Farcall 本身，其中的注释是英文。",
  codeFolded: "回答之前先收起，想看也可以打开。",
  wholeFile: (count) => `整个文件，共 ${count} 行`,
  lines: (first, last) => `第 ${first} 至 ${last} 行`,
  loading: "正在运行本课……",
  failed: (problem) =>
    problem === ""
      ? "本课未能加载。网络是否已断开？"
      : `本课未能加载：${problem}。`,
  noLesson: (slug) => `没有名为“${slug}”的课。`,
  finished: "本课到此结束。",
  nextLesson: (title) => `下一课：${title}`,
  rightChoice: "正确答案",
  reallyRight: "答对了。",
  reallyWrong: (said, is) => `你选的是“${said}”。正确答案是“${is}”。`,
  toLab: "去实验室继续玩",
  toHome: "回到课程",
};
