/**
 * Starts the portal, frontend and backend, and says where to look once both
 * answer. `--config FILE` (repeatable) replaces the demo organisation of
 * app-config.yaml by the files given; app-config.portal.yaml, which holds
 * ports, database and guest sign-in, comes first in either case.
 *
 * `--built` builds the frontend for production first and lets the backend
 * serve it, as an installed portal does: pages load several times faster, and
 * no change of a source file shows.
 */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { root } from './lib/paths.mjs';
import { block, dim, duration, fail, step } from './lib/print.mjs';
import {
  onStopSignal,
  outputOf,
  run,
  startGroup,
  stopGroup,
} from './lib/processes.mjs';

const cli = join(root, 'node_modules/.bin/backstage-cli');

/** Splits the arguments into config files and what is Backstage's alone. */
function readArguments(args) {
  const configs = [];
  const others = [];
  let isBuilt = false;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '--config') {
      const file = args[(index += 1)];
      if (file === undefined) fail('--config needs a file: --config FILE');
      configs.push(file);
    } else if (argument.startsWith('--config=')) {
      configs.push(argument.slice('--config='.length));
    } else if (argument === '--built') {
      isBuilt = true;
    } else {
      others.push(argument);
    }
  }
  return { configs, others, isBuilt };
}

/** Configuration files in the order in which they are merged. */
function configFiles(given) {
  const own = given.map(file =>
    isAbsolute(file)
      ? file
      : resolve(process.env.INIT_CWD ?? process.cwd(), file),
  );
  for (const file of own) {
    if (!existsSync(file)) {
      fail(`--config ${file}: there is no such file.`);
    }
  }
  const defaults = [
    join(root, 'app-config.yaml'),
    join(root, 'app-config.local.yaml'),
  ].filter(file => existsSync(file));
  return [
    join(root, 'app-config.portal.yaml'),
    ...(own.length > 0 ? own : defaults),
  ];
}

/** The merged configuration, as Backstage itself reads it. */
function mergedConfig(configArguments) {
  const printed = outputOf(
    cli,
    ['config:print', '--lax', '--format', 'json', ...configArguments],
    { cwd: root, maxBuffer: 32 * 1024 * 1024 },
  );
  try {
    return JSON.parse(printed);
  } catch {
    return undefined; // the start itself then reports what is wrong
  }
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function portOf(url) {
  try {
    return Number(new URL(url).port);
  } catch {
    return 0;
  }
}

/** Whether somebody listens on a port of this machine. */
function isTaken(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: 'localhost' });
    socket.setTimeout(1_000);
    const end = answer => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

async function waitUntilReady(urls, isStopped) {
  const pending = new Map(Object.entries(urls));
  let nextNotice = Date.now() + 60_000;
  while (pending.size > 0 && !isStopped()) {
    for (const [name, url] of pending) {
      if (await answers(url)) {
        pending.delete(name);
        step(`${name} answers`);
      }
    }
    if (pending.size > 0 && Date.now() > nextNotice) {
      nextNotice += 60_000;
      step(
        `Still waiting for: ${[...pending.keys()].join(
          ', ',
        )}. If an error stands above, mend it and start again (Ctrl-C).`,
      );
    }
    await new Promise(done => setTimeout(done, 500));
  }
}

const begin = Date.now();
const { configs, others, isBuilt } = readArguments(process.argv.slice(2));
const files = configFiles(configs);
const configArguments = files.flatMap(file => ['--config', file]);

const config = mergedConfig(configArguments);
const backendUrl = config?.backend?.baseUrl ?? 'http://localhost:7007';
const appUrl = isBuilt
  ? backendUrl
  : config?.app?.baseUrl ?? 'http://localhost:3000';
const demoPort = config?.demo?.registry?.port;
for (const [what, port] of [
  ...(isBuilt ? [] : [['frontend (app.baseUrl)', portOf(appUrl)]]),
  ['backend (backend.baseUrl)', portOf(backendUrl)],
  ['demo’s registry (demo.registry.port)', demoPort],
]) {
  if (port && (await isTaken(port))) {
    fail(
      `Port ${port}, of the ${what}, is in use. Stop what listens there (another npm start?), or set another port in a file given by --config.`,
    );
  }
}

step(
  `Backstage: starting with ${files
    .map(file => file.replace(`${root}/`, ''))
    .join(', ')}`,
);
if (isBuilt) {
  step('Frontend: building it for production');
  const code = await run(cli, ['package', 'build', ...configArguments], {
    cwd: join(root, 'packages/app'),
    // What it lists is the size of every file of every library.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) fail('The frontend could not be built; see above.');
}
const portal = startGroup(
  cli,
  [
    'repo',
    'start',
    ...(isBuilt ? ['backend'] : []),
    ...configArguments,
    ...others,
  ],
  {
    cwd: root,
    env: {
      ...process.env,
      // Served by the backend, the app is where the backend is.
      ...(isBuilt && { APP_CONFIG_app_baseUrl: JSON.stringify(backendUrl) }),
      // No browser window unless a person sits in front of the terminal.
      BROWSER: process.stdout.isTTY ? process.env.BROWSER : 'none',
      NODE_NO_WARNINGS: '1',
    },
  },
);

let stopped = false;
async function stop(code) {
  if (stopped) return;
  stopped = true;
  step('Stopping frontend and backend');
  await stopGroup(portal);
  process.exit(code);
}
onStopSignal(signal => stop(signal === 'SIGINT' ? 130 : 143));
portal.on('exit', code => stop(code ?? 1));
portal.on('error', error =>
  fail(`Backstage could not be started: ${error.message}`),
);

await waitUntilReady(
  {
    Backend: `${backendUrl}/.backstage/health/v1/readiness`,
    Frontend: `${appUrl}/`,
  },
  () => stopped,
);

if (!stopped) {
  block(`Image Insights is ready (${duration(Date.now() - begin)})`, [
    `Portal        ${appUrl}`,
    `Leaderboard   ${appUrl}/image-insights`,
    `Savings       ${appUrl}/image-insights/savings`,
    ...(demoPort
      ? [
          `One service   ${appUrl}/catalog/default/component/checkout/images`,
          `Cost of one   ${appUrl}/catalog/default/component/route-planner/images/cost`,
          `Registry      http://localhost:${demoPort}/v2/  ${dim(
            '(the demo organisation’s own)',
          )}`,
        ]
      : []),
    `API           ${backendUrl}/api/image-insights/openapi.json`,
    '',
    'You are signed in as guest. Ctrl-C stops everything.',
  ]);
}
