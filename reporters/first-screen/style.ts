/** Styles of the first screen; nothing of Allure's own pages is touched but what hides one behind the other. */
export const style = `
html:not(.shows-report) #app, html.shows-report #first-screen, html.shows-claim #first-screen, html:not(.shows-claim) #claim-view, html:not(.shows-report) #to-first-screen { display: none }
html:not(.shows-report) body { overflow: auto; background: #fff; color-scheme: light dark }
@media screen and (prefers-color-scheme: dark) { html:not(.shows-report) body { background: #17191c } }
#to-first-screen { position: fixed; right: 12px; bottom: 12px; z-index: 1000; font: 14px/1.2 system-ui, sans-serif; padding: 8px 12px; border: 1px solid #1d4f91; border-radius: 4px; background: #fff; color: #1d4f91; cursor: pointer }
#claim-view > p:first-child { margin-bottom: 1.2rem }
#first-screen h1:focus, #claim-view h1:focus { outline: none }
#first-screen .counts { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; padding: 0; margin: 1rem 0 }
#first-screen .counts li { border: 1px solid var(--line); border-radius: 4px; padding: .5rem .8rem; margin: 0 }
#first-screen .counts b { display: block; font-size: 1.5rem; line-height: 1.2 }
#first-screen .todo { list-style: none; padding: 0 } #first-screen .todo h3 { margin-top: 0 }
#first-screen .todo > li { display: flex; gap: 1rem; justify-content: space-between; border: 1px solid var(--line); border-radius: 4px; padding: .8rem 1rem; margin: .8rem 0 }
#first-screen .todo > li > div { min-width: 0 }
#first-screen .todo img { flex: none; width: 13rem; height: 9rem; object-fit: cover; object-position: top left }
#open-report { background: var(--link) !important; color: var(--paper) !important; padding: .5rem 1rem !important }
#first-screen .violated-text { background: var(--bad-back) } #first-screen .undetermined-text { background: var(--open-back) } #first-screen .conforms-text, #first-screen .attested-text { background: var(--good-back) } #first-screen .unattested-text { background: var(--quiet-back) }
@media (max-width: 40rem) { #first-screen .todo > li { display: block } #first-screen .todo img { width: 100%; margin-top: .6rem } }
@media print { #claim-in-allure { display: none } #first-screen .todo > li { break-inside: avoid } }
`;
