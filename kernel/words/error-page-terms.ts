import type { Term } from './term.js';

/** What titles of error pages say, as they are written, of whatever case, and for parts of words. */
export const errorPageTerms: readonly Term<'missing page'>[] = [
  ['en', 'missing page', '\\b404\\b', 'Error 404'],
  ['en', 'missing page', 'not found', 'Page not found'],
  ['en', 'missing page', 'no such page', 'No such page'],
  ['en', 'missing page', 'does(n.t| not) exist', 'This page doesn’t exist'],
  ['es', 'missing page', 'no encontrad', 'Página no encontrada'],
  ['es', 'missing page', 'no existe', 'Esta página no existe'],
  ['pt', 'missing page', 'n[ãa]o encontrad', 'Página não encontrada'],
  ['it', 'missing page', 'non trovat', 'Pagina non trovata'],
  ['fr', 'missing page', 'introuvable', 'Page introuvable'],
  ['de', 'missing page', 'nicht gefunden', 'Seite nicht gefunden'],
  ['nl', 'missing page', 'niet gevonden', 'Pagina niet gevonden'],
];
