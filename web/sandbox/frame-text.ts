/** What stands in the frame that a learner's program runs in? */

/**
 * It makes the Worker from the text that comes with the port, and hands on
 * one answer for each question. One word out of turn, or one that is too
 * long, ends the Worker before the page has to hear of it.
 */
export const FRAME_SCRIPT = `addEventListener("message", ({ data, ports }) => {
  const [port] = ports;
  const url = URL.createObjectURL(new Blob([data.script]));
  const worker = new Worker(url);
  let isAsked = true;
  const end = (kind, text) => {
    worker.terminate();
    port.postMessage({ kind, text: String(text).slice(0, 300) });
    port.close();
  };
  worker.onmessage = (event) => {
    const { kind, text } = event.data ?? {};
    if (!isAsked) return end("loud", "");
    if (typeof kind !== "string" || typeof text !== "string") {
      return end("loud", "");
    }
    if (text.length > data.lengthMax) return end("long", "");
    isAsked = false;
    port.postMessage({ kind, text });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end("died", event.message);
  };
  port.onmessage = (event) => {
    isAsked = true;
    worker.postMessage(event.data);
  };
  worker.postMessage({ program: data.program });
}, { once: true });`;

/** Nothing but this script, and what it makes itself, is loaded or reached. */
export function frameText(nonce: string): string {
  const policy =
    `default-src 'none'; script-src 'nonce-${nonce}' blob:; ` +
    "worker-src blob:; form-action 'none'";
  return (
    `<!doctype html><meta http-equiv="content-security-policy" ` +
    `content="${policy}"><script nonce="${nonce}">${FRAME_SCRIPT}</script>`
  );
}
