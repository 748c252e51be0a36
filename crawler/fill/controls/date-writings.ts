/** How a control wants a date, where its words say so: the order's first part and what stands between the parts. */
function asShown(year: number, hint: string): string[] {
  const long = /(?:y|j|a){4}/i.test(hint);
  const written = long || !/\b(?:yy|jj|aa)\b/i.test(hint) ? String(year) : String(year).slice(2);
  const yearFirst = /(?:yyyy|jjjj|aaaa)([-/. ]?)(?:mm|m)\b|(?:yyyy|jjjj|aaaa)([-/. ])(?:mm|m)/i.exec(hint);
  if (yearFirst) {
    const between = yearFirst[1] ?? yearFirst[2] ?? '-';
    return [[written, '01', '01'].join(between)];
  }
  const between = /(?:dd|mm|tt|jj)([-/. ]{0,3})(?:dd|mm)/i.exec(hint)?.[1];
  return between === undefined ? [] : [['01', '01', written].join(between.trim() || between)];
}

/** The first of January of a year as forms want it written, the likeliest first: it reads the same whichever of day and month comes first. */
export const dateWritings = (year: number, hint: string): readonly string[] => [
  ...asShown(year, hint),
  `01/01/${year}`,
  `${year}-01-01`,
  `01.01.${year}`,
  `01-01-${year}`,
  `0101${year}`,
  `${year}-01`,
  `01/01/${String(year).slice(2)}`,
  `1/1/${year}`,
  `01/${year}`,
];
