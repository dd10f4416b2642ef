import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { auditsEnglish } from './translations/auditsEnglish';
import { boardEnglish } from './translations/boardEnglish';
import { budgetsEnglish } from './translations/budgetsEnglish';
import { commonEnglish } from './translations/commonEnglish';
import { compareEnglish } from './translations/compareEnglish';
import { costEnglish } from './translations/costEnglish';
import { findingsEnglish } from './translations/findingsEnglish';
import { healthEnglish } from './translations/healthEnglish';
import { layersEnglish } from './translations/layersEnglish';
import { leaderboardEnglish } from './translations/leaderboardEnglish';
import { portfolioEnglish } from './translations/portfolioEnglish';
import { problemsEnglish } from './translations/problemsEnglish';
import { reportEnglish } from './translations/reportEnglish';
import { savingsEnglish } from './translations/savingsEnglish';
import { scansEnglish } from './translations/scansEnglish';
import { serviceEnglish } from './translations/serviceEnglish';
import { tabEnglish } from './translations/tabEnglish';
import { trendEnglish } from './translations/trendEnglish';

/**
 * Every text of the plugin, in English.
 * @public
 */
export const imageInsightsTranslationRef = createTranslationRef({
  id: 'plugin.image-insights',
  messages: {
    /** BCP 47 language that numbers and dates are written in. */
    locale: 'en-GB',
    ...commonEnglish,
    ...tabEnglish,
    ...trendEnglish,
    ...layersEnglish,
    ...findingsEnglish,
    ...compareEnglish,
    ...leaderboardEnglish,
    ...scansEnglish,
    audits: auditsEnglish,
    board: boardEnglish,
    budgets: budgetsEnglish,
    cost: costEnglish,
    health: healthEnglish,
    portfolio: portfolioEnglish,
    problems: problemsEnglish,
    report: reportEnglish,
    savings: savingsEnglish,
    service: serviceEnglish,
  },
  translations: {
    de: () => import('./translations/de'),
  },
});
