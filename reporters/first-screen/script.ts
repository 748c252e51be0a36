/**
 * Leads from the summary to the page of a claim, which stands in Allure's data as it was attached, and to Allure's own pages, and back.
 * Pages of claims are parsed as a document of their own, in which nothing runs.
 */
export const script = `
(() => {
  const root = document.documentElement;
  const places = JSON.parse(document.getElementById('claim-places').textContent);
  const view = document.getElementById('claim-view');
  const bytes = name => {
    const packed = name && window.allureReportData && window.allureReportData[name];
    return packed ? Uint8Array.from(atob(packed), sign => sign.charCodeAt(0)) : undefined;
  };
  const textOf = name => { const found = bytes(name); return found && new TextDecoder().decode(found); };
  const show = name => {
    root.classList.toggle('shows-report', name === 'report');
    root.classList.toggle('shows-claim', name === 'claim');
  };
  // Allure takes keys from the whole window, Enter among them, also while its pages are hidden.
  for (const kind of ['keydown', 'keypress', 'keyup'])
    addEventListener(kind, event => { if (!root.classList.contains('shows-report')) event.stopImmediatePropagation(); }, true);
  let left = 0;
  let from;
  const toSummary = () => {
    show('summary');
    scrollTo(0, left);
    (from || document.querySelector('#first-screen h1')).focus({ preventScroll: from !== undefined });
    from = undefined;
  };
  const openClaim = id => {
    const place = places[id];
    const html = place && textOf(place.page);
    const page = html && new DOMParser().parseFromString(html, 'text/html').querySelector('main.mpro');
    if (!page) return false;
    for (const old of view.querySelectorAll(':scope > :not(:first-child)')) old.remove();
    view.append(...document.importNode(page, true).childNodes);
    document.getElementById('claim-in-allure').href = place.test;
    const table = bytes(place.table);
    const csv = view.querySelector('.csv');
    if (csv && table) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([table], { type: 'text/csv' }));
      link.download = id + '-' + csv.dataset.csv;
      link.textContent = 'The findings as a table for a spreadsheet (CSV)';
      csv.replaceChildren(link);
    }
    show('claim');
    scrollTo(0, 0);
    const title = view.querySelector('h1');
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    return true;
  };
  document.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('#first-screen a[data-claim]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    left = scrollY;
    if (!openClaim(link.dataset.claim)) return;
    from = link;
    event.preventDefault();
    history.pushState({ claim: link.dataset.claim }, '');
  });
  addEventListener('popstate', ({ state }) => {
    if (state && state.claim) openClaim(state.claim);
    else if (location.hash === '' || location.hash === '#') toSummary();
  });
  const follow = () => { if (location.hash !== '') show('report'); };
  addEventListener('hashchange', follow);
  follow();
  document.getElementById('open-report').addEventListener('click', () => show('report'));
  document.getElementById('close-claim').addEventListener('click', () => {
    // Back through the history, so that its way back does not lead to a page that was closed.
    if (history.state && history.state.claim) history.back();
    else toSummary();
  });
  document.getElementById('to-first-screen').addEventListener('click', () => { location.hash = ''; toSummary(); });
  addEventListener('load', () => {
    for (const item of document.querySelectorAll('#first-screen [data-picture-of]')) {
      const place = places[item.dataset.pictureOf];
      const html = place && textOf(place.page);
      // That of the finding which is named beside it, the first of the page: another one's would show something else.
      const first = html && html.split('</article>', 1)[0];
      const found = first && /src="(data:image\\/png;base64,[A-Za-z0-9+/=]+)"/.exec(first);
      if (!found) continue;
      const picture = new Image();
      picture.alt = '';
      picture.src = found[1];
      item.append(picture);
    }
  });
})();
`;
