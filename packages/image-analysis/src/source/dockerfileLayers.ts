import { ImageDescription } from '../model';
import { Dockerfile, DockerfileInstruction } from './Dockerfile';

/** Instructions whose layer is looked for. */
const MAKES_LAYER = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/**
 * Which layer of an image each instruction of its Dockerfile made: those whose
 * words are the layer's own, in the same order. What history does not show, or
 * shows in other words, is left out, so that nothing is joined by guess.
 */
export function dockerfileLayers(
  image: ImageDescription,
  dockerfile: Dockerfile,
): Map<DockerfileInstruction, number> {
  const joined = new Map<DockerfileInstruction, number>();
  const own = image.layers
    .filter(({ fromBase }) => fromBase !== true)
    .map(({ index, instruction }) => ({
      index,
      text: instruction ? plain(instruction.text) : '',
    }));
  let next = 0;
  for (const stage of dockerfile.chain) {
    for (const instruction of stage.instructions) {
      if (MAKES_LAYER.has(instruction.keyword)) {
        const text = plainInstruction(instruction);
        const found = placeOf(own, text, next);
        if (found !== undefined) {
          joined.set(instruction, own[found].index);
          next = found + 1;
        }
      }
    }
  }
  return joined;
}

function placeOf(
  own: readonly { text: string }[],
  text: string,
  from: number,
): number | undefined {
  const found = own.findIndex(
    (layer, index) => index >= from && layer.text === text,
  );
  return found < 0 ? undefined : found;
}

function plainInstruction(instruction: DockerfileInstruction): string {
  const { keyword, heredocs, content, form, args } = instruction;
  if (keyword === 'RUN' && heredocs.length === 1 && isPlainHeredoc(content)) {
    return plain(`RUN ${heredocs[0].body}`);
  }
  // Builders join the exec form by spaces.
  return plain(`${keyword} ${form === 'exec' ? args.join(' ') : content}`);
}

/** `RUN <<EOF` and nothing else on the line. */
function isPlainHeredoc(content: string): boolean {
  return /^<<-?\s*["']?\w+["']?\s*$/.test(content.split('\n', 1)[0]);
}

/** Without flags, and with one space where there are several. */
function plain(text: string): string {
  const words = text.replace(/\\\n/g, ' ').split(/\s+/);
  const [keyword = '', ...rest] = words;
  const first = rest.findIndex(word => !/^--[a-z]+(?:=|$)/.test(word));
  return [keyword, ...(first < 0 ? rest : rest.slice(first))].join(' ').trim();
}
