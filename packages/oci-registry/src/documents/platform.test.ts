import type { Descriptor, ImageIndex, Platform } from '../model';
import {
  formatPlatform,
  parsePlatform,
  selectPlatformManifests,
} from './platform';

const AMD64: Platform = { os: 'linux', architecture: 'amd64' };
const ARM64: Platform = { os: 'linux', architecture: 'arm64' };

let count = 0;
function entry(
  platform: Platform | undefined,
  rest: Partial<Descriptor> = {},
): Descriptor {
  count += 1;
  return {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: `sha256:${String(count).padStart(64, '0')}`,
    size: 500,
    ...(platform ? { platform } : {}),
    ...rest,
  };
}

function index(...manifests: Descriptor[]): ImageIndex {
  return { kind: 'index', mediaType: '', manifests, annotations: {} };
}

it.each([
  ['linux/amd64', 'linux/amd64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/aarch64', 'linux/arm64'],
  ['Linux/x86_64', 'linux/amd64'],
  ['linux/arm/v7', 'linux/arm/v7'],
  ['linux/armhf', 'linux/arm/v7'],
  ['windows/amd64', 'windows/amd64'],
])('reads %s as %s', (text, expected) => {
  const platform = parsePlatform(text);
  expect(platform && formatPlatform(platform)).toBe(expected);
});

it.each(['', 'linux', 'linux/', 'linux/amd64/v1/x', 'lin ux/amd64'])(
  'reads no platform from %j',
  text => {
    expect(parsePlatform(text)).toBeUndefined();
  },
);

describe('selecting from an index', () => {
  it('takes one image for each wanted platform, in that order', () => {
    const amd64 = entry(AMD64);
    const second = entry(AMD64);
    const arm64 = entry({ ...ARM64, variant: 'v8' });
    const selected = selectPlatformManifests(index(amd64, second, arm64), [
      ARM64,
      AMD64,
      { os: 'linux', architecture: 's390x' },
    ]);
    expect(selected.map(({ descriptor }) => descriptor)).toEqual([
      arm64,
      amd64,
    ]);
  });

  it('takes every platform where none is wanted', () => {
    const selected = selectPlatformManifests(
      index(entry(AMD64), entry(ARM64), entry(AMD64)),
      [],
    );
    expect(selected.map(({ platform }) => formatPlatform(platform))).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
  });

  it('leaves out attestations, unknown platforms and artefacts', () => {
    const image = entry(AMD64);
    const selected = selectPlatformManifests(
      index(
        entry(AMD64, {
          annotations: {
            'vnd.docker.reference.type': 'attestation-manifest',
            'vnd.docker.reference.digest': image.digest,
          },
        }),
        entry({ os: 'unknown', architecture: 'unknown' }),
        entry(undefined),
        entry(AMD64, { artifactType: 'application/vnd.example' }),
        image,
      ),
      [],
    );
    expect(selected.map(({ descriptor }) => descriptor)).toEqual([image]);
  });

  it('takes any variant of arm for arm, but no newer amd64 for amd64', () => {
    const v6 = entry({ os: 'linux', architecture: 'arm', variant: 'v6' });
    const amd64v3 = entry({ ...AMD64, variant: 'v3' });
    const selected = selectPlatformManifests(index(amd64v3, v6), [
      { os: 'linux', architecture: 'arm' },
      AMD64,
    ]);
    expect(selected.map(({ descriptor }) => descriptor)).toEqual([v6]);
  });

  it('keeps Windows builds apart', () => {
    const windows = (osVersion: string) =>
      entry({ os: 'windows', architecture: 'amd64', osVersion });
    const old = windows('10.0.17763.1');
    const recent = windows('10.0.20348.1');
    const both = index(old, recent);
    expect(selectPlatformManifests(both, [])).toHaveLength(2);
    expect(
      selectPlatformManifests(both, [
        { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348.1' },
      ])[0].descriptor,
    ).toBe(recent);
  });
});
