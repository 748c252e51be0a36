/** Runs in the page: looks through it from top to bottom, as a reader does, and returns to the top. Bounded. */
export async function scrollThrough(): Promise<void> {
  const steps = 20;
  const frame = () =>
    new Promise<void>(resolve => {
      setTimeout(resolve, 60);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
  for (let step = 1; step <= steps; step += 1) {
    scrollTo({ top: step * innerHeight, behavior: 'instant' });
    await frame();
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 2) break;
  }
  scrollTo({ top: 0, behavior: 'instant' });
  await frame();
}
