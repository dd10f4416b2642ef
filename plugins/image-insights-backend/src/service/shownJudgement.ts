import {
  ContentsSummary as AnalysedContents,
  Judgement as AnalysedJudgement,
} from '@image-insights/image-analysis';
import {
  ContentsSummary,
  Judgement,
} from '@image-insights/backstage-plugin-image-insights-common';
import { StoredJudgement } from '../database/JudgementStore';

/** As the API tells it: without the version of the stored form. */
export function judgementOf(stored: StoredJudgement): Judgement {
  const { version: _version, ...judgement }: AnalysedJudgement =
    stored.judgement;
  return judgement;
}

/** The same; which lock files there are is evidence, not for a page. */
export function shownContents(contents: AnalysedContents): ContentsSummary {
  const { version: _version, lockfiles: _lockfiles, ...shown } = contents;
  return shown;
}
