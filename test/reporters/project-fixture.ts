import { test as base } from '@playwright/test';
import { removeProject, writeProject } from './tiny-project.js';

/** Gives a small project of its own, removed after the test. */
export const test = base.extend<{ project: string }>({
  project: async ({}, use) => {
    const dir = writeProject();
    await use(dir);
    removeProject(dir);
  },
});
