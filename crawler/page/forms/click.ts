/** Clicks an element as the keyboard does, whatever lies over it. */
export function click(element: Element): void {
  if (element instanceof HTMLElement) element.click();
  // Such as a cross that is drawn: what is no element of HTML has no click of its own.
  else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
}
