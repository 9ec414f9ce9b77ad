/** What do the marks and the controls of a scene say in English? */

export const sceneWordsEn = {
  play: "Play",
  pause: "Pause",
  again: "Play again",
  stepBack: "Previous event",
  stepOn: "Next event",
  timeline: "Moment of the scene",
  speed: "Speed",
  byEvent: "by event",
  lasts: (seconds: string) => `all in ${seconds} s`,
  legend: "On the picture",
  down: "down",
  paused: "paused",
  fold: "quiet time, cut short",
  marks: {
    request: "request",
    response: "reply: OK",
    error: "reply: error",
    frame: "frame",
    packet: "packet",
    held: "held back",
    again: "sent again",
    ghost: "lost",
    deadline: "time left to wait",
    timeout: "deadline passed",
    wall: "network cut",
    connection: "connection",
    "half-open": "connection that one end still believes in",
    reset: "connection broken",
    down: "host is down",
    paused: "host is paused",
  },
  topology: (hosts: string) => `The network: ${hosts}`,
  spaceTime: (hosts: string) => `Time goes right, a line for each of ${hosts}`,
};

export type SceneWords = typeof sceneWordsEn;
