import { FileVersion } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { CopyArguments, copyArguments } from '../shared/copyArguments';
import { layerName } from '../shared/layerName';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { noInstructionFound } from '../shared/unknownHistory';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';

const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tar\.\w{1,4}|gz|bz2|xz|zst|zip)$/i;

/** ADD of an address: unpacked by nobody, checked by nobody. */
export const remoteAdd: Rule = {
  id: 'remote-add',
  version: 1,
  title: 'ADD of an address',
  family: 'hygiene',
  severity: 'low',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'ADD of an address stores the file as it came: an archive stays in its layer even if a later RUN unpacks and deletes it. Without a checksum nobody notices when the file changes.',
  remedy:
    'Give ADD a --checksum, or fetch, check, unpack and delete in one RUN; best in a build stage.',
  gain: 'the archive that ADD left in its layer',
  sources: [
    {
      name: 'Docker, Building best practices: ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
    { name: 'CIS Docker Benchmark 4.9' },
  ],
  decide(input) {
    const findings = input.image.layers.flatMap(layer => {
      const words = copyArguments(layer);
      const address = words?.sources.find(isAddress);
      const isOpen =
        words?.keyword === 'ADD' &&
        address !== undefined &&
        layer.fromBase !== true;
      if (!isOpen) {
        return [];
      }
      const archive = ARCHIVE.test(pathOf(address))
        ? archiveIn(input, layer, words, address)
        : undefined;
      const isChecked = words.flags.some(flag =>
        flag.startsWith('--checksum='),
      );
      return isChecked && !archive
        ? []
        : [findingOf({ layer, words, address, archive, isChecked })];
    });
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : noInstructionFound(input);
  },
};

/** A Git repository is fetched at a commit and needs no checksum. */
function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source) && !/\.git(?:#|$)/.test(source);
}

function pathOf(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function archiveIn(
  { contents }: RuleInput,
  layer: LayerDescription,
  { destination }: CopyArguments,
  address: string,
): FileVersion | undefined {
  const name = pathOf(address).split('/').at(-1);
  return contents.known
    ? contents.value.files.find(
        file =>
          file.layer === layer.index &&
          (file.path === destination.replace(/^\/+/, '') ||
            file.path.split('/').at(-1) === name),
      )
    : undefined;
}

function findingOf(options: {
  layer: LayerDescription;
  words: CopyArguments;
  address: string;
  archive: FileVersion | undefined;
  isChecked: boolean;
}): Finding {
  const { layer, words, address, archive, isChecked } = options;
  const { destination } = words;
  const seen = archive
    ? `${layerName(layer)} keeps the archive /${archive.path}, ${bytesText(
        archive.bytes,
      )}${archive.hidden ? ', although it was deleted later' : ''}.`
    : `${layerName(layer)} fetches a file and names no checksum.`;
  return {
    key: pathOf(address).slice(0, 200),
    title: archive ? 'Archive kept by ADD' : 'File fetched by ADD',
    seen,
    severity: archive ? 'medium' : 'low',
    // BuildKit leaves some flags out of history, perhaps the checksum.
    confidence: archive ? 'certain' : 'likely',
    method: archive
      ? 'read in the history, measured from layer contents'
      : 'read in the history, which does not keep all flags',
    places: [
      { layer: layer.index, path: archive?.path, bytes: archive?.bytes },
    ],
    ...(archive && {
      claims: [{ file: archive.id, bytes: archive.bytes }],
      gainHow: 'the archive’s bytes, compressed as its layer is',
    }),
    remedy: {
      text: archive
        ? 'Fetch and unpack it in one RUN, so that the archive reaches no layer.'
        : 'Name the checksum that the file must have.',
      change: {
        in: 'Dockerfile',
        before: layer.instruction?.text,
        after: archive
          ? unpacking(address, destination)
          : `ADD --checksum=sha256:<of the file> ${words.flags
              .filter(flag => !isChecked || !flag.startsWith('--checksum='))
              .map(flag => `${flag} `)
              .join('')}${address} ${destination}`,
      },
    },
  };
}

function unpacking(address: string, destination: string): string {
  const file = pathOf(address).split('/').at(-1) ?? 'archive';
  const directory = destination.endsWith('/')
    ? destination
    : destination.replace(/[^/]*$/, '') || '/';
  const unpack = /\.zip$/i.test(file)
    ? `unzip -d ${directory} /tmp/${file}`
    : `tar -xf /tmp/${file} -C ${directory}`;
  return [
    `RUN --mount=type=tmpfs,target=/tmp \\`,
    `    wget -O /tmp/${file} ${address} && \\`,
    `    echo "<sha256 of the file>  /tmp/${file}" | sha256sum -c - && \\`,
    `    ${unpack}`,
  ].join('\n');
}
