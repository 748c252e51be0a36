/** Whether an element, such as that of a frame, stays over the page while it is scrolled. */
export function staysOver(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (/^(fixed|sticky)$/.test(getComputedStyle(at).position)) return true;
  return false;
}
