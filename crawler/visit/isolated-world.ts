import type { CDPSession } from 'playwright';

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

  /** The value of an expression, promises awaited. Rejects when the document goes away meanwhile. */
  async evaluate(expression: string): Promise<unknown> {
    const { frameId } = this;
    const { executionContextId } = await this.cdp.send('Page.createIsolatedWorld', {
      frameId,
      worldName: 'observer',
    });
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new PageScriptError(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
