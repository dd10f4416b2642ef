/** What the tab of a service says besides: in German. */
export const serviceGerman = {
  'service.notScanned': 'nicht gescannt',
  'service.placedByDate': 'nach Baudatum eingeordnet',
  'service.movedShort': 'der Tag wurde hierher verschoben',
  'service.movedMore_one': '◆ Ein weiterer verschobener Tag: siehe Tabelle.',
  'service.movedMore_other':
    '◆ {{count}} weitere verschobene Tags: siehe Tabelle.',
  'service.tipScore': '{{score}} Punkte',
  'service.tipHint': 'Klicken wählt aus, Ziehen vergrößert',
  'service.noScores': 'In diesem Zeitraum wurde noch kein Release bewertet.',
  'service.deploys': 'Deploys',
  'service.deployment': 'gemeldetes Deployment',
  'service.deploymentsNone': 'kein Deployment in diesem Zeitraum gemeldet',
  'service.deploymentsName_one': 'Ein gemeldetes Deployment',
  'service.deploymentsName_other': '{{count}} gemeldete Deployments',
  'service.deploymentsLegend': 'Deployments: {{environments}}',
  'service.deploymentsNewest':
    'Nur die neuesten {{count}} Deployments werden gezeigt.',
  'service.zoom': 'Ausschnitt',
  'service.zoomLabel': 'Ausschnitt',
  'service.zoomFrom': 'Zeigen ab',
  'service.zoomUntil': 'Zeigen bis',
  'service.zoomHint': 'Griffe ziehen oder einen Abschnitt im Diagramm',
  'service.thinned':
    'Gezeigt werden {{shown}} von {{all}} Releases; von je {{stretch}} bleiben das kleinste und das größte. Alle zeigt ein kürzerer Zeitraum oder die Tabelle.',
  'service.stretchDays_one': 'einem Tag',
  'service.stretchDays_other': '{{count}} Tagen',
  'service.stretchHours_one': 'einer Stunde',
  'service.stretchHours_other': '{{count}} Stunden',
  'service.unknown_range':
    'range={{value}} ist kein Zeitraum. Gezeigt wird {{shown}}.',
  'service.unknown_x': 'x={{value}} ist keine Achse. Gezeigt wird {{shown}}.',
  'service.unknown_y': 'y={{value}} ist keine Skala. Gezeigt wird {{shown}}.',
  'service.unknown_view':
    'view={{value}} ist keine Ansicht. Gezeigt wird {{shown}}.',
  'service.unknown_since':
    'since={{value}} ist kein Datum wie 2026-11-21 und bleibt unbeachtet.',
  'service.unknown_until':
    'until={{value}} ist kein Datum wie 2026-11-21 und bleibt unbeachtet.',
  'service.emptyRangeNext': 'Das erste danach ist {{tag}} vom {{when}}.',
  'service.showIt': 'Dorthin',
  'service.columnDeployed': 'Ausgerollt auf',
  'service.notDeployed': 'nicht gemeldet',
  'service.deployedSomewhere': 'Umgebung nicht genannt',
  'service.select': '{{tag}} auswählen',
  'service.rowsShown': '{{shown}} von {{all}} Releases.',
  'service.showAllRows': 'Alle zeigen',
};
