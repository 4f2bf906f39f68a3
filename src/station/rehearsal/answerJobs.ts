import type { MessagePort } from 'node:worker_threads';
import type { Failure, ThreadMessage } from './threads.ts';

/** A thread's side of `workInThreads`: every item gets its answer; a bug becomes one in words, so that the other items go on. */
export function answerJobs<Item, Answer>(port: MessagePort, answer: (item: Item) => Answer): void {
  const post = (message: ThreadMessage<Answer>): void => {
    port.postMessage(message);
  };
  const answered = (item: Item): Answer | Failure => {
    try {
      return answer(item);
    } catch (error) {
      return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  port.on('message', (job: readonly Item[]) => {
    post({ kind: 'answers', answers: job.map(answered) });
  });
  post({ kind: 'ready' });
}
