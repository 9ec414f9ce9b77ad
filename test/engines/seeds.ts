/** How many seeds of every scenario are compared? */

/** `npm run engines` is the long form. */
const isLong = process.env["npm_lifecycle_event"] === "engines";

export const SEEDS = Number(process.env["SEEDS"] ?? (isLong ? 50 : 10));
