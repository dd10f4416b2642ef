import { readableInstruction } from '../shared/readableInstruction';
import { bytesText } from '../shared/bytesText';
import { copyArguments } from '../shared/copyArguments';
import { HiddenPair, hiddenPairs } from '../shared/hiddenPairs';
import { joinRuns } from '../shared/joinRuns';
import { layerName } from '../shared/layerName';
import { runScript } from '../shared/runScript';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { nothingHiddenByCommands } from '../shared/unreadLayers';
import { commandsOf } from '../shell/commandsOf';
import { Finding, Rule } from '../Rule';
import { hiddenFinding, placesText } from './hiddenFinding';
import { movedFiles } from './movedFiles';

const FLOOR_BYTES = 10_000;

/** Files that a later layer holds a second time, because it moved or linked them. */
export const movedLater: Rule = {
  id: 'moved-later',
  version: 1,
  title: 'Files moved or hard-linked by a later layer',
  family: 'layers',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'A layer cannot point into the one below: moving or hard-linking a file of a lower layer writes all of it again, so the image carries it twice.',
  remedy:
    'Put files where they belong at once: copy to the final path, or move them in the instruction that makes them.',
  gain: 'sum of the files as the lower layer holds them, compressed as their layer is',
  sources: [
    {
      name: 'moby issue 48140, hard links across layers',
      url: 'https://github.com/moby/moby/issues/48140',
    },
  ],
  decide(input) {
    if (!input.contents.known) {
      return nothingHiddenByCommands(input);
    }
    const contents = input.contents.value;
    const moved = movedFiles(input.image, contents);
    const findings = hiddenPairs({
      image: input.image,
      contents,
      where: ({ id }) => moved.has(id),
    })
      .filter(({ bytes }) => bytes >= FLOOR_BYTES)
      .map(pair => {
        const [largest] = pair.files;
        const target = moved.get(largest.id)?.path ?? largest.path;
        const isLink = largest.hidden?.how === 'metadata';
        return hiddenFinding(input, pair, {
          title: `${bytesText(pair.bytes)} stored twice because ${
            isLink ? 'they were hard-linked' : 'they were moved'
          } later`,
          seen: `${layerName(pair.owner)} stores ${placesText(
            pair,
          )}; ${layerName(pair.by)} ${
            isLink
              ? 'makes a hard link to it and so stores it again'
              : `stores the same bytes again as /${target}`
          }, ${bytesText(pair.bytes)} in all.`,
          remedy: remedyOf(pair),
        });
      });
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : nothingHiddenByCommands(input);
  },
};

function remedyOf(pair: HiddenPair): Finding['remedy'] {
  const copy = copyArguments(pair.owner);
  const made = runScript(pair.owner);
  const moving = runScript(pair.by);
  const moves = moving
    ? commandsOf(moving.script).filter(
        ({ name, isConditional }) =>
          !isConditional && (name === 'mv' || name === 'ln' || name === 'cp'),
      )
    : [];
  const before = [pair.owner, pair.by]
    .map(layer => readableInstruction(layer.instruction?.text ?? ''))
    .join('\n');
  if (copy) {
    const [move] = moves;
    const target = move?.name === 'mv' ? move.args.at(-1) : undefined;
    return {
      text: 'Copy the files to where they are to stay.',
      change:
        target !== undefined && moves.length === 1 && copy.sources.length === 1
          ? {
              in: 'Dockerfile',
              before,
              after: [
                copy.keyword,
                ...copy.flags,
                ...copy.sources,
                target,
              ].join(' '),
            }
          : undefined,
    };
  }
  return {
    text: 'Move or link the files in the RUN that makes them.',
    change:
      made && moves.length > 0
        ? {
            in: 'Dockerfile',
            before,
            after: joinRuns(
              [made.script, ...moves.map(({ text }) => text)],
              made.flags,
            ),
          }
        : undefined,
  };
}
