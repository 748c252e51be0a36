import type { FieldSite } from '../field-site.js';
import { agency } from './agency.js';
import { association } from './association.js';
import { bilingual } from './bilingual.js';
import { blog } from './blog.js';
import { builder } from './builder.js';
import { clinic } from './clinic.js';
import { conference } from './conference.js';
import { events } from './events.js';
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
  clinic,
  association,
  agency,
  events,
  bilingual,
];
