import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** Text of a PDF, page after page, with its title. Rejects for files that are no PDF, or are locked. */
export async function pdfText(body: Buffer): Promise<{ readonly title: string; readonly text: string }> {
  const pdf = await getDocumentProxy(new Uint8Array(body), { verbosity: 0 });
  try {
    const { text } = await extractText(pdf, { mergePages: false });
    const { info } = await getMeta(pdf);
    const title = (info as Readonly<Record<string, unknown>>)['Title'];
    const lines = text
      .flatMap(page => page.split('\n'))
      .map(line => line.replace(/\s+/g, ' ').trim())
      .filter(line => line !== '');
    return { title: typeof title === 'string' ? title.slice(0, 200) : '', text: lines.join('\n') };
  } finally {
    await pdf.destroy();
  }
}
