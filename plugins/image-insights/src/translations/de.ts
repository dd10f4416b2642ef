import { auditsGerman } from './auditsGerman';
import { boardGerman } from './boardGerman';
import { budgetsGerman } from './budgetsGerman';
import { commonGerman } from './commonGerman';
import { compareGerman } from './compareGerman';
import { costGerman } from './costGerman';
import { findingsGerman } from './findingsGerman';
import { healthGerman } from './healthGerman';
import { layersGerman } from './layersGerman';
import { leaderboardGerman } from './leaderboardGerman';
import { portfolioGerman } from './portfolioGerman';
import { problemsGerman } from './problemsGerman';
import { reportGerman } from './reportGerman';
import { savingsGerman } from './savingsGerman';
import { scansGerman } from './scansGerman';
import { serviceGerman } from './serviceGerman';
import { tabGerman } from './tabGerman';
import { trendGerman } from './trendGerman';

/** Every text of the plugin, in German. */
export default {
  ...auditsGerman,
  ...boardGerman,
  ...budgetsGerman,
  ...costGerman,
  ...healthGerman,
  ...portfolioGerman,
  ...problemsGerman,
  ...reportGerman,
  ...savingsGerman,
  ...serviceGerman,
  locale: 'de-DE',
  ...commonGerman,
  ...tabGerman,
  ...trendGerman,
  ...layersGerman,
  ...findingsGerman,
  ...compareGerman,
  ...leaderboardGerman,
  ...scansGerman,
};
