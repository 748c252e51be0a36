import { isVisible } from '../elements/visible.js';

/**
 * The button that asks a list for more of it; null where there is none. Links lead to pages of their own, which the crawl
 * follows. Words of more than a list ("More about us", "Load more than 20 kg") are left alone.
 */
export function findMore(): Element | null {
  const asks =
    /^[^\p{L}\p{N}]*(?:(?:(?:load|show|see|view|get|fetch|display)\s+(?:me\s+)?(?:\d+\s+)?(?:more|additional|older|earlier|all|next|the rest)(?:\s+(?:of\s+)?(?:the\s+)?\p{L}+(?:-\p{L}+)*){0,3}|(?:more|older|earlier|additional)\s+(?:results?|posts?|articles?|news|items?|stor(?:y|ies)|events?|entries|products?|comments?|reports?|publications?|updates?|jobs?|records?|videos?)|more)|(?:mehr|weitere\s+\p{L}+(?:-\p{L}+)*)(?:\s+(?:laden|anzeigen|zeigen))?|(?:ver|cargar|mostrar)\s+m[aá]s|(?:voir|afficher|charger)\s+(?:plus|la suite)|(?:carregar|ver|mostrar)\s+mais|(?:carica|mostra)\s+altr[ioe]?|meer\s+(?:laden|tonen)|toon meer|načíst další|показать ещё|ещё|もっと見る|加载更多|查看更多|더보기|تحميل المزيد|xem thêm|tải thêm)[^\p{L}\p{N}]*(?:\d+[^\p{L}\p{N}]*)?$/iu;
  const buttons =
    'button, [role=button], a:not([href]), a[href="#"], a[href^="javascript:"], input[type=button]';
  return (
    Array.from(document.querySelectorAll(buttons)).find(element => {
      const words = `${element.textContent ?? ''} ${element.getAttribute('value') ?? ''}`
        .replace(/\s+/g, ' ')
        .trim();
      const said = words || (element.getAttribute('aria-label') ?? '');
      if (said.length > 60 || !asks.test(said)) return false;
      // What shows and hides words that stand there already asks for nothing, and so does what opens a menu.
      if (
        element.matches('[aria-expanded], [aria-haspopup], :disabled') ||
        element.closest('form, dialog, [role=dialog]')
      )
        return false;
      return isVisible(element, 'pressed');
    }) ?? null
  );
}
