/** Tells the document's scripts what they hear when their tab goes out of sight, or comes back. */
export function turnTab(state: 'hidden' | 'visible'): void {
  const isHidden = state === 'hidden';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  if (isHidden) window.dispatchEvent(new FocusEvent('blur'));
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  if (!isHidden) window.dispatchEvent(new FocusEvent('focus'));
}
