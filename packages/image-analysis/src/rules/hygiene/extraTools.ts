import { ImageContents, InstalledPackage } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { requestedPackages } from '../shared/installedByOwn';
import { layerName } from '../shared/layerName';
import { isSurelyOwn } from '../shared/ownLayers';
import { noInstructionFound } from '../shared/unknownHistory';
import { nothingInOwnLayers } from '../size/liveFiles';
import { Finding, Rule } from '../Rule';
import { TOOL_KINDS, ToolKind } from './toolNames';

const BIN_DIRECTORIES = [
  'usr/bin',
  'bin',
  'usr/sbin',
  'sbin',
  'usr/local/bin',
  'usr/local/sbin',
];

/** A tool as it was seen. */
interface Tool {
  name: string;
  layer: number;
  path?: string;
  /** Uncompressed, of the file or as the package manager says. */
  bytes?: number;
  isCertain: boolean;
}

/** Programs for people, in an image for a program. */
export const extraTools: Rule = {
  id: 'extra-tools',
  version: 1,
  title: 'Tools that the service does not need',
  family: 'hygiene',
  severity: 'low',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Editors, network tools and debuggers are there for whoever logs in, welcome or not. Each brings libraries that must be pulled and kept up to date.',
  remedy:
    'Leave them out; debug with an ephemeral container (kubectl debug, docker debug) that brings its own.',
  sources: [
    {
      name: 'Docker, Building best practices: unnecessary packages',
      url: 'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
    },
    {
      name: 'hadolint DL3001, DL4001',
      url: 'https://github.com/hadolint/hadolint/wiki/DL4001',
    },
    { name: 'Trivy DS-0014' },
  ],
  decide(input) {
    const { image, contents } = input;
    const known = contents.known ? contents.value : undefined;
    const find = (kind: Pick<ToolKind, 'packages' | 'programs'>) =>
      known ? toolsIn(image, known, kind) : toolsTold(image, kind);
    const findings = TOOL_KINDS.flatMap(kind => {
      const tools = find(kind);
      return tools.length > 0 ? [findingOf(image, kind, tools)] : [];
    });
    const both = ['curl', 'wget'].map(name =>
      find({ packages: new Set([name]), programs: new Set([name]) }),
    );
    if (both.every(tools => tools.length > 0)) {
      findings.push(twoDownloaders(image, both.flat()));
    }
    if (findings.length > 0) {
      return { state: 'found', findings };
    }
    return known ? nothingInOwnLayers(input) : noInstructionFound(input);
  },
};

function toolsIn(
  image: ImageDescription,
  contents: ImageContents,
  kind: Pick<ToolKind, 'packages' | 'programs'>,
): Tool[] {
  const isOwn = (layer: number | undefined): layer is number =>
    layer !== undefined && image.layers[layer]?.fromBase !== true;
  const installed = contents.packages.filter(({ name }) =>
    kind.packages.has(name),
  );
  if (installed.length > 0) {
    return installed.flatMap((one): Tool[] => {
      const { name, layer, installedBytes } = one;
      return isOwn(layer) && !isPulledIn(one, contents.packages)
        ? [{ name, layer, bytes: installedBytes, isCertain: true }]
        : [];
    });
  }
  // Copied, or unpacked, or of a package manager that could not be read.
  return [...kind.programs].flatMap((name): Tool[] => {
    const file = BIN_DIRECTORIES.map(directory =>
      contents.liveFile(`${directory}/${name}`),
    ).find(found => found !== undefined && found.bytes > 0);
    return file && isOwn(file.layer)
      ? [
          {
            name,
            layer: file.layer,
            path: file.path,
            bytes: file.bytes,
            isCertain: true,
          },
        ]
      : [];
  });
}

/** What another package needs cannot be left out by itself. */
function isPulledIn(
  { name, isAutomatic }: InstalledPackage,
  packages: readonly InstalledPackage[],
): boolean {
  return (
    isAutomatic === true ||
    packages.some(
      other =>
        other.name !== name &&
        (other.depends.includes(name) || other.recommends.includes(name)),
    )
  );
}

/** What RUNs ask for by name; scripts that they call may ask for more. */
function toolsTold(
  image: ImageDescription,
  kind: Pick<ToolKind, 'packages'>,
): Tool[] {
  return requestedPackages(image).flatMap(
    ({ name, layer, isConditional }): Tool[] =>
      kind.packages.has(name) && !isConditional
        ? [{ name, layer: layer.index, isCertain: false }]
        : [],
  );
}

function findingOf(
  image: ImageDescription,
  kind: ToolKind,
  tools: readonly Tool[],
): Finding {
  const names = [...new Set(tools.map(({ name }) => name))];
  const bytes = tools.reduce((sum, tool) => sum + (tool.bytes ?? 0), 0);
  return {
    key: kind.id,
    title: `Holds ${kind.name}: ${listText(names)}`,
    seen: `${layerName(image.layers[tools[0].layer])} installs ${listText(
      names,
    )}${bytes > 0 ? `, ${bytesText(bytes)} without what they depend on` : ''}.`,
    ...common(image, tools),
    remedy: {
      text: `Leave ${listText(
        names,
      )} out, unless the program itself calls it; to look into a running container, attach one that has the tools.`,
      change: withoutPackages(image, tools, names),
    },
  };
}

function twoDownloaders(
  image: ImageDescription,
  tools: readonly Tool[],
): Finding {
  return {
    key: 'downloaders',
    title: 'Holds both curl and wget',
    seen: `${layerName(
      image.layers[tools[0].layer],
    )} is where the first of the two comes from.`,
    severity: 'info',
    ...common(image, tools),
    remedy: {
      text: 'One of the two does; neither is needed where the build alone downloads.',
      change: withoutPackages(image, tools, ['wget']),
    },
  };
}

function common(image: ImageDescription, tools: readonly Tool[]) {
  const isCertain = tools.every(tool => tool.isCertain);
  return {
    confidence:
      isCertain && isSurelyOwn(image)
        ? ('certain' as const)
        : ('likely' as const),
    method: isCertain
      ? 'read in the package database and the layers'
      : 'read in the history',
    places: tools
      .slice(0, 20)
      .map(({ layer, path, bytes }) => ({ layer, path, bytes })),
    placeCount: tools.length,
  };
}

/** The RUN that names the packages, without them; absent where none names all. */
function withoutPackages(
  image: ImageDescription,
  tools: readonly Tool[],
  names: readonly string[],
): Finding['remedy']['change'] {
  const before = tools
    .map(({ layer }) => image.layers[layer]?.instruction)
    .find(
      instruction =>
        instruction?.keyword === 'RUN' &&
        names.every(name => wordOf(name).test(instruction.text)),
    )?.text;
  if (before === undefined) {
    return undefined;
  }
  const after = names.reduce(
    (text, name) => text.replace(wordOf(name), ''),
    before,
  );
  // A command that installs nothing more would fail.
  return /\b(?:install|add)(?:[ \t]+-[-\w=]+)*[ \t]*(?:&&|;|\|\||$)/m.test(
    after,
  )
    ? undefined
    : { in: 'Dockerfile', before, after };
}

/** A package's word in an install command, with its version and the space before. */
function wordOf(name: string): RegExp {
  return new RegExp(
    `[ \\t]+${name.replace(
      /[.+]/g,
      '\\$&',
    )}(?:[=~][^\\s;&|]{1,80})?(?=[\\s;&|]|$)`,
  );
}

function listText(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  return names.length > shown.length
    ? `${shown.join(', ')} and ${names.length - shown.length} more`
    : shown.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
