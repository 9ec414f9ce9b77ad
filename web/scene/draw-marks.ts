/** How is a mark drawn? Always by a shape too, never by colour alone. */
import { never } from "../../src/ports/assert.ts";
import {
  cross,
  fillAndStroke,
  line,
  RADIUS,
  shape,
  TURN,
} from "./draw-shapes.ts";
import type { Mark } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { type Stamps, stamp } from "./stamps.ts";

type MarkOf<Kind extends Mark["kind"]> = Extract<Mark, { kind: Kind }>;

const FALL = 12;
/** A cross to which its loss is still on its way. */
const AWAITED = 0.5;

/** One frame: a clear canvas and these marks. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  stamps: Stamps,
): void {
  const { width, height } = context.canvas;
  context.save();
  context.resetTransform();
  context.clearRect(0, 0, width, height);
  context.restore();
  const plain = marks.filter(isPlain);
  for (const what of ["request", "response"] as const) {
    const at = plain.filter((mark) => mark.what === what);
    stamp(context, stamps, { what, at });
  }
  for (const mark of marks) {
    if (isPlain(mark)) continue;
    context.save();
    drawMark(context, mark, stamps.palette);
    context.restore();
  }
}

/** A request or an answer with nothing beside it: nearly all of a crowd. */
function isPlain(mark: Mark): mark is MarkOf<"flight"> {
  if (mark.kind !== "flight" || mark.alpha < 1 || mark.nth > 1) return false;
  return mark.what === "request" || mark.what === "response";
}

function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  palette: Palette,
): void {
  switch (mark.kind) {
    case "flight":
      context.globalAlpha = mark.alpha;
      context.translate(mark.x, mark.y);
      shape(context, mark.what, palette);
      if (mark.nth > 1) again(context, mark.nth, palette);
      break;
    case "held":
      held(context, mark, palette);
      break;
    case "reset":
      reset(context, mark, palette);
      break;
    case "arrow":
      arrow(context, mark, palette);
      break;
    case "ghost":
      ghost(context, mark, palette);
      break;
    case "deadline":
      deadline(context, mark, palette);
      break;
    case "timeout":
      timeout(context, mark, palette);
      break;
    default:
      never(mark);
  }
}

/** Bytes that were sent before: a double chevron and which time it is. */
function again(
  context: CanvasRenderingContext2D,
  nth: number,
  { ink }: Palette,
): void {
  context.strokeStyle = ink;
  context.lineWidth = 1.8;
  for (const x of [-9, -4]) {
    context.beginPath();
    context.moveTo(x, -RADIUS - 11);
    context.lineTo(x + 4, -RADIUS - 7);
    context.lineTo(x, -RADIUS - 3);
    context.stroke();
  }
  context.fillStyle = ink;
  context.font = "600 12px system-ui, sans-serif";
  context.fillText(String(nth), 4, -RADIUS - 3);
}

/** It stands where it was stopped, under the two bars of a pause. */
function held(
  context: CanvasRenderingContext2D,
  { x, y, what }: MarkOf<"held">,
  palette: Palette,
): void {
  context.translate(x, y);
  shape(context, what, palette);
  context.strokeStyle = palette.ink;
  context.lineWidth = 3;
  for (const side of [-3.5, 3.5]) {
    line(context, [side, -RADIUS - 14], [side, -RADIUS - 5]);
  }
}

/** The two ends of a broken line, and a cross between them. */
function reset(
  context: CanvasRenderingContext2D,
  { x, y, age }: MarkOf<"reset">,
  { problem, paper }: Palette,
): void {
  context.translate(x, y);
  // Wherever one stops the run, it is seen well until it is as good as gone.
  context.globalAlpha = age < 0.9 ? 1 : (1 - age) / 0.1;
  context.lineCap = "round";
  context.lineWidth = 2;
  context.beginPath();
  context.arc(0, 0, 13, 0, TURN);
  fillAndStroke(context, paper, problem);
  context.lineWidth = 3;
  line(context, [-8, -4], [-2, 2]);
  line(context, [2, -2], [8, 4]);
}

/** It stops, becomes a cross, falls and fades. */
function ghost(
  context: CanvasRenderingContext2D,
  { x, y, age, isAwaited }: MarkOf<"ghost">,
  { problem }: Palette,
): void {
  const fallen = age * age * FALL;
  context.translate(x, y + fallen);
  const alpha = age < 0.5 ? 1 : 2 - 2 * age;
  context.globalAlpha = isAwaited ? AWAITED : alpha;
  context.strokeStyle = problem;
  context.lineWidth = 3;
  context.lineCap = "round";
  cross(context, RADIUS - 1);
}

function deadline(
  context: CanvasRenderingContext2D,
  { x, y, radius, share }: MarkOf<"deadline">,
  { quiet, ink }: Palette,
): void {
  context.translate(x, y);
  context.lineWidth = 1;
  context.strokeStyle = quiet;
  context.globalAlpha = 0.45;
  ring(context, radius, [0, 1]);
  context.globalAlpha = 1;
  context.lineWidth = 4;
  context.lineCap = "round";
  context.strokeStyle = ink;
  // It drains clockwise, as a clock's hand would sweep it away.
  if (share > 0) ring(context, radius, [1 - share, 1]);
}

function ring(
  context: CanvasRenderingContext2D,
  radius: number,
  [from, to]: readonly [number, number],
): void {
  const top = -TURN / 4;
  context.beginPath();
  context.arc(0, 0, radius, top + from * TURN, top + to * TURN);
  context.stroke();
}

/** An hourglass that has run out, after a short shake. */
function timeout(
  context: CanvasRenderingContext2D,
  { x, y, radius, age }: MarkOf<"timeout">,
  palette: Palette,
): void {
  const { problem, paper } = palette;
  const shake = Math.sin(age * TURN * 2) * 3 * (1 - age);
  context.translate(x + shake, y);
  context.strokeStyle = problem;
  context.lineWidth = 2;
  context.setLineDash([4, 5]);
  ring(context, radius, [0, 1]);
  context.setLineDash([]);
  const edge = radius * Math.SQRT1_2;
  context.translate(edge, -edge);
  context.beginPath();
  context.arc(0, 0, 13, 0, TURN);
  fillAndStroke(context, paper, problem);
  hourglass(context, problem);
}

function hourglass(context: CanvasRenderingContext2D, colour: string): void {
  const [w, h] = [4.5, 6.5];
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.8;
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(-w, -h);
  context.lineTo(w, -h);
  context.lineTo(-w, h);
  context.lineTo(w, h);
  context.closePath();
  context.stroke();
  // All the sand lies below.
  context.beginPath();
  context.moveTo(0, 1);
  context.lineTo(-w, h);
  context.lineTo(w, h);
  context.closePath();
  context.fill();
}

/** Where nothing may move, the whole way stands there, with its number. */
function arrow(
  context: CanvasRenderingContext2D,
  { x, y, from, what, n, isLost }: MarkOf<"arrow">,
  palette: Palette,
): void {
  const isError = what === "error" || isLost;
  context.strokeStyle = isError ? palette.problem : palette.request;
  context.lineWidth = 2.5;
  if (what === "error") context.setLineDash([6, 4]);
  line(context, [from.x, from.y], [x, y]);
  context.setLineDash([]);
  const angle = Math.atan2(y - from.y, x - from.x);
  context.translate(x, y);
  if (isLost) {
    context.lineWidth = 3;
    cross(context, RADIUS - 1);
  } else head(context, angle, { palette, isFilled: what === "request" });
  context.translate((from.x - x) / 2, (from.y - y) / 2);
  shape(context, what, palette);
  context.fillStyle = palette.ink;
  context.font = "600 13px system-ui, sans-serif";
  context.textAlign = "center";
  context.fillText(String(n), 0, -RADIUS - 7);
}

function head(
  context: CanvasRenderingContext2D,
  angle: number,
  { palette, isFilled }: { palette: Palette; isFilled: boolean },
): void {
  context.save();
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-11, -6);
  context.lineTo(-11, 6);
  context.closePath();
  context.fillStyle = isFilled ? palette.request : palette.paper;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  context.restore();
}
