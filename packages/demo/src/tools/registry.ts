import { startDemoRegistry } from '../registry';

/**
 * `yarn workspace demo registry [PORT]` runs the demo's registry alone, until
 * Ctrl-C: for trying clients on it.
 */
async function main(): Promise<void> {
  const registry = await startDemoRegistry({
    port: Number(process.argv[2] ?? 7070),
    now: new Date(),
  });
  process.stdout.write(
    `${registry.url}: ${registry.repositoryCount} repositories, ${registry.tagCount} tags\n`,
  );
  process.once('SIGINT', () => registry.close());
  process.once('SIGTERM', () => registry.close());
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
