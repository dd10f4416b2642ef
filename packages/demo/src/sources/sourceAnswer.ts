import { Answer } from '../registry/RegistryAnswer';
import { sourceFilesOf } from './sourceFiles';

const ROUTE = /^\/source\/([a-z0-9-]{1,63})\/([A-Za-z0-9._-]{0,100})$/;

/**
 * Answers `/source/<service>/<file>` as a code host would answer for a raw
 * file, and `/source/<service>/` with the names of the files there; undefined
 * for every other path.
 */
export function sourceAnswer(
  path: string,
  registryHost: string,
): Answer | undefined {
  const [, service, file] = ROUTE.exec(path) ?? [];
  if (service === undefined) return undefined;
  const files = sourceFilesOf(service, registryHost);
  const text =
    file === ''
      ? Object.keys(files ?? {}).join('\n')
      : new Map(Object.entries(files ?? {})).get(file);
  const isFound = files !== undefined && text !== undefined;
  const body = Buffer.from(isFound ? text : 'no such file\n');
  return {
    status: isFound ? 200 : 404,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(body.length),
    },
    body,
  };
}
