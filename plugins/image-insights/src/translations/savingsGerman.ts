/** What all services' deployments cost, and what to do first: in German. */
export const savingsGerman = {
  'savings.sentence_one':
    'Ein Service bewegt {{bytes}} im Monat und kostet {{amount}}, {{recorded}} davon nach aufgezeichneten Deployments.',
  'savings.sentence_other':
    '{{services}} Services bewegen {{bytes}} im Monat und kosten {{amount}}, {{recorded}} davon nach aufgezeichneten Deployments.',
  'savings.sentenceFree_one':
    'Ein Service bewegt {{bytes}} im Monat. Nach Bytes wird dafür nichts bezahlt.',
  'savings.sentenceFree_other':
    '{{services}} Services bewegen {{bytes}} im Monat. Nach Bytes wird dafür nichts bezahlt.',
  'savings.sentenceNone': 'Services ohne Deployments bewegen nichts.',
  'savings.adviceFirstByte':
    '{{what}} allein würde {{amount}} sparen, vom ersten Byte an.',
  'savings.advice': '{{what}} würde {{amount}} im Monat sparen.',
  'savings.adviceBreakEven':
    '{{what}} würde {{amount}} im Monat sparen und kostet nach Stunden {{fixed}} mehr: Das lohnt sich ab {{bytes}} im Monat.',
  'savings.adviceNone': 'Auf keinem anderen Weg wäre es billiger.',
  'savings.negligible':
    'Was alles zusammen sparen würde, ist so wenig, dass Zeit und Sicherheit der Gewinn sind, nicht die Rechnung.',
  'savings.fixedApart':
    'Daneben werden {{amount}} im Monat nach Stunden für die benutzten Wege bezahlt, gleich was über sie läuft. Das wird nie auf Services verteilt.',
  'savings.storage': 'Speicher: mindestens {{bytes}}, {{amount}} im Monat.',
  'savings.paths': 'Heute, und was wäre wenn',
  'savings.pathForAll': 'Wenn alle Services so zögen',
  'savings.pathOwn': 'jeder auf seinem Weg, wie heute',
  'savings.pathShown':
    'Mit {{path}} für alle: {{amount}} im Monat statt {{today}}.',
  'savings.unknownPath':
    '{{value}} ist kein Weg, der hier verglichen werden kann. Gezeigt wird heute.',
  'savings.plan': 'Was zuerst zu tun ist',
  'savings.planTable': 'Was zuerst zu tun ist, {{rows}} Zeilen',
  'savings.planText':
    'Jede Zeile ist wert, was dasteht, wenn die Zeilen darüber erledigt sind; in Grau, was sie allein wert ist. Kein Byte zählt doppelt.',
  'savings.planSum':
    'Alles zusammen: {{amount}} im Monat, {{seconds}} Warten, {{bytes}} weniger zu bewegen.',
  'savings.planNone':
    'Nichts zu sparen: Kein Befund macht Pulls größer, und keine Schicht wird umsonst bewegt.',
  'savings.planFiltered':
    'Nichts zu sparen bei den Services, die diese Filter übrig lassen.',
  'savings.columnRank': '#',
  'savings.columnWhat': 'Was',
  'savings.columnService': 'Service',
  'savings.columnSaves': 'Spart im Monat',
  'savings.columnTime': 'Zeit im Monat',
  'savings.columnStorage': 'Speicher im Monat',
  'savings.alone': 'allein {{amount}}',
  'savings.addsFixed': '+ {{amount}} nach Stunden',
  'savings.allServices': 'alle Services',
  'savings.nothing': 'nichts',
  'savings.breakdown': 'Wohin das Geld geht',
  'savings.breakdownPath': 'Wohin das Geld mit {{path}} ginge',
  'savings.by': 'Nach',
  'savings.by_service': 'Service',
  'savings.by_owner': 'Besitzer',
  'savings.by_system': 'System',
  'savings.by_registry': 'Registry',
  'savings.unknownBy':
    'Nach {{value}} kann nicht zusammengefasst werden. Gezeigt werden Services.',
  'savings.table_service': 'Services nach Kosten, {{rows}}',
  'savings.table_owner': 'Besitzer nach Kosten, {{rows}}',
  'savings.table_system': 'Systeme nach Kosten, {{rows}}',
  'savings.table_registry': 'Registrys nach Kosten, {{rows}}',
  'savings.without_owner': 'ohne Besitzer',
  'savings.without_system': 'ohne System',
  'savings.without_registry': 'ohne Registry',
  'savings.without_service': 'nicht benannt',
  'savings.columnServices': 'Services',
  'savings.columnMonth': 'Im Monat',
  'savings.columnShare': 'Anteil',
  'savings.columnMoves': 'Bewegt im Monat',
  'savings.columnDeployment': 'Ein Deployment bewegt',
  'savings.columnDeployments': 'Deployments im Monat',
  'savings.columnStored': 'Speicher im Monat',
  'savings.columnSavable': 'Befunde würden sparen',
  'savings.all': 'Alle',
  'savings.filterBy': 'Nur {{name}}',
  'savings.basis': 'Worauf es beruht',
  'savings.recorded':
    '{{share}} des Betrags beruhen auf aufgezeichneten Deployments; die übrigen sind aus Tags erschlossen oder angenommen.',
  'savings.recordedAll': 'Alles beruht auf aufgezeichneten Deployments.',
  'savings.recordThem': 'Deployments aufzeichnen',
  'savings.notCosted_one':
    'Für einen Service ist nichts berechnet: Von ihm wurde kein Image gelesen, oder sein Repository war nicht lesbar.',
  'savings.notCosted_other':
    'Für {{count}} Services ist nichts berechnet: Von ihnen wurde kein Image gelesen, oder ihre Repositorys waren nicht lesbar.',
  'savings.computed': 'Berechnet {{when}}.',
  'savings.visible':
    'Summen und Anteile gelten für die Services, die Sie sehen dürfen.',
  'savings.csvReading': 'Die Liste wird gelesen',
  'savings.csvFailed':
    'Die CSV-Datei konnte nicht erstellt werden: {{message}}',
  'savings.empty': 'Noch hat kein Service Images.',
  'savings.emptyText':
    'Kosten werden aus den Images der Services berechnet. Nennen Sie das Repository mit den Images eines Services in seiner catalog-info.yaml:',
  'savings.notComputed': 'Die Kosten sind noch nicht berechnet.',
  'savings.notComputedText':
    'Sie werden berechnet, sobald der erste Scan Images gelesen hat; diese Seite füllt sich von selbst.',
} as const;
