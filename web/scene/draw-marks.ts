/** How is a mark drawn? Always by a shape too, never by colour alone. */
import { never } from "../../src/ports/assert.ts";
import type { Mark } from "./marks.ts";
import type { Palette } from "./palette.ts";

type MarkOf<Kind extends Mark["kind"]> = Extract<Mark, { kind: Kind }>;

const RADIUS = 8;
const FALL = 12;
const TURN = 2 * Math.PI;

/** One frame: a clear canvas and these marks. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  palette: Palette,
): void {
  const { width, height } = context.canvas;
  context.save();
  context.resetTransform();
  context.clearRect(0, 0, width, height);
  context.restore();
  for (const mark of marks) {
    context.save();
    drawMark(context, mark, palette);
    context.restore();
  }
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

/** A request is filled, an answer hollow with a sign, an error a diamond. */
function shape(
  context: CanvasRenderingContext2D,
  what: MarkOf<"flight">["what"],
  { request, problem, paper, ink }: Palette,
): void {
  context.lineWidth = 2.5;
  context.lineCap = "round";
  context.beginPath();
  if (what === "error") {
    polygon(context, 4, RADIUS + 3);
    fillAndStroke(context, paper, problem);
    sign(context, problem, "-");
    return;
  }
  if (what === "frame" || what === "packet") {
    const side = what === "frame" ? 9 : 7;
    context.rect(-side / 2, -side / 2, side, side);
    fillAndStroke(context, what === "frame" ? request : paper, ink);
    return;
  }
  context.arc(0, 0, RADIUS, 0, TURN);
  fillAndStroke(context, what === "request" ? request : paper, request);
  if (what !== "request") sign(context, request, "+");
}

function polygon(
  context: CanvasRenderingContext2D,
  corners: number,
  radius: number,
): void {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = (corner / corners) * TURN;
    context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  context.closePath();
}

function fillAndStroke(
  context: CanvasRenderingContext2D,
  fill: string,
  stroke: string,
): void {
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.fill();
  context.stroke();
}

function sign(
  context: CanvasRenderingContext2D,
  colour: string,
  what: "+" | "-",
): void {
  const arm = RADIUS / 2;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  line(context, [-arm, 0], [arm, 0]);
  if (what === "+") line(context, [0, -arm], [0, arm]);
}

function line(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, arm: number): void {
  line(context, [-arm, -arm], [arm, arm]);
  line(context, [arm, -arm], [-arm, arm]);
}

/** It stops, becomes a cross, falls and fades. */
function ghost(
  context: CanvasRenderingContext2D,
  { x, y, age }: MarkOf<"ghost">,
  { problem }: Palette,
): void {
  const fallen = age * age * FALL;
  context.translate(x, y + fallen);
  context.globalAlpha = age < 0.5 ? 1 : 2 - 2 * age;
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
