/** Styles of the first screen; nothing of Allure's own pages is touched but what hides one behind the other. */
export const style = `
html:not(.shows-report) #app { display: none }
html.shows-report #first-screen { display: none }
html:not(.shows-report) #to-first-screen { display: none }
html:not(.shows-report) body { overflow: auto; background: #fff }
#to-first-screen { position: fixed; right: 12px; bottom: 12px; z-index: 1000; font: 14px/1.2 system-ui, sans-serif; padding: 8px 12px; border: 1px solid #1d4f91; border-radius: 4px; background: #fff; color: #1d4f91; cursor: pointer }
#first-screen { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; text-align: left }
#first-screen h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem }
#first-screen h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-top: 1px solid #c6c6c6; padding-top: 1.2rem }
#first-screen h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem }
#first-screen p { margin: .4rem 0 }
#first-screen ul { margin: .4rem 0; padding-left: 1.3rem }
#first-screen li { margin: .35rem 0 }
#first-screen a { color: #1d4f91 }
#first-screen .counts { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; padding: 0; margin: 1rem 0 }
#first-screen .counts li { border: 1px solid #c6c6c6; border-radius: 4px; padding: .5rem .8rem; margin: 0 }
#first-screen .counts b { display: block; font-size: 1.5rem; line-height: 1.2 }
#first-screen .mark { font-size: .8rem; font-weight: 600; white-space: nowrap; border: 1px solid; border-radius: 3px; padding: 0 .35rem; text-decoration: none }
#first-screen .violated { color: #a3150a } #first-screen .undetermined { color: #7a4d00 } #first-screen .unattested { color: #4d4d4d }
#first-screen .conforms, #first-screen .attested { color: #14602e } #first-screen .informational { color: #595959 }
#first-screen .sentence.violated-text { background: #fbe3e0 } #first-screen .sentence.undetermined-text { background: #fff1d6 } #first-screen .sentence { color: #1b1b1b }
#first-screen table { border-collapse: collapse; width: 100%; margin: .6rem 0 } #first-screen th, #first-screen td { border: 1px solid #c6c6c6; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
#first-screen button { font: inherit; padding: .4rem .8rem; border: 1px solid #1d4f91; border-radius: 4px; background: #1d4f91; color: #fff; cursor: pointer }
@media (prefers-color-scheme: dark) {
  html:not(.shows-report) body { background: #16181b }
  #first-screen { color: #ececec; background: #16181b } #first-screen a { color: #8ab8f5 } #first-screen .sentence { color: #ececec }
  #first-screen .violated { color: #ff9d93 } #first-screen .undetermined { color: #f2c16b } #first-screen .unattested, #first-screen .informational { color: #b5b5b5 } #first-screen .conforms, #first-screen .attested { color: #7fd69b }
  #first-screen .sentence.violated-text { background: #4a1d19 } #first-screen .sentence.undetermined-text { background: #46340f }
}
@media print { #first-screen button { display: none } }
`;

/** Shows Allure's own pages once a link leads to one of them or the button is pressed, and the first screen again on demand. */
export const script = `
(() => {
  const root = document.documentElement;
  const show = report => root.classList.toggle('shows-report', report);
  const follow = () => { if (location.hash !== '') show(true); };
  addEventListener('hashchange', follow);
  follow();
  document.getElementById('open-report').addEventListener('click', () => show(true));
  document.getElementById('to-first-screen').addEventListener('click', () => {
    location.hash = '';
    show(false);
    scrollTo(0, 0);
  });
})();
`;
