import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { conformanceJsonSchema } from './conformance-schema.js';

const path = fileURLToPath(new URL('./conformance.schema.json', import.meta.url));
// In the project's style, as it is committed.
writeFileSync(
  path,
  await format(conformanceJsonSchema(), { ...(await resolveConfig(path)), filepath: path }),
);
