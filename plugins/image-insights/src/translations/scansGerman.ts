/** What is said of scans: in German. */
export const scansGerman = {
  'scans.sentenceOk': 'Der letzte Scan, {{when}}, las alles, was er wollte.',
  'scans.sentenceFailed_one':
    'Der letzte Scan, {{when}}, konnte eines nicht lesen.',
  'scans.sentenceFailed_other':
    'Der letzte Scan, {{when}}, konnte {{count}} nicht lesen.',
  'scans.sentenceBroken':
    'Der letzte Scan, {{when}}, endete vorzeitig: {{message}}',
  'scans.sentenceNone': 'Noch wurde nichts gescannt.',
  'scans.allTags': 'alle',
  'scans.next': 'Der nächste Scan beginnt {{when}}.',
  'scans.nextUnknown': 'Wann der nächste Scan beginnt, ist nicht bekannt.',
  'scans.table': 'Scans, der neueste zuerst',
  'scans.started': 'Begonnen',
  'scans.state': 'Stand',
  'scans.scope': 'Umfang',
  'scans.everything': 'alles',
  'scans.took': 'Dauer',
  'scans.tags': 'Tags',
  'scans.fetched': 'Geholt',
  'scans.failed': 'Fehler',
  'scans.requests': 'Anfragen',
  'scans.more': 'Ältere Scans',
  'scans.state_incomplete': 'beendet, mit Fehlern',
  'scans.state_queued': 'wartet',
  'scans.state_running': 'läuft',
  'scans.state_finished': 'beendet',
  'scans.state_failed': 'gescheitert',
  'scans.state_interrupted': 'abgebrochen',
  'scans.trigger_schedule': 'nach Plan',
  'scans.trigger_user': 'angefordert',
  'scans.progress': 'Fortschritt des Scans',
};
