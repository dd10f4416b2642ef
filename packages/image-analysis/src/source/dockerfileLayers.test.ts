import { describeTestImage } from '../testing';
import { dockerfileLayers } from './dockerfileLayers';
import { parseDockerfile } from './parseDockerfile';

function linesByLayer(text: string, steps: string[]) {
  const dockerfile = parseDockerfile({ text });
  const image = describeTestImage({
    layers: ['base', ...steps],
    history: [
      { createdBy: 'base' },
      ...steps.map(createdBy => ({
        createdBy,
        comment: 'buildkit.dockerfile.v0',
      })),
    ],
  });
  return [...dockerfileLayers(image, dockerfile)].map(([{ line }, layer]) => [
    line,
    layer,
  ]);
}

describe('dockerfileLayers', () => {
  it('joins instructions with the layers that BuildKit tells of them', () => {
    expect(
      linesByLayer(
        [
          'FROM x AS build',
          'RUN unseen',
          'FROM a',
          'WORKDIR /app',
          'RUN --mount=type=cache,target=/c apt-get update && \\',
          '    # why',
          '    apt-get install -y curl',
          'COPY --from=build --link /x /y',
          'RUN ["/bin/tool", "-v"]',
          'ENV A=b',
        ].join('\n'),
        [
          'WORKDIR /app',
          'RUN /bin/sh -c apt-get update &&     apt-get install -y curl # buildkit',
          'COPY /x /y # buildkit',
          'RUN /bin/tool -v # buildkit',
        ],
      ),
    ).toEqual([
      [4, 1],
      [5, 2],
      [8, 3],
      [9, 4],
    ]);
  });

  it('joins a here-document by its body', () => {
    expect(
      linesByLayer('FROM a\nRUN <<EOF\nset -e\nmake\nEOF\n', [
        'RUN /bin/sh -c set -e\nmake\n # buildkit',
      ]),
    ).toEqual([[2, 1]]);
  });

  it('takes the layers in their order and each one once', () => {
    expect(
      linesByLayer('FROM a\nRUN x\nRUN y\nRUN x\n', [
        'RUN /bin/sh -c x # buildkit',
        'RUN /bin/sh -c x # buildkit',
      ]),
    ).toEqual([
      [2, 1],
      [4, 2],
    ]);
  });

  it('joins nothing that has other words', () => {
    expect(
      linesByLayer('FROM a\nRUN make all\nCOPY . /app', [
        'RUN /bin/sh -c make # buildkit',
        '/bin/sh -c #(nop) COPY dir:0123456789abcdef0123456789abcdef in /app ',
      ]),
    ).toEqual([]);
  });
});
