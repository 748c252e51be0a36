import type { OldProtocol } from '../evidence/connection.js';
import type { Settings } from '../settings.js';
import { handshake } from './handshake.js';

const versions = [
  ['TLS 1.0', 'TLSv1'],
  ['TLS 1.1', 'TLSv1.1'],
] as const;

/** Every cipher that the library has, those of old servers included: the version alone is asked about. */
const allCiphers = 'ALL:@SECLEVEL=0';

/** Offers TLS 1.0 and TLS 1.1, each alone, to a host that was reached before. */
export async function askOldProtocols(
  settings: Settings,
  host: string,
  port: number,
): Promise<OldProtocol[]> {
  const rows: OldProtocol[] = [];
  for (const [version, name] of versions) {
    const result = await handshake(settings, host, port, {
      minVersion: name,
      maxVersion: name,
      ciphers: allCiphers,
      ca: [],
    });
    if (result.is === 'done') rows.push({ version, answer: 'accepted', detail: result.cipher });
    else {
      const answer = result.is === 'refused' || result.is === 'not-offered' ? result.is : 'unknown';
      rows.push({ version, answer, detail: result.detail });
    }
  }
  return rows;
}
