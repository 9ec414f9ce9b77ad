/** Is a request, a response or a trailer section well-formed? */
import { type HeaderField, quote } from "./header-field.ts";

/** What the fields say of the message around them. */
export interface HeaderSection {
  /** Why it is malformed (RFC 9113 sections 8.1 to 8.3), or "". */
  readonly fault: string;
  /** The declared length of the body in bytes, or -1. */
  readonly contentLength: number;
  /** Of a response; 0 elsewhere. */
  readonly status: number;
}

export type SectionKind = "request" | "response" | "trailers";

const PSEUDO: { readonly [kind in SectionKind]: readonly string[] } = {
  request: [":method", ":scheme", ":path", ":authority"],
  response: [":status"],
  trailers: [],
};

const COLON = 58;
const STATUS = /^[1-5][0-9][0-9]$/;
const DIGITS = /^[0-9]{1,15}$/;

/** Looks at each field once. */
export function checkSection(
  fields: readonly HeaderField[],
  kind: SectionKind,
): HeaderSection {
  let contentLength = -1;
  let seen = 0;
  let isPastPseudo = false;
  for (const field of fields) {
    if (field.fault !== "") return malformed(field.fault);
    if (field.name.charCodeAt(0) === COLON) {
      const bit = 1 << (PSEUDO[kind].indexOf(field.name) + 1);
      if (bit === 1) return misplaced(field, `does not belong in ${kind}`);
      if (isPastPseudo) return misplaced(field, "comes after other fields");
      if ((seen & bit) !== 0) return misplaced(field, "is there twice");
      seen |= bit;
      continue;
    }
    isPastPseudo = true;
    if (field.name !== "content-length") continue;
    const length = DIGITS.test(field.value) ? Number(field.value) : -1;
    if (length < 0 || (contentLength >= 0 && length !== contentLength)) {
      return malformed(`content-length ${quote(field.value)} is no length`);
    }
    contentLength = length;
  }
  if (kind === "request") return checkRequest(fields, contentLength);
  if (kind === "response") return checkResponse(fields, contentLength);
  return { fault: "", contentLength, status: 0 };
}

function checkRequest(
  fields: readonly HeaderField[],
  contentLength: number,
): HeaderSection {
  const method = fieldValue(fields, ":method");
  const path = fieldValue(fields, ":path");
  const scheme = fieldValue(fields, ":scheme");
  if (method === undefined) return malformed(":method is missing");
  if (method === "CONNECT") {
    const isBare = path === undefined && scheme === undefined;
    if (isBare) return { fault: "", contentLength, status: 0 };
    return malformed("CONNECT takes no :scheme and no :path");
  }
  if (scheme === undefined) return malformed(":scheme is missing");
  if (path === undefined) return malformed(":path is missing");
  if (!path.startsWith("/") && path !== "*") {
    return malformed(`:path ${quote(path)} does not begin with "/"`);
  }
  return { fault: "", contentLength, status: 0 };
}

function checkResponse(
  fields: readonly HeaderField[],
  contentLength: number,
): HeaderSection {
  const status = fieldValue(fields, ":status");
  if (status === undefined) return malformed(":status is missing");
  if (!STATUS.test(status)) {
    return malformed(`:status ${quote(status)} is not 100 to 599`);
  }
  return { fault: "", contentLength, status: Number(status) };
}

function fieldValue(
  fields: readonly HeaderField[],
  name: string,
): string | undefined {
  for (const field of fields) if (field.name === name) return field.value;
  return undefined;
}

function misplaced(field: HeaderField, how: string): HeaderSection {
  return malformed(`${quote(field.name)} ${how}`);
}

function malformed(fault: string): HeaderSection {
  return { fault, contentLength: -1, status: 0 };
}
