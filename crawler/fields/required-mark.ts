import type { RequiredMark } from '../evidence/form.js';

/** Stands in until marks are read. */
export const noMark: RequiredMark = { how: 'none', text: '', explained: false };
