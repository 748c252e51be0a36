/**
 * Forms that one worker fills side by side: of those that go through every trial, and of those that are filled in lightly. A light
 * fill is mostly waiting for what scripts do next.
 */
export const formsAtOnce = { thorough: 2, light: 6 } as const;
