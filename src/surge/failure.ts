import type { Failure } from "./result.ts";

const BY_CODE: Record<string, Failure> = {
  // Ports of this machine in use, open files at their limit: the crowd did not come as planned.
  EADDRNOTAVAIL: "lab out of ports or files",
  EMFILE: "lab out of ports or files",
  ENFILE: "lab out of ports or files",
  ENOBUFS: "lab out of ports or files",
  ECONNREFUSED: "no connection",
  EHOSTUNREACH: "no connection",
  ENETUNREACH: "no connection",
  ETIMEDOUT: "no connection",
  UND_ERR_CONNECT_TIMEOUT: "no connection",
  ECONNRESET: "connection lost",
  EPIPE: "connection lost",
  UND_ERR_SOCKET: "connection lost",
  ERR_HTTP2_STREAM_ERROR: "connection lost",
  ERR_HTTP2_STREAM_CANCEL: "connection lost",
  ERR_HTTP2_SESSION_ERROR: "connection lost",
  ERR_HTTP2_GOAWAY_SESSION: "connection lost",
  ERR_HTTP2_INVALID_SESSION: "connection lost",
};

/** The kind of failure behind an error of the HTTP client. What is not about the connection is an answer that was not HTTP. */
export function toFailure(error: Error & { code?: string }): Failure {
  return BY_CODE[error.code ?? ""] ?? "not HTTP";
}
