import { writeFileSync } from 'node:fs';
import { conformanceJsonSchema } from './conformance-schema.js';

writeFileSync(new URL('./conformance.schema.json', import.meta.url), conformanceJsonSchema());
