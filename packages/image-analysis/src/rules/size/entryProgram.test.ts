import { TestFile, ruleInputOf } from '../testing';
import { entryProgram, startWords, startsWithShell } from './entryProgram';
import { onDebian } from './testing';

type Run = { entrypoint?: string[]; cmd?: string[]; workingDir?: string };

const link = (linkTarget: string): TestFile => ({
  type: 'symlink',
  linkTarget,
  hash: undefined,
});

function programOf(
  run: Run,
  files: Record<string, TestFile>,
): string | undefined {
  const { image, contents } = ruleInputOf({
    image: onDebian({ steps: ['COPY . /'], run }),
    contents: [{}, { files }],
  });
  return contents.known ? entryProgram(image, contents.value)?.path : undefined;
}

describe('entryProgram', () => {
  it.each<[string, Run, Record<string, TestFile>, string | undefined]>([
    ['an absolute path', { cmd: ['/app/web'] }, { 'app/web': 1 }, 'app/web'],
    [
      'a path in the working directory',
      { cmd: ['./web'], workingDir: '/app' },
      { 'app/web': 1 },
      'app/web',
    ],
    [
      'a name on the PATH',
      { cmd: ['web'] },
      { 'usr/bin/web': 1 },
      'usr/bin/web',
    ],
    [
      'the entrypoint before the command',
      { entrypoint: ['/a'], cmd: ['/b'] },
      { a: 1, b: 1 },
      'a',
    ],
    [
      'what an init starts',
      { entrypoint: ['/sbin/tini', '-g', '--', '/web', '-v'] },
      { 'sbin/tini': 1, web: 1 },
      'web',
    ],
    [
      'the archive of java -jar',
      { cmd: ['java', '-Xmx1g', '-jar', 'app.jar'], workingDir: '/srv' },
      { 'srv/app.jar': 1 },
      'srv/app.jar',
    ],
    [
      'the end of links, relative and absolute, of files and directories',
      { cmd: ['/bin/web'] },
      {
        bin: link('usr/bin'),
        'usr/bin/web': link('../../opt/web/current'),
        'opt/web/current': link('/opt/web/v2'),
        'opt/web/v2': 1,
      },
      'opt/web/v2',
    ],
    [
      'no end of links that go in a circle',
      { cmd: ['/a'] },
      { a: link('b'), b: link('a') },
      undefined,
    ],
    [
      'nothing that a shell starts',
      { cmd: ['sh', '-c', '/a'] },
      { a: 1 },
      undefined,
    ],
    ['nothing that is not there', { cmd: ['/a'] }, {}, undefined],
    ['nothing where nothing is started', {}, { a: 1 }, undefined],
  ])('finds %s', (_, run, files, path) => {
    expect(programOf(run, files)).toBe(path);
  });
});

describe('startWords', () => {
  const image = (run: Run) =>
    ruleInputOf({ image: onDebian({ steps: ['COPY . /'], run }) }).image;

  it('passes over inits', () => {
    expect(
      startWords(
        image({ entrypoint: ['dumb-init', '--'], cmd: ['web', '-p'] }),
      ),
    ).toEqual(['web', '-p']);
    expect(startWords(image({ entrypoint: ['tini', '-g'] }))).toEqual([]);
  });

  it('tells shells', () => {
    expect(startsWithShell(image({ cmd: ['/bin/bash'] }))).toBe(true);
    expect(startsWithShell(image({ cmd: ['/bin/fish-server'] }))).toBe(false);
  });
});
