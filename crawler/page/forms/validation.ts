const isSubmit = (element: Element): element is HTMLButtonElement | HTMLInputElement =>
  (element instanceof HTMLButtonElement || element instanceof HTMLInputElement) && element.type === 'submit';

/** Whether the browser checks a form before it submits (`novalidate` switches that off, on the form or on its button). */
export function isValidated(form: Element): boolean {
  if (!(form instanceof HTMLFormElement) || form.noValidate) return false;
  return Array.from(form.elements).find(isSubmit)?.formNoValidate !== true;
}

/** Whether the dialog that an element stands in is closed. */
export const isInClosedDialog = (element: Element): boolean => element.closest('dialog')?.open === false;
