/** What the cards of a component, system, domain or group say: in German. */
export const portfolioGerman = {
  'portfolio.title_system': 'Images dieses Systems',
  'portfolio.title_domain': 'Images dieser Domäne',
  'portfolio.title_group': 'Images dieser Gruppe',
  'portfolio.all_one': '1 Service',
  'portfolio.all_other': 'Alle {{amount}} Services',
  'portfolio.pull': '{{size}} je Pull',
  'portfolio.distinct': '{{size}}, wenn geteilte Schichten einmal zählen',
  'portfolio.change': '{{change}} in 30 Tagen',
  'portfolio.noEarlier': 'Vor 30 Tagen gab es kein Release zum Vergleich',
  'portfolio.score': 'Mittlere Punkte: {{score}}',
  'portfolio.scoreOfSome': 'Mittlere Punkte: {{score}}, {{amount}} bewertet',
  'portfolio.notJudged': 'Noch nicht bewertet',
  'portfolio.grewMost': 'Am meisten gewachsen in 30 Tagen',
  'portfolio.largest': 'Am größten',
  'portfolio.new': 'neu in den letzten 30 Tagen',
  'portfolio.best': 'Beste gemeinsame Änderung: {{change}}, {{gain}}',
  'portfolio.bestBase_one': '{{base}} für einen Service',
  'portfolio.bestBase_other': 'dasselbe {{base}} für {{count}} Services',
  'portfolio.bestRule_one': '{{title}} (1 Service)',
  'portfolio.bestRule_other': '{{title}} ({{count}} Services)',
  'portfolio.noBest': 'Keine Änderung würde mehreren Services zugleich helfen.',
  'portfolio.overBudget': '{{amount}} über dem Budget',
  'portfolio.notRead': '{{amount}} nicht gelesen',
  'portfolio.cut': 'Von den ersten 50, die der Katalog nennt.',
  'portfolio.unread_one': 'Von dem einen Service war noch nichts zu lesen.',
  'portfolio.unread_other':
    'Von den {{count}} Services war noch nichts zu lesen.',
  'portfolio.noSystems':
    'Diese Domäne hat keine Systeme, also gibt es keine Images zusammenzuzählen.',
  'portfolio.empty_system':
    'Kein Service dieses Systems hat verknüpfte Images. Nennen Sie das Repository in der catalog-info.yaml eines Service:',
  'portfolio.empty_domain':
    'Kein Service dieser Domäne hat verknüpfte Images. Nennen Sie das Repository in der catalog-info.yaml eines Service:',
  'portfolio.empty_group':
    'Kein Service dieser Gruppe hat verknüpfte Images. Nennen Sie das Repository in der catalog-info.yaml eines Service:',
  'portfolio.bestFix': 'Beste Abhilfe: {{fix}} {{gain}}',
  'portfolio.fixUnknown': 'Beste Abhilfe: noch nicht bewertet',
  'portfolio.findings_one': '1 Befund, der es nicht verkleinert',
  'portfolio.findings_other':
    '{{count}} Befunde, von denen keiner es verkleinert',
  'portfolio.allImages': 'Alle {{amount}} Images',
};
