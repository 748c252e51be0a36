import { readFileSync, writeFileSync } from 'node:fs';
import { licensedPackages, renderLicences } from './licences-doc.js';

const lock: unknown = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
writeFileSync(new URL('../../docs/licences.md', import.meta.url), renderLicences(licensedPackages(lock)));
