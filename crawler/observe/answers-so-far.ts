import type { Answer } from '../crawl/fetch/answer.js';
import type { LoggedCrawl } from '../crawl/checkpoint/answer-log.js';
import type { Rendered } from '../crawl/rendering/rendered-links.js';

/** Answers that a worker got while it followed what the browser found: the next partition need not ask for them. */
export class AnswersSoFar implements LoggedCrawl {
  readonly startedAt = '';
  readonly answers = new Map<string, Answer>();
  readonly rendered = new Map<string, Rendered>();

  add(key: string, answer: Answer): void {
    this.answers.set(key, answer);
  }

  addRendered(): void {}
}
