/** Runs the stand-in by hand: `node tests/model-server/main.ts [port]`; any key will do. */
import { modelServerPort, startModelServer } from './start-model-server.ts';

const port = Number(process.argv[2] ?? modelServerPort);
const server = await startModelServer({ port, pace: 15 });
console.log(`The models' stand-in answers at ${server.url}. Stop it with Ctrl+C.`);
