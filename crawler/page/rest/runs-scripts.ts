const handlers = '[onload], [oninput], [onchange], [onkeyup], [onkeydown], [onblur], [onfocus]';

/** Whether scripts of the document's own may run while somebody fills it in. */
export const runsScripts = (): boolean =>
  document.scripts.length > 0 || document.querySelector(handlers) !== null;
