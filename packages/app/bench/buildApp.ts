import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const app = resolve(__dirname, '..');
const root = resolve(app, '../..');

/**
 * Builds the app for production, as it would be served from `port` with its
 * backend behind the same address, and puts it into `directory`.
 *
 * @param options - `isBare` leaves the plugin out
 */
export async function buildApp(options: {
  directory: string;
  port: number;
  isBare?: boolean;
}): Promise<void> {
  const { directory, port, isBare } = options;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const config = join(directory, 'app-config.yaml');
  writeFileSync(
    config,
    JSON.stringify({
      app: {
        baseUrl: `http://localhost:${port}`,
        ...(isBare && {
          packages: {
            exclude: ['@image-insights/backstage-plugin-image-insights'],
          },
        }),
        extensions: [],
      },
      backend: { baseUrl: `http://localhost:${port}` },
    }),
  );
  const child = spawn(
    join(root, 'node_modules/.bin/backstage-cli'),
    [
      'package',
      'build',
      '--config',
      join(root, 'app-config.portal.yaml'),
      '--config',
      config,
    ],
    { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the app could not be built: exit ${code}`);
  cpSync(join(app, 'dist'), directory, { recursive: true });
}
