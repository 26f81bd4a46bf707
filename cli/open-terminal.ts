import type { Terminal } from './command.ts';
import { InterruptError } from './interrupt-error.ts';

/** The terminal of this process: results on stdout, everything else on stderr. */
export function openTerminal(): Terminal {
  const isScreen = process.stderr.isTTY;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  // A reader such as `head` may close the pipe before everything is printed.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    environment: process.env,
    print: (text) => {
      clear();
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    notify: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    showProgress: (text) => {
      if (!isScreen) return;
      clear();
      if (text === null) return;
      process.stderr.write(text.slice(0, Math.max(20, process.stderr.columns - 1)));
      shown = true;
    },
    onInterrupt: () => {
      const controller = new AbortController();
      const abort = () => controller.abort(new InterruptError());
      process.once('SIGINT', abort).once('SIGTERM', abort);
      return controller.signal;
    },
  };
}
