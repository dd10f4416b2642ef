import { ImageDescription, LayerKind } from '@image-insights/image-analysis';
import { howImproved } from './howImproved';

const MB = 1_000_000;

interface Part {
  content: string;
  megabytes: number;
  kind?: LayerKind;
  instruction?: string;
}

function image(options: {
  base?: { name: string; layers: Part[] };
  own: Part[];
}): ImageDescription {
  const { base, own } = options;
  const parts = [
    ...(base?.layers ?? []).map(part => ({ ...part, fromBase: true })),
    ...own.map(part => ({ ...part, fromBase: base ? false : undefined })),
  ];
  const layers = parts.map(
    ({ content, megabytes, kind, instruction, fromBase }, index) => ({
      index,
      digest: `blob ${content}`,
      diffId: `tar ${content}`,
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      compression: 'gzip' as const,
      compressedBytes: megabytes * MB,
      ...(fromBase !== undefined && { fromBase }),
      instruction: {
        keyword: 'RUN' as const,
        text: instruction ?? `RUN make ${content.split('@')[0]}`,
      },
      kind: kind ?? (fromBase ? ('base' as const) : ('application' as const)),
      isEmpty: false,
    }),
  );
  const bytes = layers.reduce((sum, one) => sum + one.compressedBytes, 0);
  return {
    digest: parts.map(({ content }) => content).join(' '),
    platform: { os: 'linux', architecture: 'amd64' },
    builder: { name: 'buildkit', method: 'test', confidence: 'certain' },
    base: base
      ? {
          known: true,
          name: base.name,
          layerCount: base.layers.length,
          method: 'annotation',
          confidence: 'certain',
        }
      : { known: false, reason: 'nothing tells' },
    history: { state: 'exact' },
    layers,
    metadataSteps: [],
    layerBytes: bytes,
    configBytes: 0,
    compressedBytes: bytes,
    labels: {},
    environmentNames: [],
  };
}

const golang = {
  name: 'golang:1.22',
  layers: [{ content: 'golang', megabytes: 290 }],
};
const alpine = {
  name: 'alpine:3.22',
  layers: [{ content: 'alpine', megabytes: 4 }],
};
const app = { content: 'app@1', megabytes: 20 };

describe('howImproved', () => {
  it('tells of another base', () => {
    expect(
      howImproved(
        image({ base: golang, own: [app] }),
        image({ base: alpine, own: [{ ...app, content: 'app@2' }] }),
      ),
    ).toEqual({
      kind: 'base-changed',
      from: 'golang:1.22',
      to: 'alpine:3.22',
    });
  });

  it('tells of a newer version of the same base that is smaller', () => {
    const newer = {
      name: 'golang:1.22',
      layers: [{ content: 'golang newer', megabytes: 200 }],
    };
    expect(
      howImproved(
        image({ base: golang, own: [app] }),
        image({ base: newer, own: [app] }),
      ),
    ).toMatchObject({ kind: 'base-changed', to: 'golang:1.22' });
  });

  it('tells of compilers that are gone, all of them together', () => {
    expect(
      howImproved(
        image({
          base: alpine,
          own: [
            { content: 'gcc', megabytes: 60, kind: 'toolchain' },
            { content: 'jdk', megabytes: 60, kind: 'toolchain' },
            { content: 'docs', megabytes: 100 },
            app,
          ],
        }),
        image({ base: alpine, own: [app] }),
      ),
    ).toEqual({ kind: 'toolchain-gone', bytes: 120 * MB });
  });

  it('tells of a layer that is gone', () => {
    expect(
      howImproved(
        image({
          own: [
            app,
            {
              content: 'tests',
              megabytes: 80,
              instruction: 'COPY tests /tests',
            },
          ],
        }),
        image({ own: [app] }),
      ),
    ).toEqual({
      kind: 'layer-gone',
      layerKind: 'application',
      instruction: 'COPY tests /tests',
      bytes: 80 * MB,
    });
  });

  it('tells of a layer that became smaller, and which it is now', () => {
    expect(
      howImproved(
        image({ base: alpine, own: [{ content: 'app@1', megabytes: 100 }] }),
        image({ base: alpine, own: [{ content: 'app@2', megabytes: 30 }] }),
      ),
    ).toEqual({
      kind: 'layer-smaller',
      layerKind: 'application',
      instruction: 'RUN make app',
      bytes: 70 * MB,
      digest: 'blob app@2',
    });
  });

  it('takes a step that was written anew for the same step', () => {
    const pip = (options: string, megabytes: number): Part => ({
      content: `pip ${options}`,
      megabytes,
      kind: 'dependencies',
      instruction: `RUN pip install ${options} -r requirements.txt`,
    });
    expect(
      howImproved(
        image({ base: alpine, own: [pip('-q', 80), app] }),
        image({ base: alpine, own: [pip('--no-cache-dir', 35), app] }),
      ),
    ).toEqual({
      kind: 'layer-smaller',
      layerKind: 'dependencies',
      instruction: 'RUN pip install --no-cache-dir -r requirements.txt',
      bytes: 45 * MB,
      digest: 'blob pip --no-cache-dir',
    });
  });

  it('names nothing where no change did a third of it', () => {
    const parts = (version: number, megabytes: number) =>
      ['a', 'b', 'c', 'd'].map(name => ({
        content: `${name}@${version}`,
        megabytes,
      }));
    expect(
      howImproved(
        image({ base: alpine, own: parts(1, 50) }),
        image({ base: alpine, own: parts(2, 40) }),
      ),
    ).toBeUndefined();
  });

  it('takes no base for the cause where only one of them is known', () => {
    expect(
      howImproved(
        image({ own: [{ content: 'golang', megabytes: 290 }, app] }),
        image({ base: alpine, own: [app] }),
      ),
    ).toMatchObject({ kind: 'layer-gone', bytes: 290 * MB });
  });
});
