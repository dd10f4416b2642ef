/** What the printable report of all audits says: in German. */
export const reportGerman = {
  'report.title': 'Container-Images von {{organisation}}',
  'report.titlePlain': 'Container-Images',
  'report.at': 'Stand {{when}}.',
  'report.allServices':
    'Alle Services, die der Leser oder die Leserin sehen darf.',
  'report.filters': 'Nur Services mit {{filters}}.',
  'report.named': 'Name: {{text}}',
  'report.address':
    'Adressen ohne Rechnernamen gehören zu {{origin}}. Dieser Bericht: {{address}}',
  'report.print': 'Drucken',
  'report.missing_one': 'Ein Teil wird noch gelesen',
  'report.missing_other': '{{count}} Teile werden noch gelesen',
  'report.open': '{{page}} öffnen',
  'report.cut':
    'Das sind die ersten {{shown}} von {{all}} Zeilen. Alle stehen auf der Seite dieses Audits und in ihrer CSV-Datei.',
  'report.services': 'Services',
  'report.notRead': '{{amount}} davon nicht gelesen',
  'report.allRead': 'alle gelesen',
  'report.images': 'Images',
  'report.newest': 'das neueste jedes Repositorys',
  'report.moves': '{{bytes}} bewegt',
  'report.score': 'Punkte im Mittel',
  'report.judged_one': 'von 1 bewerteten Service',
  'report.judged_other': 'von {{count}} bewerteten Services',
  'report.servicesOver_one': 'Service',
  'report.servicesOver_other': 'Services',
  'report.troubles': 'Was nicht gelesen werden konnte, {{amount}}',
  'report.noBases': 'Kein Basis-Image ist bekannt.',
};
