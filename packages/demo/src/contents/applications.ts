import { LayerEntry } from '../blobs';
import { spread } from './spread';

/** What a build puts into an image: programs, dependencies, leftovers. */

interface Sized {
  bytes: number;
  /** Which content: a release, a lock file's state. */
  content: string;
}

/** A Go program, with symbols and debugging information unless stripped. */
export function goProgram(
  options: Sized & { path: string; stripped?: boolean },
): LayerEntry[] {
  const { path, bytes, content, stripped = false } = options;
  const symbolBytes = stripped ? 0 : Math.floor(bytes * 0.12);
  const debugBytes = stripped ? 0 : Math.floor(bytes * 0.28);
  return [
    {
      type: 'binary',
      path,
      content,
      isGo: true,
      density: 0.42,
      codeBytes: Math.floor(bytes - symbolBytes - debugBytes),
      symbolBytes,
      debugBytes,
    },
  ];
}

const NODE_PACKAGES = [
  '@fastify/cors',
  'ajv',
  'bullmq',
  'fastify',
  'ioredis',
  'knex',
  'lodash',
  'luxon',
  'pg',
  'pino',
  'stripe',
  'undici',
  'uuid',
  'zod',
];

const NODE_DEV_PACKAGES = [
  '@babel/core',
  '@swc/core-linux-x64-gnu',
  '@types/node',
  'esbuild',
  'eslint',
  'jest',
  'prettier',
  'typescript',
  'webpack',
];

function nodeModules(packages: string[], options: Sized): LayerEntry[] {
  return spread({
    folder: 'app/node_modules',
    names: packages.flatMap(name => [
      `${name}/package.json`,
      `${name}/dist/index.js`,
      `${name}/dist/index.js.map`,
      `${name}/README.md`,
    ]),
    density: 0.28,
    ...options,
  });
}

/** `node_modules` of what runs. */
export function nodeDependencies(options: Sized): LayerEntry[] {
  return nodeModules(NODE_PACKAGES, options);
}

/** `node_modules` of what compiles, lints and tests. */
export function nodeDevelopmentDependencies(options: Sized): LayerEntry[] {
  return nodeModules(NODE_DEV_PACKAGES, options);
}

/** The package.json that asks for the packages of both kinds. */
export function nodeManifest(options: {
  folder: string;
  name: string;
}): LayerEntry {
  const versions = (packages: string[]) =>
    Object.fromEntries(packages.map(name => [name, '*']));
  const manifest = {
    name: options.name,
    private: true,
    dependencies: versions(NODE_PACKAGES),
    devDependencies: versions(NODE_DEV_PACKAGES),
  };
  return {
    type: 'text',
    path: `${options.folder}/package.json`,
    text: `${JSON.stringify(manifest, undefined, 2)}\n`,
  };
}

/** A Git history, copied because nobody told it not to be. */
export function gitFolder(options: Sized & { folder: string }): LayerEntry[] {
  const { folder, bytes, content } = options;
  return [
    {
      type: 'text',
      path: `${folder}/.git/HEAD`,
      text: 'ref: refs/heads/main\n',
    },
    {
      type: 'file',
      path: `${folder}/.git/objects/pack/pack-${'7f3a'.repeat(10)}.pack`,
      bytes,
      density: 0.98,
      content: `git ${content}`,
    },
  ];
}

/** Sources, templates and a manifest. */
export function sources(
  options: Sized & { folder: string; names: string[] },
): LayerEntry[] {
  return spread({ density: 0.3, ...options });
}

/** Packages that pip installed, and the cache it left if it was let. */
export function pythonPackages(
  options: Sized & { keepsCache: boolean },
): LayerEntry[] {
  const { bytes, content, keepsCache } = options;
  const cache = keepsCache ? bytes * 0.28 : 0;
  return [
    ...spread({
      folder: 'usr/local/lib/python3.12/site-packages',
      names: [
        'numpy/core/_multiarray_umath.so',
        'numpy.libs/libopenblas64.so',
        'pandas/_libs/lib.so',
        'pandas/core/frame.py',
        'sqlalchemy/orm/session.py',
        'fastapi/routing.py',
        'pydantic_core/_pydantic_core.so',
        'matplotlib/mpl-data/fonts.ttf',
        'pandas/tests/frame/test_api.py',
      ],
      bytes: bytes - cache,
      density: 0.36,
      content,
    }),
    ...(keepsCache
      ? spread({
          folder: 'root/.cache/pip/http',
          names: ['a/1/numpy.whl', 'b/7/pandas.whl', 'e/9/matplotlib.whl'],
          bytes: cache,
          density: 0.97,
          content,
        })
      : []),
  ];
}

/** Jars below Maven's local repository, where the build downloaded them. */
export function mavenRepository(options: Sized): LayerEntry[] {
  return spread({
    folder: 'root/.m2/repository',
    names: [
      'org/springframework/spring-core/5.3.39/spring-core-5.3.39.jar',
      'org/hibernate/hibernate-core/5.6.15/hibernate-core-5.6.15.jar',
      'com/google/guava/guava/32.1.3/guava-32.1.3.jar',
      'org/apache/maven/plugins/maven-shade-plugin/3.5.1/shade-3.5.1.jar',
      'org/postgresql/postgresql/42.7.4/postgresql-42.7.4.jar',
      'net/sf/jasperreports/jasperreports/6.21.3/jasperreports-6.21.3.jar',
    ],
    density: 0.6,
    ...options,
  });
}

/** A service's jars. */
export function jars(
  options: Sized & { folder: string; names: string[] },
): LayerEntry[] {
  return spread({ density: 0.62, ...options });
}

/** Gems that Bundler installed. */
export function gems(options: Sized): LayerEntry[] {
  return spread({
    folder: 'usr/local/bundle/gems',
    names: [
      'actionmailer-7.1.4/lib/base.rb',
      'nokogiri-1.16.7/lib/nokogiri.so',
      'sidekiq-7.3.2/lib/api.rb',
      'mail-2.8.1/lib/parsers.rb',
      'grpc-1.66.0/src/ruby/grpc_c.so',
    ],
    density: 0.33,
    ...options,
  });
}

/** Certificates of authorities, which an image from scratch has none of. */
export function certificates(bytes: number): LayerEntry[] {
  return [
    {
      type: 'file',
      path: 'etc/ssl/certs/ca-certificates.crt',
      bytes,
      density: 0.6,
      content: 'certificates',
    },
  ];
}
