/** A text box is empty that something was typed into: its page took it out again. */
export const wasEmptied = (element: Element): boolean =>
  element.isConnected && element instanceof HTMLInputElement && element.value === '';

/** The cursor is in a control. */
export const isEntered = (element: Element): boolean => element.matches(':focus');
