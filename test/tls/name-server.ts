import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A name server on loopback that knows aliases only. */
export interface NameServer {
  /** `address:port`. */
  readonly address: string;
  /** Names that were asked for, in their order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const labels = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map(label => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function nameIn(query: Buffer): string {
  const parts: string[] = [];
  for (let at = 12; (query[at] ?? 0) > 0;) {
    const length = query[at] ?? 0;
    parts.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return parts.join('.').toLowerCase();
}

/** The answer of RFC 1035 to a query: the name's alias, or that it has none. */
function answerTo(query: Buffer, alias: string): Buffer {
  const name = nameIn(query);
  const question = query.subarray(12, 12 + labels(name).length + 4);
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(alias === '' ? 0 : 1, 6);
  header.writeUInt32BE(0, 8);
  if (alias === '') return Buffer.concat([header, question]);
  const target = labels(alias);
  const record = Buffer.alloc(12);
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(5, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt32BE(60, 6);
  record.writeUInt16BE(target.length, 10);
  return Buffer.concat([header, question, record, target]);
}

/** Starts a name server; names with an empty alias have none, and those that it does not know get no answer at all. */
export async function serveNames(aliases: Readonly<Record<string, string>>): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { port, address }) => {
    const name = nameIn(query);
    asked.push(name);
    const alias = aliases[name];
    if (alias !== undefined) socket.send(answerTo(query, alias), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}
