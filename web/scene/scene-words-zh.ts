/** What do the marks and the controls of a scene say in Chinese? */
import type { SceneWords } from "./scene-words-en.ts";

export const sceneWordsZh: SceneWords = {
  play: "播放",
  pause: "暂停",
  again: "再放一遍",
  stepBack: "上一个事件",
  stepOn: "下一个事件",
  timeline: "场景的时刻",
  legend: "图中标记",
  down: "已停机",
  paused: "已暂停",
  fold: "安静的时间，已缩短",
  marks: {
    request: "请求",
    response: "答复：OK",
    error: "答复：错误",
    frame: "帧",
    packet: "数据包",
    ghost: "丢失",
    deadline: "剩余等待时间",
    timeout: "截止时间已过",
    wall: "网络被切断",
    connection: "连接",
    "half-open": "只剩一端的连接",
    reset: "连接已断",
    down: "主机停机",
    paused: "主机暂停",
  },
  topology: (hosts) => `网络：${hosts}`,
  spaceTime: (hosts) => `时间向右，每条线是一台主机：${hosts}`,
};
