import { PackageFacts } from '../../contents/LayerContents';
import { findingsOf, outcomeOf } from '../testing';
import { recommendedPackages } from './recommendedPackages';
import { onDebian } from './testing';

const INSTALL = 'RUN apt-get update && apt-get install -y git';

function dpkg(packages: (Partial<PackageFacts> & { name: string })[]) {
  return {
    manager: 'dpkg' as const,
    path: 'var/lib/dpkg/status',
    packages: packages.map(one => ({
      version: '1',
      installedBytes: 1_000_000,
      isAutomatic: true,
      depends: [],
      recommends: [],
      ...one,
    })),
  };
}

const STATUS = { 'var/lib/dpkg/status': 100_000 };
const BASE = dpkg([{ name: 'libc6', isAutomatic: false }]);
const GIT = dpkg([
  { name: 'libc6', isAutomatic: false },
  {
    name: 'git',
    isAutomatic: false,
    depends: ['libc6', 'perl'],
    recommends: ['less', 'openssh-client', 'ca-certificates'],
  },
  { name: 'perl', recommends: [] },
  { name: 'less' },
  { name: 'openssh-client', installedBytes: 4_000_000, depends: ['libedit2'] },
  { name: 'libedit2' },
  { name: 'ca-certificates', isAutomatic: false },
]);

describe('recommended-packages', () => {
  it('works out from dpkg what nothing depends on, with what only that brought', () => {
    expect(
      findingsOf(recommendedPackages, {
        image: onDebian({
          steps: [INSTALL],
          layerBytes: [30_000_000, 20_000_000],
        }),
        contents: [
          { files: STATUS, packageDatabases: [BASE] },
          {
            uncompressedBytes: 60_000_000,
            files: { ...STATUS, 'usr/bin/git': 50_000_000 },
            packageDatabases: [GIT],
          },
        ],
      }),
    ).toMatchObject([
      {
        title:
          '3 packages in the image only because others recommend them, 6.00 MB',
        seen: 'Nothing that was asked for depends on openssh-client, less, libedit2.',
        confidence: 'likely',
        claims: [{ layer: 1, compressedBytes: 2_000_000 }],
        remedy: {
          change: {
            after:
              'RUN apt-get update && apt-get install --no-install-recommends -y git',
          },
        },
      },
    ]);
  });

  it('passes where dpkg shows that all is needed, whatever the text says', () => {
    expect(
      outcomeOf(recommendedPackages, {
        image: onDebian({ steps: [INSTALL] }),
        contents: [
          { files: STATUS, packageDatabases: [BASE] },
          {
            files: STATUS,
            packageDatabases: [
              dpkg([
                { name: 'libc6', isAutomatic: false },
                { name: 'git', isAutomatic: false, depends: ['perl'] },
                { name: 'perl', installedBytes: 40_000_000 },
              ]),
            ],
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('reads from history alone no more than a guess, without bytes', () => {
    const [finding] = findingsOf(recommendedPackages, {
      image: onDebian({ steps: [INSTALL] }),
    });
    expect(finding).toMatchObject({
      title: 'apt-get install without --no-install-recommends',
      confidence: 'guess',
    });
    expect(finding.claims).toBeUndefined();
  });

  it.each([
    'RUN apt-get install -y --no-install-recommends git',
    'RUN apt-get -o APT::Install-Recommends=false install -y git',
    'RUN apt-get -o APT::Install-Recommends="0" install -y git',
    'RUN apk add git',
    'RUN apt-get update',
    'RUN apt-get install -yf',
  ])('passes: %s', step => {
    expect(
      outcomeOf(recommendedPackages, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where the configuration of apt turns them off', () => {
    expect(
      outcomeOf(recommendedPackages, {
        image: onDebian({ steps: [INSTALL] }),
        contents: [
          {},
          {
            files: { 'etc/apt/apt.conf.d/99local': 30 },
            texts: {
              'etc/apt/apt.conf.d/99local': 'APT::Install-Recommends "0";\n',
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
