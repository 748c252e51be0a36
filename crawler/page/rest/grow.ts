/** How many links the page holds, in lists that grow by replacing what they show as well. */
export const countLinks = (): string => {
  const links = document.querySelectorAll('a[href]');
  return `${links.length} ${links[links.length - 1]?.getAttribute('href') ?? ''}`;
};

/** Goes to its end, and to the end of the box that scrolls in its place. */
export function scrollToEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  for (const box of Array.from(document.querySelectorAll('main, [role=main], [role=feed], ul, ol, div'))) {
    const { overflowY } = getComputedStyle(box);
    if (
      /auto|scroll/.test(overflowY) &&
      box.scrollHeight > box.clientHeight + 50 &&
      box.clientHeight > innerHeight / 3
    )
      box.scrollTop = box.scrollHeight;
  }
}
