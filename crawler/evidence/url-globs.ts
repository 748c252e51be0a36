import picomatch from 'picomatch';

/** A glob over a whole address, or, where it names no scheme, over path and query; without a leading slash it may start at any folder. */
export function urlGlob(glob: string): (url: URL) => boolean {
  const matches = picomatch(glob.includes('://') || glob.startsWith('/') ? glob : `**/${glob}`, {
    dot: true,
  });
  if (glob.includes('://')) return url => matches(url.href);
  return url => matches(url.pathname + url.search) || matches(url.pathname);
}
