import type { FieldSite } from '../field-site.js';
import { blog } from './blog.js';
import { builder } from './builder.js';
import { conference } from './conference.js';
import { government } from './government.js';
import { oldStatic } from './old-static.js';
import { spa } from './spa.js';
import { webforms } from './webforms.js';

/** The field sites, each of another make. */
export const fieldSites: readonly FieldSite[] = [
  blog,
  webforms,
  spa,
  government,
  builder,
  oldStatic,
  conference,
];
