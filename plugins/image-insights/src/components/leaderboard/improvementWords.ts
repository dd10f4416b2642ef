import {
  formatBytesChange,
  type Improvement,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Text } from '../common';

/** `file:1e8b1c93…`, as the classic builder names what it copied. */
const HASHED = /\b((?:file|dir|multi):[0-9a-f]{7})[0-9a-f]{20,}/g;

/** Letters of an instruction that are shown in a sentence. */
const MOST_LETTERS = 70;

/** Letters of it that are looked at. */
const MOST_READ = 1_000;

/** What made an image smaller, in words. */
export function improvementWords(
  how: Improvement['how'],
  { t, locale }: Text,
): string {
  switch (how.kind) {
    case 'base-changed':
      if (how.to === undefined) return t('board.how_baseOther');
      if (how.from === undefined) return t('board.how_baseTo', { to: how.to });
      return how.from === how.to
        ? t('board.how_baseNewer', { to: how.to })
        : t('board.how_base', { from: how.from, to: how.to });
    case 'toolchain-gone':
      return t('board.how_toolchain', {
        amount: formatBytesChange(-how.bytes, { locale }),
      });
    default:
      return t(
        how.kind === 'layer-gone' ? 'board.how_gone' : 'board.how_smaller',
        {
          what: whatOf(how, t),
          amount: formatBytesChange(-how.bytes, { locale }),
        },
      );
  }
}

function whatOf(
  how: Extract<Improvement['how'], { kind: 'layer-gone' | 'layer-smaller' }>,
  t: Text['t'],
): string {
  const text = how.instruction
    ?.slice(0, MOST_READ)
    .replace(/\s+/g, ' ')
    .replace(HASHED, '$1…')
    .trim();
  if (!text) {
    return t('board.how_layer', { kind: t(`layers.kind_${how.layerKind}`) });
  }
  return text.length > MOST_LETTERS
    ? `${text.slice(0, MOST_LETTERS - 1)}…`
    : text;
}
