/** What does every page of the site say in Chinese, and its home? */
import type { SiteWords } from "./site-words-en.ts";

export const siteZh: SiteWords = {
  tagline: "在这个页面里的网络上进行远程调用",
  home: "课程",
  lab: "实验室",
  places: "页面",
  loadingPage: "正在加载……",
  notLoaded: "页面的这一部分未能加载。网络是否已断开？",
  tryAgain: "再试一次",
  homeTitle: "拆开看远程调用",
  opening: "钱付出去了吗？",
  openingText: "手机付款，回复却丢了。只要一分钟。",
  labText: "选一个网络，选它出什么故障；运行、观察、破坏、分享。",
  nowhere: (text: string) => `“${text}”不是本页的地址，请从这里选择。`,
  lessonDone: "已完成",
  lessonOpen: (done, all) => `已完成 ${done} 步，共 ${all} 步`,
  lessonNew: (minutes) => `约 ${minutes} 分钟，尚未开始`,
  language: "语言",
  theme: "外观",
  themeAuto: "跟随系统",
  themeLight: "浅色",
  themeDark: "深色",
  problem: "没有成功",
  noNetwork: "不需要账号、服务器或网络：一切都在本页中运行。",
};
