import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../lib/ports.mjs';
import { startGroup, stopGroup } from '../../lib/processes.mjs';
import { apps } from './createApp.mjs';

const patienceSeconds = 600;

/**
 * Starts the backend of an app, and both its frontends by their development
 * servers, which takes half the time of a build that is minified. Ports of
 * their own, and the component to look at, are all that is configured besides
 * what the README says.
 *
 * @returns the address of each frontend, and how to stop everything
 */
export async function startPortal({ steps, app }) {
  const backendUrl = `http://localhost:${await freePort()}`;
  const urls = {
    new: `http://localhost:${await freePort()}`,
    old: `http://localhost:${await freePort()}`,
  };
  const configs = Object.fromEntries(
    Object.entries(urls).map(([system, url]) => [
      system,
      writeConfig(join(app, `app-config.${system}.yaml`), {
        url,
        backendUrl,
        origins: Object.values(urls),
      }),
    ]),
  );
  const environment = {
    ...process.env,
    BROWSER: 'none',
    NODE_NO_WARNINGS: '1',
    // The template's app-config asks for it.
    GITHUB_TOKEN: process.env.GITHUB_TOKEN ?? 'none',
  };
  const groups = [];
  const start = (name, folder, config) => {
    const log = steps.log(name);
    const output = openSync(log, 'w');
    const group = startGroup(
      join(app, 'node_modules/.bin/backstage-cli'),
      [
        'package',
        'start',
        '--config',
        join(app, 'app-config.yaml'),
        '--config',
        config,
      ],
      {
        cwd: join(app, folder),
        env: environment,
        stdio: ['ignore', output, output],
      },
    );
    groups.push(group);
    return { name, log, group };
  };
  const stop = () => Promise.all(groups.map(group => stopGroup(group)));
  try {
    await Promise.all([
      untilReady(
        start('backend', 'packages/backend', configs.new),
        `${backendUrl}/.backstage/health/v1/readiness`,
      ),
      ...Object.entries(urls).map(([system, url]) =>
        untilReady(
          start(`frontend-${system}`, apps[system], configs[system]),
          `${url}/`,
        ),
      ),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, backendUrl, stop };
}

function writeConfig(file, { url, backendUrl, origins }) {
  writeFileSync(
    file,
    `app:
  baseUrl: ${url}
backend:
  baseUrl: ${backendUrl}
  listen:
    host: 127.0.0.1
    port: ${new URL(backendUrl).port}
  cors:
    origin: [${origins.join(', ')}]
catalog:
  locations:
    - type: file
      target: ../../examples/entities.yaml
    - type: file
      target: ../../examples/org.yaml
      rules:
        - allow: [User, Group]
    - type: file
      target: ../../catalog-info.checkout.yaml
`,
  );
  return file;
}

async function untilReady({ name, log, group }, url) {
  const deadline = Date.now() + patienceSeconds * 1_000;
  while (Date.now() < deadline) {
    if (group.exitCode !== null) {
      throw new Error(`${name} ended with ${group.exitCode}: ${log}`);
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // not yet
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(
    `${name} did not answer at ${url} within ${patienceSeconds} s: ${log}`,
  );
}
