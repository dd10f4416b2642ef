import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';

const marker = /^<!-- adopt (both|new|old|entity) (.+) -->$/;

/**
 * What the README tells people to do, read out of its marked code blocks. A
 * mark stands before a block, invisible to readers:
 *
 *     <!-- adopt new run -->
 *     <!-- adopt both packages/backend/src/index.ts before backend.start -->
 *     <!-- adopt old packages/app/src/App.tsx inside <FlatRoutes> -->
 *     <!-- adopt old …/EntityPage.tsx inside <EntityLayout> of serviceEntityPage -->
 *     <!-- adopt both app-config.yaml end -->
 *     <!-- adopt entity catalog-info.yaml -->
 *
 * @returns for each block the system that it is for, what to do with it (`run`,
 *   or a file and a place), and its text
 */
export function readmeLines(file = join(root, 'README.md')) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const blocks = [];
  lines.forEach((line, index) => {
    const found = marker.exec(line.trim());
    if (!found) return;
    const begin = lines.findIndex(
      (other, at) => at > index && other.startsWith('```'),
    );
    const end = lines.findIndex(
      (other, at) => at > begin && other.trimEnd() === '```',
    );
    const between = lines
      .slice(index + 1, begin)
      .filter(other => other.trim() && !other.includes('prettier-ignore'));
    if (begin < 0 || end < 0 || between.length > 0) {
      throw new Error(
        `${file}:${index + 1}: "${line.trim()}" stands before no code block`,
      );
    }
    const [, system, action] = found;
    blocks.push({
      line: index + 1,
      system,
      ...placeOf(action, `${file}:${index + 1}`),
      text: lines.slice(begin + 1, end).join('\n'),
    });
  });
  if (blocks.length === 0) throw new Error(`${file} has no marked block`);
  return blocks;
}

function placeOf(action, where) {
  if (action === 'run') return { action };
  const [file, kind, what, of, name] = action.split(' ');
  if (kind === undefined) return { action: 'text', file };
  const isGood =
    kind === 'end' ||
    (kind === 'before' && what) ||
    (kind === 'inside' && what && (of === undefined || (of === 'of' && name)));
  if (!isGood) {
    throw new Error(
      `${where}: "${action}" is no place: end, before WORD, or inside <TAG> [of NAME]`,
    );
  }
  return { action: 'insert', file, kind, what, of: name };
}
