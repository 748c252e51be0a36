/** Resolves once the page's scripts have finished what an event set off at once. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));
