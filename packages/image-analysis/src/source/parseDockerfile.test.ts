import fc from 'fast-check';
import { parseDockerfile } from './parseDockerfile';

const only = (text: string) => parseDockerfile({ text });
const run = (text: string) =>
  only(`FROM debian:12\n${text}`).stages[0].instructions[0];

describe('parseDockerfile', () => {
  it('tells stages, their names, origins and platforms', () => {
    const { stages } = only(
      'ARG GO=1.24\nFROM --platform=$BUILDPLATFORM golang:${GO}-alpine AS Build\nRUN go build\nFROM build\nFROM scratch\n',
    );
    expect(stages).toMatchObject([
      {
        index: 0,
        name: 'build',
        from: {
          text: 'golang:${GO}-alpine',
          image: 'golang:1.24-alpine',
          hasVariables: true,
        },
        platform: '$BUILDPLATFORM',
      },
      { index: 1, from: { image: 'build', stage: 0 } },
      { index: 2, from: { image: 'scratch', hasVariables: false } },
    ]);
  });

  it.each([
    ['ARG V\nFROM node:$V', undefined],
    ['ARG V=22\nFROM node:$V', 'node:22'],
    ['FROM node:${V:-20}', 'node:20'],
    ['ARG V=22\nFROM node:${V:+18}', 'node:18'],
    ['ARG A=1\nARG B=${A}2\nFROM node:$B', 'node:12'],
    ['FROM node:${V', undefined],
  ])('resolves the image of %j', (text, image) => {
    expect(only(text).stages[0].from.image).toBe(image);
  });

  it('knows which stages are in the image and which it only copies from', () => {
    const text = [
      'FROM node:22 AS unused',
      'FROM golang:1.24 AS deps',
      'FROM golang:1.24 AS build',
      'RUN --mount=from=deps,target=/deps true',
      'FROM debian:12 AS runtime',
      'FROM runtime',
      'COPY --from=2 /app /app',
    ].join('\n');
    const { chain, used, final } = only(text);
    expect(final?.index).toBe(4);
    expect(chain.map(({ index }) => index)).toEqual([3, 4]);
    expect(used.map(({ index }) => index)).toEqual([1, 2, 3, 4]);
  });

  it('takes the stage that was asked for as the final one', () => {
    const text = 'FROM a:1 AS Release\nFROM a:2 AS test\n';
    expect(parseDockerfile({ text, target: 'release' }).final?.index).toBe(0);
    expect(parseDockerfile({ text, target: 'no' })).toMatchObject({
      final: undefined,
      chain: [],
      problem: "it has no stage 'no'",
    });
  });

  it('joins continued lines, drops comments and keeps the lines as written', () => {
    expect(
      run('RUN apt-get update && \\\n  # why\n\n  apt-get install -y curl\n'),
    ).toMatchObject({
      line: 2,
      endLine: 5,
      content: 'apt-get update &&   apt-get install -y curl',
      text: 'RUN apt-get update && \\\n  # why\n\n  apt-get install -y curl',
    });
  });

  it('continues lines with the escape character of the directive', () => {
    const { escape, stages } = only(
      '# escape=`\nFROM windows\nRUN dir C:\\ `\n  /s\n',
    );
    expect(escape).toBe('`');
    expect(stages[0].instructions[0].endLine).toBe(4);
  });

  it('takes flags and mounts apart', () => {
    expect(
      run(
        'RUN --network=none --mount=type=cache,target=/root/.npm,id=n,sharing=locked --mount=target=. npm ci',
      ),
    ).toMatchObject({
      content: 'npm ci',
      flags: [{ name: 'network', value: 'none' }, {}, {}],
      mounts: [
        { type: 'cache', target: '/root/.npm', id: 'n', sharing: 'locked' },
        { type: 'bind', target: '.' },
      ],
    });
    expect(
      run('COPY --from=build --link --chown=1:1 --parents /a /b'),
    ).toMatchObject({
      flags: [
        { name: 'from', value: 'build' },
        { name: 'link' },
        { name: 'chown', value: '1:1' },
        { name: 'parents' },
      ],
      args: ['/a', '/b'],
    });
  });

  it.each([
    ['CMD ["a b", "c"]', 'exec', ['a b', 'c']],
    ['CMD [a, b]', 'shell', ['[a,', 'b]']],
    ['COPY "a b" /c\\ d/', 'shell', ['a b', '/c d/']],
    ['ENTRYPOINT node index.js', 'shell', ['node', 'index.js']],
  ])('reads the words of %s', (text, form, args) => {
    expect(run(text)).toMatchObject({ form, args });
  });

  it.each([
    [
      'ENV A=b C="d e"',
      [
        { name: 'A', value: 'b' },
        { name: 'C', value: 'd e' },
      ],
    ],
    ['ENV A b c', [{ name: 'A', value: 'b c' }]],
    ['ARG TOKEN', [{ name: 'TOKEN' }]],
    ['LABEL a.b="c d"', [{ name: 'a.b', value: 'c d' }]],
  ])('reads the assignments of %s', (text, assignments) => {
    expect(run(text).assignments).toEqual(assignments);
  });

  it('reads here-documents of RUN and COPY', () => {
    const { instructions } = only(
      'FROM a\nRUN <<EOF\napt-get update\n# no comment\nEOF\nCOPY <<a.txt <<b.txt /dst/\nx\na.txt\ny\nb.txt\nCMD ["x"]\n',
    ).stages[0];
    expect(instructions).toMatchObject([
      {
        keyword: 'RUN',
        heredocs: [{ name: 'EOF', body: 'apt-get update\n# no comment' }],
      },
      {
        keyword: 'COPY',
        args: ['<<a.txt', '<<b.txt', '/dst/'],
        heredocs: [{ body: 'x' }, { body: 'y' }],
      },
      { keyword: 'CMD', line: 11 },
    ]);
  });

  it('tells the flags of a RUN from its here-document', () => {
    expect(
      run(
        'RUN --mount=type=cache,target=/x \\\n  --network=none <<EOF\nnpm ci\nEOF\n',
      ),
    ).toMatchObject({
      flags: [{ name: 'mount' }, { name: 'network', value: 'none' }],
      content: '<<EOF\nnpm ci\nEOF',
      heredocs: [{ body: 'npm ci' }],
    });
  });

  it('reads what an ONBUILD puts off', () => {
    expect(run('ONBUILD COPY --link --from=x . /app').trigger).toMatchObject({
      keyword: 'COPY',
      flags: [{ name: 'link' }, { name: 'from', value: 'x' }],
      args: ['.', '/app'],
    });
  });

  it('says why there is nothing to read', () => {
    expect(only('').problem).toBe('it has no FROM');
    expect(only('FROM a\n'.repeat(50_000)).problem).toMatch(/256 KiB/);
    expect(only('FROM a\n'.repeat(3_000)).problem).toMatch(/2000 instr/);
    expect(only('\n'.repeat(6_000)).problem).toMatch(/5000 lines/);
    expect(only(`RUN ${'a'.repeat(40_000)}`).problem).toMatch(/a line longer/);
  });

  it('reads the syntax directive', () => {
    expect(only('# syntax=docker/dockerfile:1\nFROM a').syntax).toBe(
      'docker/dockerfile:1',
    );
  });

  it('never throws, and keeps lines in order, whatever it is given', () => {
    const words = fc.constantFrom(
      ...[
        'FROM ',
        'RUN ',
        'a',
        '\n',
        '\\\n',
        '<<E',
        '"',
        '[',
        '${',
        '#',
        ' ',
        '--mount=',
        'ONBUILD ',
        'E\n',
        '`',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), parts => {
        const { stages } = only(parts.join(''));
        const lines = stages.flatMap(({ head, instructions }) =>
          [head, ...instructions].map(({ line }) => line),
        );
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }),
    );
  });

  it.each([
    ['one long comment', '#'.repeat(250_000)],
    ['long lines', `FROM a\n${`RUN ${'a '.repeat(15_000)}\n`.repeat(3)}`],
    [
      'long heads',
      `FROM a\n${`RUN <<A ${'a '.repeat(15_000)}\nA\n`.repeat(3)}`,
    ],
    ['many continued lines', `FROM a\nRUN ${'a \\\n'.repeat(4_900)}`],
    ['many variables', `FROM ${'${a:-'.repeat(6_000)}`],
    ['many here-documents', `FROM a\n${'RUN <<A <<B\n'.repeat(4_900)}`],
  ])('reads %s in little time', (_, text) => {
    const start = process.cpuUsage();
    only(text);
    // A fifth of a second outside of a test; the parser alone took a minute.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(30);
  });
});
