import { cToolchain, certificates, goToolchain, layerOf } from '../../contents';
import { DemoImage, classicDocker } from '../../images';
import { alpine315, alpine38 } from './alpineBases';
import { buildpackDeps } from './debianBases';
import { MB, uncompressedBytes } from '../sizes';

/** An official Go image of Debian, made so large as it was. */
function golang(version: string, at: string, bytes: number): DemoImage {
  const compiler = layerOf(cToolchain({ version: '6', bytes: 160 * MB }), {
    uncompressedBytes: 162 * MB,
  });
  const below = classicDocker({
    from: buildpackDeps,
    at,
    steps: [
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y --no-install-recommends g++ gcc libc6-dev make pkg-config && rm -rf /var/lib/apt/lists/*',
        layer: compiler,
      },
      { do: 'ENV', name: 'GOLANG_VERSION', value: version },
    ],
  });
  const missing = bytes - uncompressedBytes(below) - 2_560;
  return classicDocker({
    from: below,
    at,
    steps: [
      {
        do: 'RUN',
        command: `wget -O go.tgz "https://golang.org/dl/go${version}.linux-amd64.tar.gz" && tar -C /usr/local -xzf go.tgz && rm go.tgz && go version`,
        layer: layerOf(goToolchain({ version, bytes: missing * 0.98 }), {
          uncompressedBytes: missing,
        }),
      },
      { do: 'ENV', name: 'GOPATH', value: '/go' },
      {
        do: 'ENV',
        name: 'PATH',
        value:
          '/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      },
      {
        do: 'RUN',
        command:
          'mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 777 "$GOPATH"',
        layer: layerOf([
          { type: 'directory', path: 'go/src' },
          { type: 'directory', path: 'go/bin' },
        ]),
      },
      { do: 'WORKDIR', path: '/go' },
    ],
  });
}

/** An official Go image on Alpine. */
function golangAlpine(
  version: string,
  at: string,
  from: DemoImage,
  bytes: number,
): DemoImage {
  const missing = bytes - uncompressedBytes(from) - 563_200;
  return classicDocker({
    from,
    at,
    steps: [
      {
        do: 'RUN',
        command: 'apk add --no-cache ca-certificates',
        layer: layerOf(certificates(500_000), { uncompressedBytes: 563_200 }),
      },
      { do: 'ENV', name: 'GOLANG_VERSION', value: version },
      {
        do: 'RUN',
        command: `set -eux; apk add --no-cache --virtual .build-deps bash gcc musl-dev openssl go; wget -O go.tgz "https://golang.org/dl/go${version}.src.tar.gz"; tar -C /usr/local -xzf go.tgz; ./make.bash; apk del .build-deps; go version`,
        layer: layerOf(
          goToolchain({ version: `${version} musl`, bytes: missing * 0.98 }),
          { uncompressedBytes: missing },
        ),
      },
      { do: 'ENV', name: 'GOPATH', value: '/go' },
      { do: 'WORKDIR', path: '/go' },
    ],
  });
}

export const golang110 = golang('1.10.8', '2019-02-14T02:12:31Z', 792.6 * MB);
export const golang111 = golang('1.11.5', '2019-02-06T09:44:02Z', 876 * MB);
export const golang110Alpine = golangAlpine(
  '1.10.8',
  '2019-03-08T02:50:17Z',
  alpine38,
  392.6 * MB,
);
export const golang117Alpine = golangAlpine(
  '1.17.5',
  '2021-12-09T22:01:43Z',
  alpine315,
  299 * MB,
);
