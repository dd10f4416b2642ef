/** What the audit of budgets says: in German. */
export const budgetsGerman = {
  'budgets.sentence_one':
    '{{over}} von {{set}} Services mit Budget überschreitet es.',
  'budgets.sentence_other':
    '{{over}} von {{set}} Services mit Budget überschreiten es.',
  'budgets.sentenceSince_one':
    '{{over}} von {{set}} Services mit Budget überschreitet es, seit {{date}}.',
  'budgets.sentenceSince_other':
    '{{over}} von {{set}} Services mit Budget überschreiten es, der erste seit {{date}}.',
  'budgets.sentenceKept_one': 'Der eine Service mit Budget hält es ein.',
  'budgets.sentenceKept_other':
    'Alle {{set}} Services mit Budget halten es ein.',
  'budgets.sentenceUnset': 'Noch hat kein Service ein Budget.',
  'budgets.sentenceNear_one': 'Ein weiterer verbraucht mindestens 90 % davon.',
  'budgets.sentenceNear_other':
    '{{amount}} weitere verbrauchen mindestens 90 % davon.',
  'budgets.sentenceNone_one': 'Ein Service hat keines.',
  'budgets.sentenceNone_other': '{{amount}} Services haben keines.',
  'budgets.count_one': 'Ein überschrittenes Budget',
  'budgets.count_other': '{{amount}} überschrittene Budgets',
  'budgets.allKept': 'Kein Budget ist überschritten.',
  'budgets.allKeptText_one':
    'Das Image eines Service wurde an seinem Budget gemessen.',
  'budgets.allKeptText_other':
    'Die Images von {{count}} Services wurden an ihren Budgets gemessen.',
  'budgets.table': 'Services über ihrem Budget, {{amount}}',
  'budgets.columnOver': 'Darüber um',
  'budgets.columnLeft': 'Übrig',
  'budgets.columnSince': 'Seit',
  'budgets.used': '{{share}} verbraucht',
  'budgets.ofBudget': 'von {{limit}}',
  'budgets.source_annotation': 'aus der Annotation',
  'budgets.source_config': 'aus der Konfiguration',
  'budgets.near': 'Nahe am Budget: mindestens 90 % verbraucht',
  'budgets.nearTable': 'Services nahe an ihrem Budget, {{amount}}',
  'budgets.without_one': 'Ein Service hat kein Budget',
  'budgets.without_other': '{{amount}} Services haben kein Budget',
  'budgets.howAndWhich': 'Wie man eines setzt, und welche',
  'budgets.hide': 'Verbergen',
  'budgets.setOne':
    'Für die Images eines Service, jedes für sich, in seiner catalog-info.yaml:',
  'budgets.setAll': 'Für alle Services ohne eigenes in der app-config.yaml:',
  'budgets.withoutTable': 'Services ohne Budget, {{amount}}',
  'budgets.withoutLargest':
    'Die {{shown}} größten von {{amount}} Services ohne Budget',
};
