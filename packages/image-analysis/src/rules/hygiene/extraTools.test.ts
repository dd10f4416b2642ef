import { PackageFacts } from '../../contents/LayerContents';
import { onDebian } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { extraTools } from './extraTools';

function dpkg(...packages: (string | Partial<PackageFacts>)[]): TestLayer {
  return {
    files: { 'var/lib/dpkg/status': 10_000 },
    packageDatabases: [
      {
        manager: 'dpkg',
        path: 'var/lib/dpkg/status',
        packages: packages.map(one => ({
          name: 'x',
          version: '1',
          installedBytes: 1_000_000,
          depends: [],
          recommends: [],
          ...(typeof one === 'string' ? { name: one } : one),
        })),
      },
    ],
  };
}

const INSTALL = 'RUN apt-get update && apt-get install -y libpq5 vim nano';
const image = onDebian({ steps: [INSTALL] });

describe('extra-tools', () => {
  it('finds packages that an own layer installs, and leaves them out', () => {
    expect(
      findingsOf(extraTools, {
        image,
        contents: [dpkg('libc6'), dpkg('libc6', 'libpq5', 'vim', 'nano')],
      }),
    ).toMatchObject([
      {
        key: 'editors',
        title: 'Holds editors: vim and nano',
        seen: expect.stringContaining('2.00 MB'),
        places: [{ layer: 1 }, { layer: 1 }],
        remedy: {
          change: {
            before: INSTALL,
            after: 'RUN apt-get update && apt-get install -y libpq5',
          },
        },
      },
    ]);
  });

  it('proposes no command that would install nothing', () => {
    const [finding] = findingsOf(extraTools, {
      image: onDebian({ steps: ['RUN apt-get install -y vim && app'] }),
      contents: [dpkg('libc6'), dpkg('libc6', 'vim')],
    });
    expect(finding.remedy.change).toBeUndefined();
  });

  it('suspects from history alone', () => {
    expect(findingsOf(extraTools, { image })).toMatchObject([
      { key: 'editors', confidence: 'likely', method: 'read in the history' },
    ]);
  });

  it('finds programs that were copied', () => {
    expect(
      findingsOf(extraTools, {
        image: onDebian({ steps: ['COPY tcpdump /usr/local/bin/'] }),
        contents: [{}, { files: { 'usr/local/bin/tcpdump': 1_400_000 } }],
      }),
    ).toMatchObject([
      { key: 'network', places: [{ path: 'usr/local/bin/tcpdump' }] },
    ]);
  });

  it('only mentions two downloaders side by side', () => {
    expect(
      findingsOf(extraTools, {
        image: onDebian({ steps: ['RUN apt-get install -y curl wget'] }),
      }),
    ).toMatchObject([
      {
        key: 'downloaders',
        severity: 'info',
        remedy: { change: { after: 'RUN apt-get install -y curl' } },
      },
    ]);
  });

  it.each<[string, string, TestLayer[]?]>([
    ['one downloader', 'RUN apt-get install -y curl'],
    ['tools that are removed', `${INSTALL} && apt-get purge -y vim nano`],
    [
      'tools that others pulled in',
      'RUN apt-get install -y app',
      [dpkg('libc6'), dpkg('libc6', { name: 'vim', isAutomatic: true })],
    ],
    [
      'tools that others need',
      'RUN apt-get install -y app',
      [dpkg('libc6'), dpkg('libc6', 'vim', { name: 'app', depends: ['vim'] })],
    ],
    [
      'tools of the base',
      'COPY app /app',
      [dpkg('vim'), { files: { app: 1_000 } }],
    ],
    ['what history suspects and contents clear', INSTALL, [{}, {}]],
  ])('accepts %s', (...[, step, contents]) => {
    expect(
      outcomeOf(extraTools, { image: onDebian({ steps: [step] }), contents }),
    ).toEqual({ state: 'passed' });
  });
});
