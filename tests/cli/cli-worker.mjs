/**
 * A process that runs the built program again and again, as `run-cli.ts` bids it: each time with other arguments, folder
 * and variables, in what TypeScript, prettier and the rest have been loaded into and warmed up by before.
 */

const [program] = process.argv.slice(2);
const ownArguments = process.argv.slice(0, 1);
let runs = 0;

process.on('message', (run) => void answer(run));
process.on('disconnect', () => process.exit());

async function answer({ args, folder, environment }) {
  process.argv = [...ownArguments, program, ...args];
  process.chdir(folder);
  setEnvironment(environment);
  const stdout = hear(process.stdout);
  const stderr = hear(process.stderr);
  process.exitCode = undefined;
  // Its entry is a module that runs when it is loaded, so under another address it runs once more.
  await import(`${program}?run=${(runs += 1)}`);
  const { exitCode = 0 } = process;
  process.exitCode = undefined;
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send({ exitCode, stdout: stdout.end(), stderr: stderr.end() });
}

function setEnvironment(environment) {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}

/** Keeps what is written to a stream, and the stream as it was. */
function hear(stream) {
  const { write } = stream;
  let heard = '';
  stream.write = (text) => {
    heard += text;
    return true;
  };
  return {
    end: () => {
      stream.write = write;
      stream.removeAllListeners('error');
      return heard;
    },
  };
}
