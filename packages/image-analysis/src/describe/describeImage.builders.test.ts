import { BaseFact } from '../model';
import { describeTestImage, digestOf, Step } from '../testing';

const COMMENT = 'buildkit.dockerfile.v0';
const nop = (text: string): Step => ({
  createdBy: `/bin/sh -c #(nop)  ${text}`,
  emptyLayer: true,
});
const kit = (createdBy: string, emptyLayer = false): Step => ({
  createdBy,
  comment: COMMENT,
  emptyLayer,
});

/** Keyword and text of each layer's instruction. */
function instructions(image: ReturnType<typeof describeTestImage>) {
  return image.layers.map(layer => layer.instruction?.text);
}

function known(base: BaseFact) {
  if (!base.known) {
    throw new Error(`base not known: ${base.reason}`);
  }
  return base;
}

describe('describeImage', () => {
  it('reads an image that BuildKit built on Alpine', () => {
    const image = describeTestImage({
      layers: ['alpine', 'packages', 'app'],
      history: [
        kit('ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit'),
        kit('CMD ["/bin/sh"]', true),
        kit('RUN |1 V=1 /bin/sh -c apk add --no-cache curl # buildkit'),
        kit('COPY /out/app /usr/local/bin/app # buildkit'),
        kit('ENTRYPOINT ["/usr/local/bin/app"]', true),
      ],
    });
    expect(image.builder).toEqual({
      name: 'buildkit',
      method: 'comment buildkit.dockerfile.v0',
      confidence: 'certain',
    });
    expect(image.base).toEqual({
      known: true,
      name: 'alpine:3.20.3',
      layerCount: 1,
      method: 'root-layer-signature',
      confidence: 'likely',
    });
    expect(instructions(image)).toEqual([
      'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz /',
      'RUN apk add --no-cache curl',
      'COPY /out/app /usr/local/bin/app',
    ]);
    expect(image.layers.map(layer => layer.kind)).toEqual([
      'base',
      'packages',
      'application',
    ]);
    expect(image.metadataSteps.map(step => step.afterLayers)).toEqual([1, 3]);
  });

  it('finds the nearest base below the own part by its CMD', () => {
    const image = describeTestImage({
      layers: ['debian', 'ca', 'python', 'pip', 'src'],
      history: [
        {
          createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
        },
        kit('RUN /bin/sh -c apt-get install -y ca-certificates # buildkit'),
        kit('ENV PYTHON_VERSION=3.12.1', true),
        kit('RUN /bin/sh -c make install # buildkit'),
        kit('CMD ["python3"]', true),
        kit('RUN /bin/sh -c pip install -r requirements.txt # buildkit'),
        kit('COPY . /app # buildkit'),
        kit('CMD ["python3" "app.py"]', true),
      ],
    });
    expect(image.base).toEqual({
      known: true,
      name: 'python:3.12.1',
      layerCount: 3,
      method: 'cmd-boundary',
      confidence: 'guess',
    });
    expect(image.layers.map(layer => layer.kind)).toEqual([
      'base',
      'base',
      'base',
      'dependencies',
      'application',
    ]);
  });

  it('knows where the official golang image ends, which sets no CMD', () => {
    const image = describeTestImage({
      layers: ['debian', 'deps', 'go', 'gopath', 'src', 'bin'],
      history: [
        {
          createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
        },
        kit('RUN /bin/sh -c apt-get install -y g++ # buildkit'),
        kit('ENV GOLANG_VERSION=1.22.1', true),
        kit('COPY /target/ / # buildkit'),
        kit('WORKDIR /go'),
        kit('COPY . . # buildkit'),
        kit('RUN /bin/sh -c go build -o /app # buildkit'),
        kit('CMD ["/app"]', true),
      ],
    });
    expect(known(image.base)).toMatchObject({
      name: 'golang:1.22.1',
      layerCount: 4,
      confidence: 'guess',
    });
  });

  it('knows an image that BuildKit built on nothing', () => {
    const image = describeTestImage({
      layers: ['bin'],
      history: [
        kit('COPY /out/app /app # buildkit'),
        kit('ENTRYPOINT ["/app"]', true),
      ],
    });
    expect(image.base).toEqual({
      known: true,
      name: 'scratch',
      layerCount: 0,
      method: 'scratch',
      confidence: 'likely',
    });
    expect(image.baseBytes).toBe(0);
    expect(image.ownBytes).toBe(image.compressedBytes);
  });

  it('does not call a squashed file system an image from scratch', () => {
    const image = describeTestImage({
      layers: ['all'],
      history: [kit('COPY / / # buildkit')],
    });
    expect(image.base.known).toBe(false);
    expect(image.baseBytes).toBeUndefined();
    expect(image.ownBytes).toBeUndefined();
    expect(image.layers[0].fromBase).toBeUndefined();
  });

  it('reads an image of the classic Docker builder', () => {
    const image = describeTestImage({
      layers: ['root', 'packages', 'app'],
      config: { dockerVersion: '20.10.7' },
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:0a1b in / ' },
        nop('CMD ["bash"]'),
        { createdBy: '/bin/sh -c apt-get update && apt-get install -y curl' },
        { createdBy: '/bin/sh -c #(nop) COPY dir:9f in /app ' },
        nop('CMD ["/app/run"]'),
      ],
    });
    expect(image.builder).toEqual({
      name: 'docker-classic',
      version: '20.10.7',
      method: 'docker_version in the config',
      confidence: 'certain',
    });
    expect(known(image.base).layerCount).toBe(1);
    expect(instructions(image)).toEqual([
      'ADD file:0a1b /',
      'RUN apt-get update && apt-get install -y curl',
      'COPY dir:9f /app',
    ]);
  });

  it('knows Ubuntu by the labels before its layer', () => {
    const image = describeTestImage({
      layers: ['root', 'app'],
      history: [
        nop('ARG RELEASE'),
        nop('ARG LAUNCHPAD_BUILD_ARCH'),
        nop('LABEL org.opencontainers.image.ref.name=ubuntu'),
        nop('LABEL org.opencontainers.image.version=22.04'),
        { createdBy: '/bin/sh -c #(nop) ADD file:0a1b in / ' },
        nop('CMD ["/bin/bash"]'),
        kit('COPY app /app # buildkit'),
      ],
    });
    expect(known(image.base)).toMatchObject({
      name: 'ubuntu:22.04',
      layerCount: 1,
      confidence: 'likely',
    });
  });

  it('reads an image that buildah built, and its base from the comment', () => {
    const image = describeTestImage({
      layers: ['root', 'packages', 'app'],
      labels: { 'io.buildah.version': '1.28.0' },
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:0a1b in / ' },
        nop('CMD ["bash"]'),
        {
          createdBy: '/bin/sh -c apt-get install -y curl|inheritLabels=false',
          comment: 'FROM docker.io/library/debian:12',
        },
        { createdBy: '/bin/sh -c #(nop) COPY file:9f in /app ' },
        nop('USER 1000'),
      ],
    });
    expect(image.builder).toMatchObject({ name: 'buildah', version: '1.28.0' });
    expect(image.base).toEqual({
      known: true,
      name: 'docker.io/library/debian:12',
      layerCount: 1,
      method: 'buildah-comment',
      confidence: 'certain',
    });
    expect(instructions(image)[1]).toBe('RUN apt-get install -y curl');
  });

  it('is not misled by the steps that buildah --layers names by ID', () => {
    // As buildah 1.28 wrote it: every step comes FROM the one before, and the
    // annotated digest is that of the last but one.
    const image = describeTestImage({
      layers: ['root', 'packages', 'app'],
      labels: { 'io.buildah.version': '1.28.2' },
      annotations: {
        'org.opencontainers.image.base.name': 'h.example/base/debian:bookworm',
        'org.opencontainers.image.base.digest': digestOf('a step'),
      },
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:a5 in / ' },
        { ...nop('CMD ["bash"]'), comment: 'FROM 7a01fc6a160a' },
        {
          createdBy: '/bin/sh -c apt-get install -y curl',
          comment: 'FROM h.example/base/debian:bookworm',
        },
        { ...nop('WORKDIR /src'), comment: 'FROM 03f406fc7a0b' },
        {
          createdBy: '/bin/sh -c #(nop) COPY multi:78 in ./ ',
          comment: 'FROM eef72ec69689',
        },
      ],
    });
    expect(image.base).toEqual({
      known: true,
      name: 'h.example/base/debian:bookworm',
      layerCount: 1,
      method: 'buildah-comment',
      confidence: 'certain',
    });
  });

  it('knows that buildah built on nothing where no step names a base', () => {
    const image = describeTestImage({
      layers: ['app'],
      labels: { 'io.buildah.version': '1.28.2' },
      annotations: {
        'org.opencontainers.image.base.name': '',
        'org.opencontainers.image.base.digest': digestOf('a step'),
      },
      history: [
        { createdBy: '/bin/sh -c #(nop) COPY file:fb in /hello ' },
        { ...nop('CMD ["/hello"]'), comment: 'FROM a52b0d0d1a9d' },
      ],
    });
    expect(image.base).toMatchObject({
      name: 'scratch',
      layerCount: 0,
      confidence: 'certain',
    });
  });

  it('tells all steps of the one layer that buildah makes without --layers', () => {
    const image = describeTestImage({
      layers: ['root', 'own'],
      labels: { 'io.buildah.version': '1.28.0' },
      // As buildah 1.28 wrote it: the base is named where the layer was made.
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:0a1b in / ' },
        { ...nop('CMD ["bash"]'), comment: 'FROM 7a01fc6a160a' },
        {
          createdBy: '/bin/sh -c apt-get install -y gcc',
          emptyLayer: true,
        },
        {
          createdBy: '/bin/sh -c #(nop) COPY file:9f in /app ',
          emptyLayer: true,
        },
        { createdBy: '/bin/sh -c #(nop) ENV A=b', emptyLayer: true },
        {
          createdBy: '/bin/sh -c #(nop) CMD ["/app"]',
          comment: 'FROM localhost/base:1',
        },
      ],
    });
    expect(image.base).toMatchObject({
      name: 'localhost/base:1',
      layerCount: 1,
      confidence: 'certain',
    });
    expect(image.layers[1].instruction).toEqual({
      keyword: 'RUN',
      text: 'RUN apt-get install -y gcc\nCOPY file:9f /app\nCMD ["/app"]',
    });
    expect(image.layers[1].kind).toBe('toolchain');
    expect(image.metadataSteps.map(step => step.instruction.text)).toEqual([
      'CMD ["bash"]',
      'ENV A=b',
    ]);
  });

  it('reads the one layer that buildah makes on nothing', () => {
    const image = describeTestImage({
      layers: ['own'],
      labels: { 'io.buildah.version': '1.28.2' },
      history: [
        {
          createdBy: '/bin/sh -c #(nop) COPY file:f2 in /a ',
          emptyLayer: true,
        },
        { createdBy: '/bin/sh -c #(nop) CMD ["x"]' },
      ],
    });
    expect(image.builder.name).toBe('buildah');
    expect(image.base).toMatchObject({ name: 'scratch', layerCount: 0 });
    expect(image.layers[0]).toMatchObject({
      kind: 'application',
      instruction: { keyword: 'COPY', text: 'COPY file:f2 /a\nCMD ["x"]' },
    });
  });

  it('reads an image that kaniko built; its author marks the own steps', () => {
    const kaniko = (createdBy: string): Step => ({
      createdBy,
      author: 'kaniko',
      created: '0001-01-01T00:00:00Z',
    });
    const image = describeTestImage({
      created: '0001-01-01T00:00:00Z',
      layers: ['debian', 'runtime', 'deps', 'app'],
      history: [
        { createdBy: '/bin/sh -c #(nop) ADD file:0a1b in / ' },
        { createdBy: '/bin/sh -c make install' },
        kaniko('RUN --mount=type=cache,target=/x pip install flask'),
        kaniko('COPY --from=build /app /app'),
      ],
    });
    expect(image.builder).toMatchObject({
      name: 'kaniko',
      confidence: 'certain',
    });
    expect(image.base).toEqual({
      known: true,
      layerCount: 2,
      method: 'builder-mark',
      confidence: 'likely',
    });
    expect(image.createdAt).toBeUndefined();
    expect(image.createdAtUnknownReason).toBe(
      'config says 0001-01-01 (reproducible build)',
    );
    expect(image.layers[3].createdAt).toBeUndefined();
  });

  it('reads an image of buildpacks, whose label says where the base ends', () => {
    const image = describeTestImage({
      created: '1980-01-01T00:00:01Z',
      layers: ['run-1', 'run-2', 'jre', 'slice', 'launcher'],
      labels: {
        'io.buildpacks.lifecycle.metadata': JSON.stringify({
          runImage: {
            topLayer: digestOf('run-2'),
            reference: `index.docker.io/paketo/run@${digestOf('run')}`,
            image: 'paketobuildpacks/run-jammy-base:latest',
          },
        }),
      },
      history: [
        {},
        {},
        {
          createdBy:
            "Layer: 'jre', Created by buildpack: paketo-buildpacks/bellsoft@11",
        },
        { createdBy: 'Application Slice: 1' },
        { createdBy: 'Buildpacks Process Types' },
      ],
    });
    expect(image.builder.name).toBe('buildpacks');
    expect(image.base).toEqual({
      known: true,
      name: 'paketobuildpacks/run-jammy-base:latest',
      layerCount: 2,
      method: 'buildpacks-metadata',
      confidence: 'certain',
    });
    expect(image.layers.map(layer => layer.kind)).toEqual([
      'base',
      'base',
      'dependencies',
      'application',
      'unknown',
    ]);
    expect(image.createdAtUnknownReason).toContain('1980-01-01');
  });

  it('does not use the buildpacks label of an image below', () => {
    const image = describeTestImage({
      layers: ['run', 'slice', 'extra'],
      labels: {
        'io.buildpacks.lifecycle.metadata': JSON.stringify({
          runImage: { topLayer: digestOf('run') },
        }),
      },
      history: [
        {},
        { createdBy: 'Application Slice: 1' },
        kit('COPY extra /extra # buildkit'),
      ],
    });
    expect(image.builder.name).toBe('buildkit');
    expect(image.base.known).toBe(false);
  });

  it('reads an image of jib, whose history lacks the base', () => {
    const jib = (comment: string): Step => ({
      createdBy: 'jib-maven-plugin:3.4.0',
      author: 'Jib',
      comment,
    });
    const image = describeTestImage({
      layers: ['base-1', 'base-2', 'deps', 'classes'],
      created: '1970-01-01T00:00:00Z',
      annotations: {
        'org.opencontainers.image.base.name': 'eclipse-temurin:21',
      },
      history: [jib('dependencies'), jib('classes')],
    });
    expect(image.builder).toEqual({
      name: 'jib',
      version: '3.4.0',
      method: 'created_by jib-maven-plugin:3.4.0',
      confidence: 'certain',
    });
    expect(image.base).toEqual({
      known: true,
      name: 'eclipse-temurin:21',
      layerCount: 2,
      method: 'builder-mark',
      confidence: 'likely',
    });
    expect(image.history.state).toBe('repaired');
    expect(image.layers.map(layer => layer.kind)).toEqual([
      'base',
      'base',
      'dependencies',
      'application',
    ]);
  });

  it('reads an image of ko on distroless', () => {
    const image = describeTestImage({
      layers: ['static', 'kodata', 'app'],
      created: '1970-01-01T00:00:00Z',
      annotations: {
        'org.opencontainers.image.base.name':
          'cgr.dev/chainguard/static:latest',
        'org.opencontainers.image.base.digest': digestOf('static image'),
      },
      history: [
        { createdBy: 'bazel build //base:static' },
        {
          createdBy: 'ko build ko://example.com/app',
          author: 'ko',
          comment: 'kodata contents, at $KO_DATA_PATH',
        },
        {
          createdBy: 'ko build ko://example.com/app',
          author: 'ko',
          comment: 'go build output, at /ko-app/app',
        },
      ],
    });
    expect(image.builder.name).toBe('ko');
    expect(known(image.base)).toEqual({
      known: true,
      name: 'cgr.dev/chainguard/static:latest',
      digest: digestOf('static image'),
      layerCount: 1,
      method: 'builder-mark',
      confidence: 'likely',
    });
  });

  it('knows distroless below a Dockerfile’s steps', () => {
    const image = describeTestImage({
      layers: ['d1', 'd2', 'app'],
      history: [
        { createdBy: 'bazel build ...', author: 'Bazel' },
        { createdBy: 'bazel build ...', author: 'Bazel' },
        kit('COPY /app /app # buildkit'),
      ],
    });
    expect(image.base).toEqual({
      known: true,
      name: 'distroless',
      layerCount: 2,
      method: 'root-layer-signature',
      confidence: 'likely',
    });
  });

  it.each<[string, Step]>([
    ['bazel', { createdBy: 'bazel build //app:image' }],
    [
      'apko',
      { createdBy: 'apko', comment: 'This is an apko single-layer image' },
    ],
    ['nix', { comment: "store paths: ['/nix/store/abc-hello']" }],
    ['imported', { comment: 'Imported from -' }],
    ['imported', { comment: 'Created by Image Factory' }],
  ])('recognises %s', (name, step) => {
    const image = describeTestImage({ layers: ['a'], history: [step] });
    expect(image.builder).toMatchObject({ name, confidence: 'certain' });
  });

  it('reads a Windows image, in which every entry is a layer', () => {
    const image = describeTestImage({
      layers: ['os', 'update', 'workdir', 'app', 'entry'],
      config: {
        platform: {
          os: 'windows',
          architecture: 'amd64',
          osVersion: '10.0.20348.1',
        },
        dockerVersion: '20.10.9',
      },
      history: [
        { createdBy: 'Apply image 10.0.20348.1' },
        { createdBy: 'Install update 10.0.20348.2' },
        { createdBy: 'cmd /S /C #(nop) WORKDIR C:\\app' },
        { createdBy: 'cmd /S /C #(nop) COPY dir:1a in C:\\app ' },
        { createdBy: 'cmd /S /C #(nop)  ENTRYPOINT ["app.exe"]' },
      ],
    });
    expect(image.history).toEqual({ state: 'exact' });
    expect(image.builder.name).toBe('docker-classic');
    expect(known(image.base)).toMatchObject({
      name: 'Windows 10.0.20348.1',
      layerCount: 2,
    });
    expect(instructions(image).slice(2)).toEqual([
      'WORKDIR C:\\app',
      'COPY dir:1a C:\\app',
      'ENTRYPOINT ["app.exe"]',
    ]);
  });

  it('describes an image without history by its layers alone', () => {
    const image = describeTestImage({ layers: ['a', 'b'] });
    expect(image.history).toEqual({
      state: 'missing',
      reason: 'the config has no history',
    });
    expect(image.builder.name).toBe('unknown');
    expect(image.base).toEqual({
      known: false,
      reason:
        'the config has no history, and no scanned image has the same bottom layers',
    });
    expect(image.layers.map(layer => layer.instruction)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
