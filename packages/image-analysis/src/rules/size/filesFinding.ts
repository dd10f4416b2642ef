import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { Confidence } from '../../model';
import { Finding } from '../Rule';
import { RuleInput } from '../RuleInput';
import { fileClaims } from '../shared/fileClaims';
import { isSurelyOwn } from '../shared/ownLayers';
import { severityOfBytes } from '../shared/severityOfBytes';

/**
 * A finding about files that need not be there: their bytes claimed, their
 * directories named, as severe as their share of the image.
 */
export function filesFinding(options: {
  input: RuleInput;
  contents: ImageContents;
  files: readonly FileVersion[];
  told: Pick<Finding, 'key' | 'title' | 'seen' | 'remedy'> &
    Partial<Pick<Finding, 'severity' | 'confidence' | 'method'>>;
}): Finding {
  const { input, contents, files, told } = options;
  const { claims, bytes, places, placeCount, fileCount } = fileClaims(files);
  const isSure = isSurelyOwn(input.image);
  const confidence: Confidence = isSure ? 'certain' : 'likely';
  return {
    severity: severityOfBytes({ bytes, contents }),
    confidence,
    method: isSure
      ? 'measured from layer contents'
      : 'measured from layer contents; where the base ends is not certain',
    ...told,
    places,
    placeCount,
    claims,
    gainHow: `sum of the ${
      fileCount === 1 ? 'file' : `${fileCount.toLocaleString('en-US')} files`
    }, compressed as their layers are`,
  };
}

/** `/var/lib/apt/lists`, `/a and 2 other places` */
export function placesText(files: readonly FileVersion[]): string {
  const { places, placeCount } = fileClaims(files);
  const first = `/${places[0]?.path ?? ''}`;
  const others = placeCount - 1;
  return others > 0
    ? `${first} and ${others} other ${others === 1 ? 'place' : 'places'}`
    : first;
}
