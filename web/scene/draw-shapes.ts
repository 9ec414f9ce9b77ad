/** Which shape stands for what is sent? */
import type { Mark } from "./marks.ts";
import type { Palette } from "./palette.ts";

export const RADIUS = 8;
export const TURN = 2 * Math.PI;

/** On the page, or on a stamp. */
type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A request is filled, an answer hollow with a sign, an error a diamond. */
export function shape(
  context: Pen,
  what: Extract<Mark, { kind: "flight" }>["what"],
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

function polygon(context: Pen, corners: number, radius: number): void {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = (corner / corners) * TURN;
    context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  context.closePath();
}

export function fillAndStroke(
  context: Pen,
  fill: string,
  stroke: string,
): void {
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.fill();
  context.stroke();
}

function sign(context: Pen, colour: string, what: "+" | "-"): void {
  const arm = RADIUS / 2;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  line(context, [-arm, 0], [arm, 0]);
  if (what === "+") line(context, [0, -arm], [0, arm]);
}

export function line(
  context: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

export function cross(context: Pen, arm: number): void {
  line(context, [-arm, -arm], [arm, arm]);
  line(context, [arm, -arm], [-arm, arm]);
}
