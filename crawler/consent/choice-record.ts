const choiceText =
  /consent|cookie|gdpr|ccpa|privacy|opt[-_ ]?(out|in)|banner|notice|categor|necessary|essential|marketing|analytics|denied|declin|reject|refus|granted|dismiss|tarteaucitron|klaro|purpose/i;
const flag =
  /^(0|1|no|false|off|n|deny|denied|declined?|reject(ed)?|refused?|none|necessary|essential|dismiss(ed)?|opt[-_]?out)$/i;

/**
 * Whether an entry that was written by the click on "decline" records that choice: its name or value says so, or it is but a flag.
 * An identifier beside such words (a consent id) is part of the record.
 */
export const speaksOfChoice = (name: string, value: string): boolean => {
  let text = value;
  try {
    text = decodeURIComponent(value);
  } catch {
    // Not percent-encoded: read as it stands.
  }
  return choiceText.test(name) || choiceText.test(text) || flag.test(text.replace(/^["']|["']$/g, ''));
};

/** Names that trackers give the ids of visitors, and their own flags. */
const visitorName =
  /^_(ga|gid|gat|gcl|fbp|fbc|hj|cl[cs]k|uet|pk|pin|tt|shopify)|(^|[^a-z])(mp|ga)_|(^|[^a-z])(u?uid|guid|id|cid|vid|sid|fp)$|visitor|visit_|(^|[^a-z])(user|device|client|session)/i;
const choiceName = /consent|gdpr|ccpa|opt[-_ ]?(in|out)|choice|prefer|decision/i;

/** An entry that a visitor's click on "decline" wrote, beside what the other visitor's click wrote. */
export interface ClickedEntry {
  readonly name: string;
  readonly value: string;
  /** Both visitors got it. */
  readonly isShared: boolean;
  /** Its value tells the visitors apart. */
  readonly identifies: boolean;
  /** The click wrote nothing else. */
  readonly isAlone: boolean;
  /** Its identifying part was sent to a third party. */
  readonly isSent: boolean;
}

/**
 * Whether a first party's entry that was written by the click on "decline" records that choice. What is alike for every visitor does, in
 * whatever words, unless a tracker goes by that name; what tells visitors apart does where it says so, or is all that the click left and
 * stays with the site. A bare id under a visitor's name is none, whatever else the name says.
 */
export function recordsChoice(entry: ClickedEntry): boolean {
  const { name, value } = entry;
  const isVisitor = visitorName.test(name) && !choiceName.test(name);
  if (!entry.identifies) return speaksOfChoice(name, value) || (entry.isShared && !isVisitor);
  if (isVisitor && !speaksOfChoice('', value)) return false;
  return speaksOfChoice(name, value) || (entry.isAlone && !entry.isSent);
}
