import { LayerDescription } from '../../model';

/** What a COPY or ADD says. */
export interface CopyArguments {
  keyword: 'COPY' | 'ADD';
  /** `--chown=app`, `--from=build`: as far as the builder kept them. */
  flags: string[];
  sources: string[];
  destination: string;
}

/** Reads a layer's COPY or ADD; absent for others and where it cannot be read. */
export function copyArguments(
  layer: Pick<LayerDescription, 'instruction'>,
): CopyArguments | undefined {
  const keyword = layer.instruction?.keyword;
  if (keyword !== 'COPY' && keyword !== 'ADD') {
    return undefined;
  }
  const [line] = layer.instruction?.text.split('\n') ?? [];
  const rest = line.slice(keyword.length).trim();
  const words = rest.startsWith('[') ? jsonWords(rest) : rest.split(/\s+/);
  const flags = words.filter(word => word.startsWith('--'));
  const paths = words.filter(word => word !== '' && !word.startsWith('--'));
  const destination = paths.at(-1);
  if (paths.length < 2 || destination === undefined) {
    return undefined;
  }
  return { keyword, flags, sources: paths.slice(0, -1), destination };
}

/** `["a b", "/c"]`, as paths with spaces are written. */
function jsonWords(text: string): string[] {
  return [...text.matchAll(/"([^"\\]*)"/g)].map(match => match[1]);
}
