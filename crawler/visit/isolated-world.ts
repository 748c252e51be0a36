import type { CDPSession } from 'playwright';
import { bundled, type PageApi } from '../page/bundle.js';

/** A script of the harness's own failed inside a page. */
export class PageScriptError extends Error {
  readonly code = 'E_PAGE_SCRIPT';
}

/** A world of its own in a tab's document: what the page's scripts did to the built-ins cannot bend what is read there. */
export class IsolatedWorld {
  private constructor(
    readonly cdp: CDPSession,
    readonly frameId: string,
  ) {}

  /** The world of the tab that `cdp` speaks to; its main frame has the id of the tab itself. */
  static async of(cdp: CDPSession): Promise<IsolatedWorld> {
    const { targetInfo } = await cdp.send('Target.getTargetInfo');
    // The browser puts it into each new document by itself: to send it takes longer than most looks.
    const source = `globalThis.pageApi ??= ${await bundled('page-api.ts')}`;
    await cdp.send('Page.enable');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: 'observer' });
    return new IsolatedWorld(cdp, targetInfo.targetId);
  }

  /** The value of an expression in the page's own world. */
  async evaluateInPage(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new PageScriptError(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /**
   * What a function of the harness's own gives here, promises awaited. The code is put into each document once. Rejects when the document goes away meanwhile.
   */
  async call<K extends keyof PageApi>(name: K, ...args: Parameters<PageApi[K]>): Promise<unknown> {
    const { executionContextId } = await this.cdp.send('Page.createIsolatedWorld', {
      frameId: this.frameId,
      worldName: 'observer',
    });
    const evaluate = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails)
        throw new PageScriptError(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    const call = `pageApi.${name}(${args.map(arg => JSON.stringify(arg)).join()})`;
    const told = await evaluate(
      `typeof pageApi === 'undefined' ? null : (async () => ({ value: await ${call} }))()`,
    );
    if (typeof told === 'object' && told !== null) return 'value' in told ? told.value : undefined;
    // The tab's first document stood before.
    const source = await bundled('page-api.ts');
    return evaluate(`globalThis.pageApi ??= ${source}; ${call}`);
  }
}
