import { findingsOf, outcomeOf } from '../testing';
import { languageCacheKept } from './languageCacheKept';
import { onDebian } from './testing';

const python = onDebian({ steps: ['RUN pip install -r requirements.txt'] });

describe('language-cache-kept', () => {
  it.each([
    ['pip', 'root/.cache/pip/http-v2/a/b/c/d/e/abcde.body'],
    ['npm', 'root/.npm/_cacache/content-v2/sha512/aa/bb/cc'],
    ['yarn', 'usr/local/share/.cache/yarn/v6/npm-left-pad/index.js'],
    ['go', 'root/go/pkg/mod/cache/download/golang.org/x/net/@v/v0.1.zip'],
    ['go', 'root/.cache/go-build/aa/aabbcc-d'],
    ['maven', 'root/.m2/repository/org/slf4j/slf4j-api/2.0/slf4j-api-2.0.jar'],
    ['gradle', 'root/.gradle/caches/modules-2/files-2.1/a/b.jar'],
    ['cargo', 'usr/local/cargo/registry/cache/index/serde-1.crate'],
    ['nuget', 'root/.nuget/packages/newtonsoft.json/13/a.nupkg'],
    ['composer', 'root/.composer/cache/files/a/b.zip'],
    ['conda', 'opt/conda/pkgs/numpy-1.tar.bz2'],
  ])('measures the cache of %s at %s', (kind, path) => {
    expect(
      findingsOf(languageCacheKept, {
        image: python,
        contents: [{}, { files: { [path]: 48_000_000 } }],
      }),
    ).toMatchObject([
      {
        key: kind,
        title: `48.0 MB of ${kind} cache in the image`,
        claims: [{ bytes: 48_000_000 }],
      },
    ]);
  });

  it('mounts a cache where this image has it', () => {
    expect(
      findingsOf(languageCacheKept, {
        image: python,
        contents: [
          {},
          { files: { 'root/.cache/pip/http-v2/a/b.body': 5_000_000 } },
        ],
      })[0].remedy.change,
    ).toEqual({
      in: 'Dockerfile',
      before: 'RUN pip install -r requirements.txt',
      after:
        'RUN --mount=type=cache,target=/root/.cache/pip \\\n    pip install -r requirements.txt',
    });
  });

  it('blames no RUN for what another one leaves', () => {
    const [finding] = findingsOf(languageCacheKept, {
      image: onDebian({
        steps: ['RUN pip install flask', 'RUN pip install -r more.txt'],
      }),
      contents: [
        {},
        { files: { 'root/.cache/pip/a': 9_000_000 } },
        { files: { 'root/.cache/pip/b': 5_000_000 } },
      ],
    });
    expect(finding.seen).toMatch(
      /^`RUN pip install flask` and 1 other layer leave .*, 14\.0 MB\.$/,
    );
  });

  it('finds one cache per kind', () => {
    expect(
      findingsOf(languageCacheKept, {
        image: python,
        contents: [
          {},
          {
            files: {
              'root/.cache/pip/a': 5_000_000,
              'root/.cache/pip/b': 1_000_000,
              'root/.npm/_cacache/c': 2_000_000,
            },
          },
        ],
      }).map(({ key }) => key),
    ).toEqual(['pip', 'npm']);
  });

  it('leaves out files that installed files are hard links to', () => {
    expect(
      outcomeOf(languageCacheKept, {
        image: python,
        contents: [
          {},
          {
            files: {
              'opt/conda/pkgs/numpy/core.so': 20_000_000,
              'opt/conda/envs/app/numpy/core.so': {
                type: 'hardlink',
                linkTarget: 'opt/conda/pkgs/numpy/core.so',
                hash: undefined,
              },
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves yarn’s cache where Plug’n’Play loads from it', () => {
    expect(
      outcomeOf(languageCacheKept, {
        image: onDebian({ steps: ['RUN yarn install'] }),
        contents: [
          {},
          {
            files: {
              'app/.pnp.cjs': 900_000,
              'root/.yarn/berry/cache/left-pad.zip': 30_000_000,
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves the cache that the image’s own command runs from', () => {
    expect(
      outcomeOf(languageCacheKept, {
        image: onDebian({
          steps: ['RUN mvn package'],
          run: { cmd: ['mvn', 'spring-boot:run'] },
        }),
        contents: [
          {},
          { files: { 'root/.m2/repository/a/b.jar': 30_000_000 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('finds the cache beside a published program of .NET', () => {
    expect(
      findingsOf(languageCacheKept, {
        image: onDebian({
          steps: ['RUN dotnet publish -o /app'],
          run: { cmd: ['dotnet', '/app/shop.dll'] },
        }),
        contents: [
          {},
          { files: { 'root/.nuget/packages/a.nupkg': 30_000_000 } },
        ],
      }),
    ).toHaveLength(1);
  });

  it('only mentions models, which may be there on purpose', () => {
    expect(
      findingsOf(languageCacheKept, {
        image: python,
        contents: [
          {},
          {
            files: {
              'root/.cache/huggingface/hub/models--x/blobs/abc': 400_000_000,
            },
          },
        ],
      }),
    ).toMatchObject([{ key: 'model', severity: 'info' }]);
  });

  it('does not blame the image for caches of its base, nor for crumbs', () => {
    expect(
      outcomeOf(languageCacheKept, {
        image: python,
        contents: [
          { files: { 'root/.cache/pip/a': 5_000_000 } },
          { files: { 'root/.cache/pip/selfcheck.json': 300 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
