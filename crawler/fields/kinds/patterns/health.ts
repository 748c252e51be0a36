import type { FieldPattern } from '../pattern.js';
import { number } from './number-words.js';

/** Insurances of things and of other chances, whose numbers say nothing of a person's health. */
const otherInsurance =
  '(?<!(?:auto|car|vehicle|motor|life|home|homeowners?|renters?|property|liability|malpractice|travel|pet|business|professional|indemnity|national|social) )';
const insurance = `${otherInsurance}insurance`;
const insurer = '(medicare|medicaid)';
const holder = '(beneficiary|member|recipient|patient|subscriber|enrollee|insureds?|policy ?holder)';
const pictured = '(copy|front|back|scan|photo|image|picture|both sides)';

/** Numbers that a health service or a health insurance knows one person by. */
// Rejected: the words alone ("Medicare", "health plan"): help, updates and statistics are about them as well.
export const health: readonly FieldPattern[] = [
  {
    means: 'healthId',
    language: 'en',
    words: [
      `${insurer} (${holder} |claim |card |health |insurance |policy )*${number}`,
      `${insurer} card(?=$| ${pictured})`,
      `(health|medical|dental|vision) (insurance |plan |coverage |care |record |card |claim |policy |group |${holder} )*${number}`,
      `${insurance} (${holder} |policy |card |group |claim |plan )*${number}`,
      `(${insurance}|health|medical) card(?=$| ${pictured})`,
      `${holder} ${number}( [\\p{L}\\p{N}]+){0,4} (health|insurance|medicare|medicaid|plan) card`,
      `(group|policy|card|id) ${number}( [\\p{L}\\p{N}]+){0,4} (health|${insurance}|medicare|medicaid) card`,
      'mbi',
      'hicn',
      `hic ${number}`,
      'mrn',
      `(hospital|patient|clinic|med|medical) (rec|record|records|chart|file) ${number}`,
      `^((your|my) )?chart ${number}$`,
      'nhs (number|no|#)',
      `patient (account )?${number}`,
      `insureds? (s )?(member |policy )?${number}`,
      `beneficiary ${number}`,
      `prescription ${number}`,
      'rx (bin|number|no|#|group)',
    ].join('|'),
  },
  // Alone it is the label of a box for the number; a machine's name says as little as a topic.
  {
    means: 'healthId',
    language: 'en',
    words: `^((your|my|patient s?|beneficiary s?) )*${insurer}$`,
    only: ['label', 'placeholder', 'title'],
  },
  {
    means: 'healthId',
    language: 'de|fr|es|it|pt|nl',
    words:
      '(kranken)?versicherten(nummer|nr)|krankenversicherungsnummer|krankenkasse|gesundheitskarte|numero (de )?carte vitale|numero de mutuelle|mutuelle|tarjeta sanitaria|numero de (afiliado|historia clinica|poliza)|tessera sanitaria|cartao (do sus|nacional de saude)|numero de utente|zorgverzekering(snummer)?|polisnummer',
  },
];
