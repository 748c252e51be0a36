/**
 * Looks of every page of ours: light and dark as the reader's system has it, and on paper. Everything is below `.mpro`, so that nothing of
 * a page that ours stands in changes.
 */
export const pageStyle = `
.mpro { --ink: #1b1b1b; --quiet: #54585d; --paper: #fff; --line: #c4c7cb; --link: #1d4f91; --bad: #a3150a; --open: #754a00; --good: #14602e; --bad-back: #fbe3e0; --open-back: #fff1d6; --good-back: #e3f3e7; --quiet-back: #eef0f2; --mark-back: #ffe58a; --mark-ink: #1b1b1b }
@media screen and (prefers-color-scheme: dark) {
  .mpro { --ink: #e9eaec; --quiet: #b4b8be; --paper: #17191c; --line: #4a4f55; --link: #9cc2ff; --bad: #ffaba0; --open: #ffd085; --good: #94dba8; --bad-back: #4a1f1a; --open-back: #453309; --good-back: #16371f; --quiet-back: #26292d; --mark-back: #6b5600; --mark-ink: #fff }
}
.mpro { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; text-align: left; overflow-wrap: anywhere }
.mpro h1, .mpro h2, .mpro h3, .mpro h4, .mpro b, .mpro th { font-weight: 600 } .mpro ul { list-style: disc } .mpro ol { list-style: decimal }
.mpro h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem }
.mpro h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-top: 1px solid var(--line); padding-top: 1.2rem }
.mpro h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem }
.mpro h4 { font-size: 1rem; margin: 1rem 0 .2rem }
.mpro p { margin: .4rem 0 }
.mpro ul, .mpro ol { margin: .4rem 0; padding-left: 1.5rem }
.mpro li { margin: .35rem 0 }
.mpro a { color: var(--link); text-decoration: underline }
.mpro button { font: inherit; padding: .35rem .8rem; border: 1px solid var(--link); border-radius: 4px; background: var(--paper); color: var(--link); cursor: pointer }
.mpro :focus-visible, .mpro-float:focus-visible { outline: 3px solid var(--link, #1d4f91); outline-offset: 2px }
.mpro .quiet { color: var(--quiet) }
.mpro blockquote { margin: .8rem 0; padding: .5rem 1rem; border-left: 4px solid var(--line); font-size: 1.05rem }
.mpro figure { margin: 1rem 0 } .mpro figcaption { color: var(--quiet); font-size: .9rem }
.mpro img { max-width: 100%; border: 1px solid var(--line); background: #fff }
.mpro .shot { max-height: 42rem; overflow: auto }
.mpro .mark { font-size: .8rem; font-weight: 600; white-space: nowrap; border: 1px solid; border-radius: 3px; padding: 0 .35rem; text-decoration: none }
.mpro .violated { color: var(--bad) } .mpro .undetermined, .mpro .waived { color: var(--open) } .mpro .unattested { color: var(--quiet) }
.mpro .conforms, .mpro .attested { color: var(--good) } .mpro .informational { color: var(--quiet) }
.mpro article { border: 1px solid var(--line); border-radius: 4px; padding: .2rem 1rem 1rem; margin: 1rem 0 }
.mpro dl { display: grid; grid-template-columns: minmax(5rem, 9rem) 1fr; gap: .3rem 1rem; margin: .6rem 0 } .mpro dt { color: var(--quiet) } .mpro dd { margin: 0 }
.mpro .scroll { overflow-x: auto } .mpro table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: anywhere }
.mpro caption { text-align: left; font-weight: 600; padding: .3rem 0 }
.mpro th, .mpro td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; min-width: 5rem }
.mpro thead th { background: var(--quiet-back) }
.mpro details { margin: .6rem 0 } .mpro summary { cursor: pointer; color: var(--link) }
.mpro pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .8rem; font-size: .9rem } .mpro code { font-size: .92em }
.mpro mark { background: var(--mark-back); color: var(--mark-ink); padding: 0 .1em }
.mpro del { background: var(--bad-back); color: var(--ink) } .mpro ins { background: var(--good-back); color: var(--ink) }
@media (max-width: 40rem) { .mpro th, .mpro td { min-width: 8rem } .mpro dl { grid-template-columns: 1fr; gap: 0 } .mpro dd { margin-bottom: .5rem } .mpro h1 { font-size: 1.4rem } }
@media print { .mpro { max-width: none; padding: 0; font-size: 11pt; print-color-adjust: exact } .mpro button, .mpro-float, .mpro .csv { display: none } .mpro figure, .mpro img { break-inside: avoid } .mpro a { color: inherit } .mpro .shot { max-height: none } .mpro .scroll, .mpro .shot { overflow: visible } .mpro h2, .mpro h3, .mpro h4, .mpro summary, .mpro caption { break-after: avoid } .mpro tr { break-inside: avoid } .mpro summary { color: inherit; list-style: none } .mpro details::details-content { content-visibility: visible; display: block; block-size: auto } }
`;
