import type { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../format';
import { InEnglish } from './InEnglish';
import { problemTexts } from './problemTexts';
import { useText } from './useText';

/**
 * What happened. In other languages than English the kind of problem comes
 * first, and behind it the message, which has the particulars, as it came.
 */
export function ProblemMessage(props: {
  problem: Pick<Problem, 'code' | 'message'>;
  /** `clause`: more follows, so that there is no full stop. */
  as?: 'sentence' | 'clause';
}) {
  const text = useText();
  const { problem, as = 'sentence' } = props;
  const message = withoutStop(problem.message);
  const { what } = problemTexts(problem.code, text);
  if (what === undefined) {
    return (
      <InEnglish>
        {as === 'clause' ? message : sentence(problem.message)}
      </InEnglish>
    );
  }
  return (
    <>
      {withoutStop(what)} (<InEnglish>{message}</InEnglish>)
      {as === 'sentence' && '.'}
    </>
  );
}

/** What to do about a problem, or about all of a kind. */
export function ProblemRemedy(props: {
  /** The problem's; absent where an older backend does not say it. */
  code?: string;
  /** As the API says it. */
  sent: string;
}) {
  const text = useText();
  const { code, sent } = props;
  const { remedy } = problemTexts(code, text);
  return remedy === undefined ? (
    <InEnglish>{sentence(sent)}</InEnglish>
  ) : (
    <>{remedy}</>
  );
}

function withoutStop(message: string): string {
  return message.trim().replace(/\.$/, '');
}
