/** Does every way to fail have the status that gRPC gives to it? */
import { expect, test } from "vitest";
import {
  decodeDetails,
  encodeDetails,
} from "../../../src/protocols/grpc/error-details.ts";
import {
  outcomeOfClose,
  statusOfHttp,
  statusOfReset,
} from "../../../src/protocols/grpc/http-status.ts";
import { readTrailers } from "../../../src/protocols/grpc/response-trailers.ts";

test("HTTP statuses map as http-grpc-status-mapping.md says", () => {
  const table = {
    400: "INTERNAL",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "UNIMPLEMENTED",
    429: "UNAVAILABLE",
    431: "INTERNAL",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "UNAVAILABLE",
    200: "UNKNOWN",
    500: "UNKNOWN",
  };
  for (const [http, status] of Object.entries(table)) {
    expect(statusOfHttp(Number(http))).toBe(status);
  }
});

test("resets map as PROTOCOL-HTTP2.md says", () => {
  expect(statusOfReset("REFUSED_STREAM")).toBe("UNAVAILABLE");
  expect(statusOfReset("CANCEL")).toBe("CANCELLED");
  expect(statusOfReset("ENHANCE_YOUR_CALM")).toBe("RESOURCE_EXHAUSTED");
  expect(statusOfReset("INADEQUATE_SECURITY")).toBe("PERMISSION_DENIED");
  expect(statusOfReset("NO_ERROR")).toBe("INTERNAL");
  expect(statusOfReset("STREAM_CLOSED")).toBe("INTERNAL");
});

test("only a refusal proves that nothing happened", () => {
  const reset = { kind: "reset", by: "peer" } as const;
  const refused = outcomeOfClose({ ...reset, code: "REFUSED_STREAM" });
  expect(refused.evidence).toBe("refused");
  const goaway = outcomeOfClose({ kind: "goaway", processed: false });
  expect(goaway.evidence).toBe("refused");
  const cancelled = outcomeOfClose({ ...reset, code: "CANCEL" });
  expect(cancelled.evidence).toBe("silence");
  const lost = outcomeOfClose({
    kind: "connection",
    reason: { kind: "transport", code: "NO_ERROR", because: "reset" },
  });
  expect(lost).toMatchObject({ status: "UNAVAILABLE", evidence: "silence" });
});

test("trailers without a good grpc-status are UNKNOWN", () => {
  expect(readTrailers([], false).status).toBe("UNKNOWN");
  const bad = [{ name: "grpc-status", value: "five" }];
  expect(readTrailers(bad, false).status).toBe("UNKNOWN");
  const unheard = [{ name: "grpc-status", value: "99" }];
  expect(readTrailers(unheard, false).status).toBe("UNKNOWN");
  const http = [{ name: ":status", value: "503" }];
  expect(readTrailers(http, true).status).toBe("UNAVAILABLE");
});

test("details come back by the name of their type, or not at all", () => {
  const details = [
    { type: "google.rpc.ErrorInfo", value: Uint8Array.from([1, 2, 3]) },
    { type: "farcall.Note", value: new Uint8Array(0) },
  ];
  const status = "NOT_FOUND" as const;
  const value = encodeDetails({ status, reason: "nö", details });
  expect(decodeDetails(value)).toEqual(details);
  expect(decodeDetails("////")).toEqual([]);
});
