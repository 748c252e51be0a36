/** Why an answer could not be had whole. Stable codes: they stand in inventories and reports. */
export type FetchErrorCode =
  | 'connect-timeout'
  | 'response-timeout'
  | 'body-timeout'
  | 'connection-refused'
  | 'connection-reset'
  | 'network-unreachable'
  | 'dns-failure'
  | 'unmapped-host'
  | 'private-address'
  | 'tls-expired'
  | 'tls-wrong-host'
  | 'tls-untrusted'
  | 'tls-protocol'
  | 'bad-http'
  | 'truncated-body'
  | 'too-large'
  | 'compression-bomb'
  | 'bad-content-encoding'
  | 'redirect-loop'
  | 'too-many-redirects'
  | 'aborted'
  | 'fetch-failed';

/** A request ended without a whole answer; `code` says why, the message says it in words. */
export class FetchError extends Error {
  constructor(
    readonly code: FetchErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const bySystemCode: Readonly<Record<string, FetchErrorCode>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  EHOSTUNREACH: 'network-unreachable',
  ENETUNREACH: 'network-unreachable',
  EADDRNOTAVAIL: 'network-unreachable',
  ENOTFOUND: 'dns-failure',
  EAI_AGAIN: 'dns-failure',
  EAI_FAIL: 'dns-failure',
  E_UNMAPPED_HOST: 'unmapped-host',
  E_PRIVATE_ADDRESS: 'private-address',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  INVALID_PURPOSE: 'tls-untrusted',
  PATH_LENGTH_EXCEEDED: 'tls-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'tls-untrusted',
  // Node's word for all of OpenSSL's reasons against a certificate that it has no name for, such as a signature with SHA-1.
  UNSPECIFIED: 'tls-untrusted',
  E_OTHER_KEY: 'tls-untrusted',
  // How OpenSSL refuses keys and signatures that are too weak for it.
  ERR_SSL_EE_KEY_TOO_SMALL: 'tls-untrusted',
  ERR_SSL_CA_KEY_TOO_SMALL: 'tls-untrusted',
  ERR_SSL_CA_MD_TOO_WEAK: 'tls-untrusted',
  ABORT_ERR: 'aborted',
  ERR_ABORTED: 'aborted',
};

const byTimedEvent: Readonly<Record<string, FetchErrorCode>> = {
  lookup: 'connect-timeout',
  connect: 'connect-timeout',
  secureConnect: 'connect-timeout',
  send: 'response-timeout',
  response: 'response-timeout',
  read: 'body-timeout',
  request: 'body-timeout',
};

function codeOf(error: Error): FetchErrorCode {
  if ('event' in error && typeof error.event === 'string') return byTimedEvent[error.event] ?? 'fetch-failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = bySystemCode[code];
  if (known) return known;
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO|ERR_OSSL)/.test(code)) return 'tls-protocol';
  return /^HPE_/.test(code) ? 'bad-http' : 'fetch-failed';
}

/** Turns what got or node:net threw into a {@link FetchError}; the innermost cause that is understood decides. */
export function toFetchError(error: unknown, url: string): FetchError {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if (current instanceof FetchError) return current;
    // Node tries each address of a name and gathers what went wrong.
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0];
    if (!(current instanceof Error)) break;
    const code = codeOf(current);
    if (code !== 'fetch-failed') return new FetchError(code, describe(code, url, current), { cause: error });
    current = current.cause;
  }
  const detail =
    error instanceof Error ? describe('fetch-failed', url, error) : `${url} could not be fetched`;
  return new FetchError('fetch-failed', detail, { cause: error });
}

/** The messages of certificate errors quote what a server sent: one short line of them is enough. */
function describe(code: FetchErrorCode, url: string, error: Error): string {
  const said = error.message.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 160);
  return `${url}: ${code}${said === '' ? '' : ` (${said})`}`;
}
