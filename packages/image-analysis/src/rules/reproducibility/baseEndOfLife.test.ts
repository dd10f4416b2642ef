import { TestImage } from '../../testing';
import { kit, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { baseEndOfLife } from './baseEndOfLife';
import { END_OF_LIFE, RUNTIMES, SYSTEMS, lineOf } from './endOfLife';

const osRelease = (text: string) => [
  {
    files: { 'etc/os-release': text.length },
    texts: { 'etc/os-release': text },
  },
  {},
];
const image = onDebian([run('apt-get install -y curl')]);

describe('base-end-of-life', () => {
  it.each([
    ['Debian', '11', 'ID=debian\nVERSION_ID="11"', 'medium'],
    ['Debian', '10', 'ID=debian\nVERSION_ID="10"', 'high'],
    ['Ubuntu', '20.04', 'ID=ubuntu\nVERSION_ID="20.04"', 'high'],
    ['Alpine Linux', '3.20', 'ID=alpine\nVERSION_ID=3.20.3', 'medium'],
    ['CentOS', '7', 'NAME="CentOS Linux"\nID="centos"\nVERSION_ID="7"', 'high'],
    [
      'CentOS Stream',
      '8',
      'NAME="CentOS Stream"\nID="centos"\nVERSION_ID="8"',
      'high',
    ],
    ['Amazon Linux', '2', 'ID="amzn"\nVERSION_ID="2"', 'medium'],
    ['Red Hat Enterprise Linux', '7', 'ID="rhel"\nVERSION_ID="7.9"', 'high'],
  ])('finds %s %s by its os-release', (name, line, text, severity) => {
    expect(
      findingsOf(baseEndOfLife, { image, contents: osRelease(text) }),
    ).toMatchObject([
      {
        title: `${name} ${line} is past its end of life`,
        confidence: 'certain',
        severity,
        places: [{ path: 'etc/os-release' }],
      },
    ]);
  });

  it.each([
    ['Debian 12, which has long-term support', 'ID=debian\nVERSION_ID="12"'],
    ['Ubuntu 22.04', 'ID=ubuntu\nVERSION_ID="22.04"'],
    ['Alpine 3.22', 'ID=alpine\nVERSION_ID=3.22.1'],
    ['Rocky Linux 9', 'ID="rocky"\nVERSION_ID="9.4"'],
    ['Amazon Linux 2023', 'ID="amzn"\nVERSION_ID="2023"'],
  ])('passes %s', (_, text) => {
    expect(
      outcomeOf(baseEndOfLife, { image, contents: osRelease(text) }),
    ).toEqual({ state: 'passed' });
  });

  it('tells the system by the form of the history where contents are not known', () => {
    const onSuite = (suite: string): TestImage => ({
      layers: ['debian', 'packages'],
      history: [
        {
          createdBy: `# debian.sh --arch 'amd64' out/ '${suite}' '@1700000000'`,
        },
        run('apt-get install -y curl'),
      ],
    });
    expect(
      findingsOf(baseEndOfLife, { image: onSuite('buster') }),
    ).toMatchObject([{ title: 'Debian 10 is past its end of life' }]);
    expect(outcomeOf(baseEndOfLife, { image: onSuite('trixie') })).toEqual({
      state: 'passed',
    });
  });

  it.each([
    ['node:16-alpine3.18', 'Alpine Linux 3.18'],
    ['python:3.12-slim-buster', 'Debian 10'],
    [
      'registry.access.redhat.com/ubi7/ubi-minimal:7.9',
      'Red Hat Enterprise Linux 7',
    ],
    ['ubuntu:18.04', 'Ubuntu 18.04'],
    ['registry.example.com:5000/base/debian:buster-slim', 'Debian 10'],
  ])('tells the system by the name %s', (name, system) => {
    expect(
      findingsOf(baseEndOfLife, {
        image: {
          layers: ['base', 'packages'],
          labels: { 'io.buildah.version': '1.37.0' },
          history: [
            { createdBy: '/bin/sh -c #(nop) ADD file:0123456789abcdef in / ' },
            { createdBy: '/bin/sh -c true', comment: `FROM ${name}` },
          ],
        },
      }),
    ).toMatchObject([{ title: `${system} is past its end of life` }]);
  });

  it.each([
    ['NODE_VERSION=18.20.4', 'Node.js 18'],
    ['PYTHON_VERSION=3.9.19', 'Python 3.9'],
    ['GOLANG_VERSION=1.22.1', 'Go 1.22'],
    ['PHP_VERSION=7.4.33', 'PHP 7.4'],
    ['RUBY_VERSION=3.1.6', 'Ruby 3.1'],
    ['DOTNET_VERSION=6.0.36', '.NET 6'],
  ])('tells a runtime by %s', (variable, name) => {
    expect(
      findingsOf(baseEndOfLife, {
        image: { ...image, env: [variable] },
      }),
    ).toMatchObject([
      { title: `${name} is past its end of life`, confidence: 'likely' },
    ]);
  });

  it('believes such a variable only where the program is in the image', () => {
    const contents = (path: string) => [
      ...osRelease('ID=debian\nVERSION_ID="13"').slice(0, 1),
      { files: { [path]: 90_000_000 } },
    ];
    const old = { ...image, env: ['NODE_VERSION=18.20.4'] };
    expect(
      findingsOf(baseEndOfLife, {
        image: old,
        contents: contents('usr/local/bin/node'),
      }),
    ).toMatchObject([{ places: [{ path: 'usr/local/bin/node' }] }]);
    expect(
      outcomeOf(baseEndOfLife, {
        image: old,
        contents: contents('app/server'),
      }),
    ).toEqual({ state: 'passed' });
  });

  it.each([
    ['Wolfi, which has no releases', 'ID=wolfi\nVERSION_ID="20230201"'],
    ['Debian unstable, which has no version', 'ID=debian'],
  ])('passes %s', (_, text) => {
    expect(
      outcomeOf(baseEndOfLife, { image, contents: osRelease(text) }),
    ).toEqual({ state: 'passed' });
  });

  it('does not concern an image without a system', () => {
    expect(
      outcomeOf(baseEndOfLife, {
        image: { layers: ['bin'], history: [kit('COPY /out/app /app')] },
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });

  it('does not know a system or version that its table lacks', () => {
    expect(
      outcomeOf(baseEndOfLife, {
        image,
        contents: osRelease('ID=plan9\nVERSION_ID=4'),
      }),
    ).toMatchObject({ state: 'undecided' });
    expect(
      outcomeOf(baseEndOfLife, {
        image,
        contents: osRelease('ID=debian\nVERSION_ID="14"'),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'registry' });
  });

  it('reads a version by its longest known line', () => {
    expect(lineOf(SYSTEMS.alpine, '3.20.3')?.line).toBe('3.20');
    expect(lineOf(SYSTEMS.alpine, '3.2')).toBeUndefined();
    expect(lineOf(RUNTIMES.NODE_VERSION, 'v22.1.0')?.line).toBe('22');
    expect(lineOf(SYSTEMS.debian, 'rolling')).toBeUndefined();
  });

  it('has only dates, none gathered after the day it judges by', () => {
    const dates = [...Object.values(SYSTEMS), ...Object.values(RUNTIMES)]
      .flatMap(({ ends }) => Object.values(ends))
      .concat(END_OF_LIFE.asOf, END_OF_LIFE.gatheredAt);
    for (const date of dates) {
      expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(
        date,
      );
    }
    expect(END_OF_LIFE.gatheredAt <= END_OF_LIFE.asOf).toBe(true);
  });
});
