import { HistoryReading } from '../describe/HistoryReading';

/** The end of the nearest base, as far as the order of steps betrays it. */
export interface Boundary {
  layerCount: number;
  name?: string;
}

/** Variables that official images set in their own history. */
const RUNTIMES: ReadonlyArray<{ variable: string; image: string }> = [
  { variable: 'PYTHON_VERSION', image: 'python' },
  { variable: 'NODE_VERSION', image: 'node' },
  { variable: 'RUBY_VERSION', image: 'ruby' },
  { variable: 'PHP_VERSION', image: 'php' },
  { variable: 'NGINX_VERSION', image: 'nginx' },
  { variable: 'HTTPD_VERSION', image: 'httpd' },
  { variable: 'REDIS_VERSION', image: 'redis' },
  { variable: 'PG_VERSION', image: 'postgres' },
  { variable: 'MAVEN_VERSION', image: 'maven' },
  { variable: 'GOLANG_VERSION', image: 'golang' },
];

/**
 * Finds the nearest base by the last `CMD` below the topmost layer that is not
 * the image's own trailing one: a Dockerfile sets it at its end, so that what
 * is below it was an image of its own. Trivy finds bases so; it fails for bases
 * that set no CMD, and for Dockerfiles that set one in the middle.
 */
export function cmdBoundary(reading: HistoryReading): Boundary | undefined {
  const { told, joined } = reading;
  const lastLayer = joined.madeLayer.lastIndexOf(true);
  for (let index = lastLayer - 1; index >= 0; index -= 1) {
    if (told[index]?.keyword === 'CMD' && !joined.madeLayer[index]) {
      const layerCount = joined.layersBelow[index];
      return layerCount === 0
        ? undefined
        : { layerCount, name: runtimeName(reading, index) };
    }
  }
  return undefined;
}

/**
 * The official golang image sets no CMD; it ends with `WORKDIR /go`.
 */
export function golangBoundary(reading: HistoryReading): Boundary | undefined {
  const { told, joined } = reading;
  const version = told.findIndex(step =>
    /^ENV GOLANG_VERSION=/.test(step?.text ?? ''),
  );
  if (version < 0) {
    return undefined;
  }
  const end = told.findIndex(
    (step, index) => index > version && step?.text === 'WORKDIR /go',
  );
  if (end < 0) {
    return undefined;
  }
  const layerCount = joined.layersBelow[end] + (joined.madeLayer[end] ? 1 : 0);
  return layerCount === 0
    ? undefined
    : { layerCount, name: runtimeName(reading, end) };
}

/** The last runtime that the steps up to an index install, as an image name. */
function runtimeName(reading: HistoryReading, end: number): string | undefined {
  for (let index = end; index >= 0; index -= 1) {
    const text = reading.told[index]?.text ?? '';
    for (const { variable, image } of RUNTIMES) {
      const match = new RegExp(`^ENV ${variable}=([\\w.+-]+)`).exec(text);
      if (match) {
        return `${image}:${match[1]}`;
      }
    }
  }
  return undefined;
}
