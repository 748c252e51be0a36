import dns from 'node:dns';
import net from 'node:net';

/** A name or address leads into a private network that the run's settings do not name: nothing was sent. */
export class PrivateAddressError extends Error {
  readonly code = 'E_PRIVATE_ADDRESS';
}

// IANA's special-purpose registries (RFC 6890 and successors): what is not reachable on the public Internet.
const blocks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const list = new net.BlockList();
for (const [address, prefix] of blocks)
  list.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4');

/** Addresses that carry an IPv4 address inside: mapped (`::ffff:`), NAT64 (`64:ff9b::`) and 6to4 (`2002:`). */
function embeddedIpv4(address: string): string | undefined {
  const [first = '', second = '', third = ''] = expand(address);
  const groups = expand(address);
  const dotted = (high: string, low: string): string =>
    [high.slice(0, 2), high.slice(2), low.slice(0, 2), low.slice(2)]
      .map(byte => parseInt(byte, 16))
      .join('.');
  if (first === '2002') return dotted(second, third);
  const isMapped = groups.slice(0, 5).every(group => group === '0000') && groups[5] === 'ffff';
  const isNat64 = first === '0064' && second === 'ff9b' && third === '0000';
  return isMapped || isNat64 ? dotted(groups[6] ?? '', groups[7] ?? '') : undefined;
}

/** The eight groups of an IPv6 address, four hex digits each. */
function expand(address: string): string[] {
  const plain = new URL(`http://[${address.split('%')[0]}]/`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => '0');
  return [...left, ...middle, ...right].map(group => group.padStart(4, '0'));
}

/** Whether an IP address (not a name) belongs to a private, loopback, link-local or otherwise special network. */
export function isPrivateAddress(address: string): boolean {
  if (net.isIPv4(address)) return list.check(address, 'ipv4');
  if (!net.isIPv6(address)) return false;
  const inner = embeddedIpv4(address);
  return inner === undefined ? list.check(address, 'ipv6') : list.check(inner, 'ipv4');
}

const refusal = (host: string, address: string): PrivateAddressError =>
  new PrivateAddressError(
    `${host} leads to the private address ${address}; only what BASE_URL or CONNECT_TO names is reached there`,
  );

/** Throws {@link PrivateAddressError} where the host is itself a private address. */
export function refusePrivateLiteral(host: string): void {
  if (isPrivateAddress(host)) throw refusal(host, host);
}

/** `dns.lookup` that fails with {@link PrivateAddressError} where a name resolves into a private network. */
export const publicLookup: net.LookupFunction = (host, options, callback) => {
  dns.lookup(host, { ...options, all: true }, (error, addresses) => {
    const found = error ? [] : addresses;
    const hidden = found.find(({ address }) => isPrivateAddress(address));
    const [first] = found;
    if (error || hidden || !first) return callback(error ?? refusal(host, hidden?.address ?? 'none'), '', 0);
    if (options.all === true) return callback(null, found);
    callback(null, first.address, first.family);
  });
};
