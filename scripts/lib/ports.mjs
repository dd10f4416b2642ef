import { createServer } from 'node:net';

/**
 * Below the ports that systems hand out to outgoing connections, so that none
 * of those takes one between its choice and the start of its server.
 */
const first = 20_000;
const last = 32_000;

/** Tells whether a loopback port can be listened on. */
function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The wished loopback port if nobody listens on it, else another one. */
export async function freePort(wished = 0) {
  if (wished > 0 && (await isFree(wished))) return wished;
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const port = first + Math.floor(Math.random() * (last - first));
    if (await isFree(port)) return port;
  }
  throw new Error(
    `No free port between ${first} and ${last} on 127.0.0.1: end some servers`,
  );
}
