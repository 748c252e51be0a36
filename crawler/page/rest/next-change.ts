/** Resolves at the next change of the document, at the latest after `ms`. */
export function nextChange(ms: number): Promise<void> {
  return new Promise(resolve => {
    const finish = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const observer = new MutationObserver(finish);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    const timer = setTimeout(finish, ms);
  });
}
