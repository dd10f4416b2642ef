import { cleanText } from '../facts/cleanText';
import { cleanPath } from './cleanPath';
import { FileFindings, FileReader } from './files/FileReader';
import { FileRole, fileRole } from './files/fileRole';
import { nodeManifest } from './files/nodeManifest';
import { PackageDatabases } from './files/packages/PackageDatabases';
import { isWorthScanning } from './files/secrets/isWorthScanning';
import { scanForSecrets } from './files/secrets/scanForSecrets';
import { secretByName } from './files/secrets/secretByName';
import { accountsText, systemText } from './files/systemText';
import type {
  ElfFacts,
  LayerContents,
  LayerEntry,
  LayerOddity,
  NodeManifest,
  SecretSighting,
} from './LayerContents';
import type { LayerLimits } from './LayerLimits';
import type { BodySink, TarEntry, TarHandler } from './tar/TarEntry';

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
/** AUFS kept its own books under such names; they remove nothing. */
const AUFS = '.wh..wh.';

/** eStargz keeps its table of contents and its marks in the tar. */
const ESTARGZ = new Set([
  'stargz.index.json',
  '.prefetch.landmark',
  '.no.prefetch.landmark',
]);

const EXAMPLE = 200;
const TEXTS = 200;
const MANIFEST_BYTES = 1024 * 1024;

/** A fact and the entry that it is about: gone if that is written over. */
interface Noted<T> {
  entry: LayerEntry;
  fact: T;
}

/** Everything of {@link LayerContents} that comes from walking the tar. */
export type CollectedContents = Omit<
  LayerContents,
  'version' | 'digest' | 'compressedBytes' | 'uncompressedBytes' | 'compression'
>;

/** Gathers the contents of a layer while its tar is walked. */
export class LayerCollector implements TarHandler {
  private readonly reader = new FileReader();
  private readonly entries: (LayerEntry | undefined)[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly whiteouts = new Set<string>();
  private readonly opaques = new Set<string>();
  private readonly executables: Noted<ElfFacts>[] = [];
  private readonly secrets: Noted<SecretSighting>[] = [];
  private readonly manifests: Noted<NodeManifest>[] = [];
  private readonly texts: Noted<string>[] = [];
  private readonly databases: PackageDatabases;
  private readonly oddities = new Map<LayerOddity['kind'], LayerOddity>();

  constructor(private readonly limits: LayerLimits) {
    this.databases = new PackageDatabases(limits);
  }

  entry(entry: TarEntry): BodySink | undefined {
    if (entry.hasOddLength) {
      this.note('negative-or-huge-length', entry.rawPath);
    }
    if (entry.type === undefined) {
      // A volume's label is no entry, and no oddity.
      if (entry.typeFlag !== 'V') {
        this.note('unknown-entry-type', entry.rawPath);
      }
      return undefined;
    }
    if (Buffer.byteLength(entry.rawPath) > this.limits.pathBytes) {
      this.note('path-too-long', entry.rawPath);
      return undefined;
    }
    const { path, isEscaping, isOdd } = cleanPath(entry.rawPath);
    if (isEscaping) {
      this.note('path-escapes-root', entry.rawPath);
    }
    if (isOdd) {
      this.note('odd-characters', entry.rawPath);
    }
    if (path === '') {
      if (entry.type !== 'directory') {
        this.note('empty-path', entry.rawPath);
      }
      return undefined;
    }
    return this.isBookkeeping(path)
      ? undefined
      : this.takeEntry(this.toEntry(entry, path, entry.type), entry);
  }

  missingEnd(): void {
    this.note('missing-end', '');
  }

  trailingData(): void {
    this.note('trailing-data', '');
  }

  /** What was gathered; after the walk has ended. */
  async collected(): Promise<CollectedContents> {
    return {
      entries: this.entries.filter(entry => entry !== undefined),
      whiteouts: [...this.whiteouts],
      opaqueDirectories: [...this.opaques],
      executables: this.remaining(this.executables),
      packageDatabases: await this.databases.read(entry => this.isLast(entry)),
      secrets: this.remaining(this.secrets),
      nodeManifests: this.remaining(this.manifests),
      texts: Object.fromEntries(
        this.texts
          .filter(({ entry }) => this.isLast(entry))
          .map(({ entry, fact }) => [entry.path, fact]),
      ),
      oddities: [...this.oddities.values()],
    };
  }

  /** Takes marks that are no files of the image. */
  private isBookkeeping(path: string): boolean {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (slash < 0 && ESTARGZ.has(name)) {
      return true;
    }
    if (!path.includes(WHITEOUT)) {
      return false;
    }
    const directory = slash < 0 ? '' : path.slice(0, slash);
    if (name === OPAQUE) {
      this.opaques.add(directory);
      return true;
    }
    if (path.startsWith(AUFS) || path.includes(`/${AUFS}`)) {
      return true;
    }
    if (!name.startsWith(WHITEOUT)) {
      return false;
    }
    const removed = name.slice(WHITEOUT.length);
    if (removed === '' || removed === '.' || removed === '..') {
      this.note('empty-path', path);
    } else {
      this.whiteouts.add(
        directory === '' ? removed : `${directory}/${removed}`,
      );
    }
    return true;
  }

  private toEntry(
    entry: TarEntry,
    path: string,
    type: LayerEntry['type'],
  ): LayerEntry {
    const link = entry.rawLinkTarget;
    return {
      path,
      type,
      bytes: entry.bytes,
      mode: entry.mode,
      uid: entry.uid,
      gid: entry.gid,
      ...(entry.modifiedAt === undefined
        ? {}
        : { modifiedAt: entry.modifiedAt }),
      ...(link === undefined
        ? {}
        : {
            linkTarget:
              type === 'hardlink'
                ? cleanPath(link.slice(0, this.limits.pathBytes)).path
                : cleanText(link, this.limits.pathBytes),
          }),
    };
  }

  private takeEntry(entry: LayerEntry, tar: TarEntry): BodySink | undefined {
    const { path } = entry;
    const before = this.indexes.get(path);
    if (before !== undefined) {
      const isUsual =
        this.entries[before]?.type === 'directory' &&
        entry.type === 'directory';
      if (!isUsual) {
        this.note('duplicate-path', path);
      }
      this.entries[before] = undefined;
    }
    this.indexes.set(path, this.entries.length);
    this.entries.push(entry);
    if (entry.type !== 'file') {
      return undefined;
    }
    this.takeName(entry);
    return tar.storedBytes === 0 ? undefined : this.read(entry, tar);
  }

  private takeName(entry: LayerEntry): void {
    const kind = secretByName(entry.path, entry.bytes);
    if (kind !== undefined) {
      this.keep(this.secrets, entry, {
        path: entry.path,
        kind,
        seenIn: 'name',
      });
    }
  }

  private read(entry: LayerEntry, tar: TarEntry): BodySink {
    const { storedBytes } = tar;
    const role = tar.sparseMap === undefined ? fileRole(entry.path) : undefined;
    const isScanned =
      tar.sparseMap === undefined &&
      storedBytes <= this.limits.secretFileBytes &&
      isWorthScanning(entry.path);
    const isKept = role !== undefined && storedBytes <= this.keptBytes(role);
    if (role !== undefined && !isKept) {
      this.databases.tooLarge(role, entry);
    }
    let keep: 'always' | 'if-text' | 'no' = isScanned ? 'if-text' : 'no';
    if (isKept) {
      keep = 'always';
    }
    return this.reader.begin({
      storedBytes,
      ...(tar.sparseMap === undefined ? {} : { sparseMap: tar.sparseMap }),
      keep,
      done: found =>
        this.takeFile(entry, found, isKept ? role : undefined, isScanned),
    });
  }

  private keptBytes(role: FileRole): number {
    switch (role) {
      case 'text':
      case 'accounts':
        // Their first part is enough, but a part would have to be cut out.
        return this.limits.secretFileBytes;
      case 'node-manifest':
        return MANIFEST_BYTES;
      default:
        return this.limits.databaseBytes;
    }
  }

  private takeFile(
    entry: LayerEntry,
    found: FileFindings,
    role: FileRole | undefined,
    isScanned: boolean,
  ): void {
    entry.hash = found.hash;
    const executable = found.elf?.facts(entry.path);
    if (executable !== undefined) {
      this.keep(this.executables, entry, executable);
    }
    const { body } = found;
    if (body === undefined) {
      return;
    }
    if (role !== undefined) {
      this.takeRole(entry, body, role);
    }
    if (isScanned) {
      for (const sighting of scanForSecrets(entry.path, body)) {
        this.keep(this.secrets, entry, sighting);
      }
    }
  }

  private takeRole(entry: LayerEntry, body: Buffer, role: FileRole): void {
    switch (role) {
      case 'text':
      case 'accounts':
        if (this.texts.length < TEXTS) {
          const fact = role === 'text' ? systemText(body) : accountsText(body);
          this.texts.push({ entry, fact });
        }
        break;
      case 'node-manifest': {
        const fact = nodeManifest(entry.path, body.toString('utf8'));
        if (fact !== undefined) {
          this.keep(this.manifests, entry, fact);
        }
        break;
      }
      default:
        this.databases.take(role, entry, body);
    }
  }

  private keep<T>(kept: Noted<T>[], entry: LayerEntry, fact: T): void {
    if (kept.length < this.limits.facts) {
      kept.push({ entry, fact });
    }
  }

  private remaining<T>(noted: readonly Noted<T>[]): T[] {
    return noted
      .filter(({ entry }) => this.isLast(entry))
      .map(({ fact }) => fact);
  }

  private isLast(entry: LayerEntry): boolean {
    const index = this.indexes.get(entry.path);
    return index !== undefined && this.entries[index] === entry;
  }

  private note(kind: LayerOddity['kind'], example: string): void {
    const known = this.oddities.get(kind);
    if (known !== undefined) {
      known.count += 1;
    } else {
      this.oddities.set(kind, {
        kind,
        count: 1,
        example: cleanText(example.slice(0, EXAMPLE), EXAMPLE),
      });
    }
  }
}
