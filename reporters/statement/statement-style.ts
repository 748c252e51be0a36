/** Styles of the statement on paper: black on white, a verdict told by its words and not by its colour alone. */
export const statementStyle = `
@page { size: A4; margin: 22mm 18mm 20mm }
body { font: 10.5pt/1.45 "Liberation Serif", Georgia, "Times New Roman", serif; color: #000; background: #fff; margin: 0 }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 2mm }
h2 { font-size: 13pt; margin: 8mm 0 2mm; border-bottom: .3mm solid #000; padding-bottom: 1mm; break-after: avoid }
h3 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid }
h3 + p, h3 + p + p { break-after: avoid }
p { margin: 0 0 2mm }
ul { margin: 0 0 2mm; padding-left: 5mm }
.opinion { border: .4mm solid #000; padding: 3mm 4mm; margin: 4mm 0; font-size: 11.5pt; break-inside: avoid }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; table-layout: fixed }
th, td { border: .2mm solid #777; padding: 1mm 1.6mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #eee; font-weight: 600 }
tr { break-inside: avoid }
thead { display: table-header-group }
table.facts th { width: 36mm }
table.sentences .verdict { width: 34mm }
table.findings th:nth-child(1) { width: 34% } table.findings th:nth-child(2) { width: 24% }
table.skipped th:nth-child(2) { width: 16mm } table.limits th:nth-child(3) { width: 42mm }
table.counts { width: 90mm } table.counts th:last-child, table.counts td:last-child { text-align: right; width: 18mm }
.violated { font-weight: 700 } .undetermined, .unattested { font-style: italic }
.hash { font: 8.5pt/1.3 "Liberation Mono", monospace; overflow-wrap: anywhere }
.small { font-size: 9pt }
.signatures { break-inside: avoid }
.signatures .line { margin-top: 15mm; border-top: .3mm solid #000; padding-top: 1mm; display: grid; grid-template-columns: 3fr 2fr; column-gap: 8mm }
`;
