/** What the audit of budgets says: in English. */
export const budgetsEnglish = {
  sentence_one: '{{over}} of {{set}} services with a budget breaks it.',
  sentence_other: '{{over}} of {{set}} services with a budget break it.',
  sentenceSince_one:
    '{{over}} of {{set}} services with a budget breaks it, since {{date}}.',
  sentenceSince_other:
    '{{over}} of {{set}} services with a budget break it, the first since {{date}}.',
  sentenceKept_one: 'The one service with a budget keeps it.',
  sentenceKept_other: 'All {{set}} services with a budget keep it.',
  sentenceUnset: 'No service has a budget yet.',
  sentenceNear_one: 'One more uses at least 90% of it.',
  sentenceNear_other: '{{amount}} more use at least 90% of it.',
  sentenceNone_one: 'One service has none.',
  sentenceNone_other: '{{amount}} services have none.',
  count_one: 'One broken budget',
  count_other: '{{amount}} broken budgets',
  allKept: 'No budget is broken.',
  allKeptText_one: 'The image of one service was measured against its budget.',
  allKeptText_other:
    'The images of {{count}} services were measured against their budgets.',
  table: 'Services over their budget, {{amount}}',
  columnOver: 'Over by',
  columnLeft: 'Left',
  columnSince: 'Since',
  used: '{{share}} used',
  ofBudget: 'of {{limit}}',
  source_annotation: 'from the annotation',
  source_config: 'from the configuration',
  near: 'Near their budget: at least 90% used',
  nearTable: 'Services near their budget, {{amount}}',
  without_one: 'One service has no budget',
  without_other: '{{amount}} services have no budget',
  howAndWhich: 'How to set one, and which',
  hide: 'Hide',
  setOne:
    'For the images of one service, each by itself, in its catalog-info.yaml:',
  setAll: 'For all services without their own, in app-config.yaml:',
  withoutTable: 'Services without a budget, {{amount}}',
  withoutLargest:
    'The {{shown}} largest of {{amount}} services without a budget',
} as const;
