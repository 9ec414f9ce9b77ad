/** How does a client say that it speaks HTTP/2? */

const TEXT = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/** RFC 9113 section 3.4: the first bytes of every client. */
export const PREFACE: Uint8Array = Uint8Array.from(TEXT, (character) =>
  character.charCodeAt(0),
);
