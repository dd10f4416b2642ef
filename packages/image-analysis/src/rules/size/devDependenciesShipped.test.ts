import { TestFile, TestLayer, findingsOf, outcomeOf } from '../testing';
import { devDependenciesShipped } from './devDependenciesShipped';
import { onDebian } from './testing';

const image = onDebian({
  steps: ['RUN npm ci'],
  run: { cmd: ['node', 'server.js'] },
});

function app(
  files: Record<string, TestFile>,
  devDependencies: string[],
  dependencies: string[] = ['express'],
): TestLayer {
  return {
    files: { 'app/package.json': 500, ...files },
    nodeManifests: [
      { path: 'app/package.json', dependencies, devDependencies },
    ],
  };
}

const installed = (name: string, bytes: number, at = 'app') => ({
  [`${at}/node_modules/${name}/package.json`]: 1_000,
  [`${at}/node_modules/${name}/lib/index.js`]: bytes,
});

describe('dev-dependencies-shipped', () => {
  it('measures what package.json lists for development and is installed', () => {
    const [finding] = findingsOf(devDependenciesShipped, {
      image,
      contents: [
        {},
        app(
          {
            ...installed('express', 200_000),
            ...installed('typescript', 20_000_000),
            ...installed('eslint', 3_000_000),
          },
          ['typescript', 'eslint', 'jest'],
        ),
      ],
    });
    expect(finding).toMatchObject({
      key: 'app/package.json',
      title: '23.0 MB of development dependencies in node_modules',
      seen: '/app/package.json lists 2 packages for development that are installed: typescript (20.0 MB), eslint (3.00 MB).',
      remedy: {
        change: { before: 'RUN npm ci', after: 'RUN npm ci --omit=dev' },
      },
    });
    expect(finding.claims).toHaveLength(4);
  });

  it('finds them above the package in a workspace, and through the links of pnpm', () => {
    const store = 'app/node_modules/.pnpm/typescript@5.0.0/node_modules';
    expect(
      findingsOf(devDependenciesShipped, {
        image,
        contents: [
          {},
          {
            files: {
              'app/packages/web/package.json': 500,
              ...installed('eslint', 3_000_000),
              'app/packages/web/node_modules/typescript': {
                type: 'symlink',
                linkTarget:
                  '../../../node_modules/.pnpm/typescript@5.0.0/node_modules/typescript',
                hash: undefined,
              },
              [`${store}/typescript/package.json`]: 1_000,
              [`${store}/typescript/lib/tsc.js`]: 20_000_000,
            },
            nodeManifests: [
              {
                path: 'app/packages/web/package.json',
                dependencies: [],
                devDependencies: ['typescript', 'eslint'],
              },
            ],
          },
        ],
      }),
    ).toMatchObject([
      { title: '23.0 MB of development dependencies in node_modules' },
    ]);
  });

  it.each<[string, TestLayer]>([
    [
      'was installed without them',
      app(installed('express', 200_000), ['typescript', 'jest']),
    ],
    [
      'lists a package for both',
      app(installed('typescript', 20_000_000), ['typescript'], ['typescript']),
    ],
    [
      'has one package of many that another may need',
      app(installed('semver', 300_000), ['semver', 'a', 'b', 'c']),
    ],
    ['has no node_modules at all', app({}, ['typescript'])],
  ])('passes an image that %s', (_, layer) => {
    expect(
      outcomeOf(devDependenciesShipped, { image, contents: [{}, layer] }),
    ).toEqual({ state: 'passed' });
  });

  it('proposes a stage of its own where the same RUN builds', () => {
    const [finding] = findingsOf(devDependenciesShipped, {
      image: onDebian({ steps: ['RUN npm ci && npm run build'] }),
      contents: [{}, app(installed('typescript', 20_000_000), ['typescript'])],
    });
    expect(finding.remedy.text).toContain('Build in a stage of its own');
    expect(finding.remedy.change).toBeUndefined();
  });

  it('finds tools of Python and Ruby', () => {
    const packages = 'usr/local/lib/python3.12/site-packages';
    expect(
      findingsOf(devDependenciesShipped, {
        image: onDebian({ steps: ['RUN pip install -r requirements.txt'] }),
        contents: [
          {},
          {
            files: {
              [`${packages}/mypy/build.so`]: 30_000_000,
              [`${packages}/flask/app.py`]: 60_000,
              'usr/local/bundle/gems/rubocop-1.60.0/lib/rubocop.rb': 4_000_000,
            },
          },
        ],
      }),
    ).toMatchObject([
      { key: 'python', title: '30.0 MB of Python tools for development' },
      { key: 'ruby', title: '4.00 MB of Ruby tools for development' },
    ]);
  });

  it('does not apply to an image that runs tests', () => {
    expect(
      outcomeOf(devDependenciesShipped, {
        image: onDebian({ steps: ['RUN a'], run: { cmd: ['pytest', '-q'] } }),
        contents: [{}, {}],
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
