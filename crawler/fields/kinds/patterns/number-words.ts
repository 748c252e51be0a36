const counted =
  '(?! of (?!(?:the|your|my|this|that|patient|beneficiary|member|insured|holder)(?![\\p{L}\\p{N}])))';

/** What a number that names one thing is called, in a pattern: "number", "no", "#", "ID"; no count ("number of users") and no "no-show". */
export const number = `(?:(?:numbers?|num|nr|no(?! (?:show|longer|more|one)(?![\\p{L}]))|#|ids?|i d|identifiers?|id ?(?:number|no|num|#)|identification(?: (?:number|no|num|#))?)${counted})`;
