/**
 * How much does the plugin add to what a browser loads, and how fast do its
 * pages answer? Builds the app for production with the plugin and without it,
 * and measures both in a real Chromium.
 *
 *   yarn bench:pages [--reuse] [--trace]
 *
 * `--reuse` measures the builds of the last run again; `--trace` writes traces
 * for a browser's developer tools beside them. Fails where a budget is broken.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Interaction } from './answers';
import { buildApp } from './buildApp';
import { measureFirstLoad } from './firstLoad';
import { measureInteractions } from './interactions';
import { measureLeaderboard } from './leaderboard';

const work = resolve(__dirname, '../../../test-artifacts/bench-pages');
const port = 27_808;

/** Bytes after gzip that the tab may add before it is usable, without charts. */
const firstLoadBudget = 150_000;
/** Milliseconds from the answers to their figures. */
const figuresBudget = 1_000;
/** Milliseconds until an interaction with 1,000 releases is answered, at the median. */
const interactionBudget = 100;

/**
 * Milliseconds from a choice to the rows of the leaderboard, of 19 in 20, with
 * an answer that takes none.
 */
const boardBudget = 200;

const traceOf = (name: string) =>
  process.argv.includes('--trace')
    ? { trace: resolve(work, `${name}.trace.json`) }
    : {};

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

/**
 * Writes what interactions took: `frame` until the page showed anything new,
 * `answer` until it showed the answer, `settled` until nothing changed any
 * more, `computed` by its main thread in all.
 */
function tell(title: string, interactions: readonly Interaction[]): void {
  const write = (...cells: string[]) =>
    process.stdout.write(`${cells.join('')}\n`);
  const number = (value: number) => value.toFixed(0).padStart(9);
  write(
    `${title}, milliseconds`.padEnd(46),
    ...['frame', 'answer', 'p95', 'settled', 'task', 'computed'].map(name =>
      name.padStart(9),
    ),
  );
  for (const one of interactions) {
    write(
      `  ${one.name}`.padEnd(46),
      number(one.frame.median),
      number(one.answer.median),
      number(one.answer.p95),
      number(one.settled.median),
      number(one.longestTask),
      number(one.computed),
    );
  }
  write();
}

async function main(): Promise<void> {
  const dist = resolve(work, 'with');
  const bare = resolve(work, 'without');
  const isThere = [dist, bare].every(folder =>
    existsSync(resolve(folder, 'index.html')),
  );
  if (!process.argv.includes('--reuse') || !isThere) {
    await buildApp({ directory: bare, port, isBare: true });
    await buildApp({ directory: dist, port });
  }
  const broken: string[] = [];

  const load = await measureFirstLoad({ dist, bare, port, releases: 40 });
  const first = load.entry + load.tab;
  const usual = [...load.untilFigures].sort((a, b) => a - b)[2];
  process.stdout.write(`First load of the Images tab, after gzip
  added to the app's entry      ${kilobytes(load.entry)}
  the tab until its figures     ${kilobytes(load.tab)}
  together                      ${kilobytes(first)} of ${kilobytes(
    firstLoadBudget,
  )}
  later (charts and layers)     ${kilobytes(load.later)}
  from answers to figures       ${load.untilFigures
    .map(time => Math.round(time))
    .join(', ')} ms
${load.files
  .slice(0, 12)
  .map(
    ({ file, bytes, when }) =>
      `    ${when.padEnd(6)}${kilobytes(bytes).padStart(10)}  ${file}`,
  )
  .join('\n')}\n\n`);
  if (first > firstLoadBudget) broken.push('first load');
  if (usual > figuresBudget) broken.push('time to figures');

  const interactions = await measureInteractions({
    dist,
    port,
    releases: 1_000,
    ...traceOf('interactions'),
  });
  tell('Interactions with 1,000 releases', interactions);
  for (const { name, answer } of interactions) {
    if (answer.median > interactionBudget) broken.push(name);
  }

  const changes = await measureLeaderboard({
    dist,
    port,
    ...traceOf('leaderboard'),
  });
  tell('Leaderboard of 10,000 services', changes);
  for (const { name, answer } of changes) {
    if (answer.p95 > boardBudget) broken.push(name);
  }
  if (broken.length > 0) {
    throw new Error(`over budget: ${broken.join(', ')}`);
  }
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
