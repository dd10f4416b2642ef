/** What all services' deployments cost, and what to do first: in English. */
export const savingsEnglish = {
  // The answer.
  sentence_one:
    'One service moves {{bytes}} a month and costs {{amount}}, {{recorded}} of it by recorded deployments.',
  sentence_other:
    '{{services}} services move {{bytes}} a month and cost {{amount}}, {{recorded}} of it by recorded deployments.',
  sentenceFree_one:
    'One service moves {{bytes}} a month. Nothing is paid for that by the byte.',
  sentenceFree_other:
    '{{services}} services move {{bytes}} a month. Nothing is paid for that by the byte.',
  sentenceNone: 'Services without deployments move nothing.',
  adviceFirstByte: '{{what}} alone would save {{amount}} from the first byte.',
  advice: '{{what}} would save {{amount}} a month.',
  adviceBreakEven:
    '{{what}} would save {{amount}} a month and adds {{fixed}} by the hour: it pays above {{bytes}} a month.',
  adviceNone: 'No other way of pulling would cost less.',
  negligible:
    'What all of it would save is so little that time and security are the gain, not the bill.',
  fixedApart:
    'Beside that, {{amount}} a month is paid by the hour for the paths in use, whatever goes through them. It is never split among services.',
  storage: 'Storage: {{bytes}}, {{amount}} a month, at least.',
  // Which way.
  paths: 'Today, and what if',
  pathForAll: 'If all services pulled through',
  pathOwn: 'their own path, as today',
  pathShown: 'With {{path}} for all: {{amount}} a month instead of {{today}}.',
  unknownPath: '{{value}} is no path that can be compared here. Showing today.',
  // What first.
  plan: 'What to do first',
  planTable: 'What to do first, {{rows}} rows',
  planText:
    'Each row is worth what is said with the rows above it done; in grey, what it is worth alone. No byte is counted twice.',
  planSum:
    'All of it: {{amount}} a month, {{seconds}} of waiting, {{bytes}} less to move.',
  planNone:
    'Nothing to save: no finding makes pulls larger, and no layer moves for nothing.',
  planFiltered: 'Nothing to save in the services that these filters leave.',
  columnRank: '#',
  columnWhat: 'What',
  columnService: 'Service',
  columnSaves: 'Saves a month',
  columnTime: 'Time a month',
  columnStorage: 'Storage a month',
  alone: 'alone {{amount}}',
  addsFixed: '+ {{amount}} by the hour',
  allServices: 'all services',
  nothing: 'nothing',
  // Where it goes.
  breakdown: 'Where the money goes',
  breakdownPath: 'Where the money would go with {{path}}',
  by: 'By',
  by_service: 'Service',
  by_owner: 'Owner',
  by_system: 'System',
  by_registry: 'Registry',
  unknownBy: '{{value}} is no way to sum up. Showing services.',
  table_service: 'Services by cost, {{rows}}',
  table_owner: 'Owners by cost, {{rows}}',
  table_system: 'Systems by cost, {{rows}}',
  table_registry: 'Registries by cost, {{rows}}',
  without_owner: 'no owner',
  without_system: 'no system',
  without_registry: 'no registry',
  without_service: 'not named',
  columnServices: 'Services',
  columnMonth: 'A month',
  columnShare: 'Share',
  columnMoves: 'Moves a month',
  columnDeployment: 'A deployment moves',
  columnDeployments: 'Deployments a month',
  columnStored: 'Storage a month',
  columnSavable: 'Findings would save',
  all: 'All',
  filterBy: 'Only {{name}}',
  // What it rests on.
  basis: 'What it rests on',
  recorded:
    '{{share}} of the amount rests on deployments that somebody recorded; the others are inferred from tags or assumed.',
  recordedAll: 'All of it rests on recorded deployments.',
  recordThem: 'Record deployments',
  notCosted_one:
    'One service is not costed: no image of it was read, or its repository could not be.',
  notCosted_other:
    '{{count}} services are not costed: no image of them was read, or their repositories could not be.',
  computed: 'Computed {{when}}.',
  visible: 'Sums and shares are of the services that you may see.',
  // CSV.
  csvReading: 'The list is being read',
  csvFailed: 'The CSV could not be made: {{message}}',
  // States.
  empty: 'No service has images yet.',
  emptyText:
    'Costs are calculated from the images of services. Add the repository that holds a service’s images to its catalog-info.yaml:',
  notComputed: 'Costs have not been calculated yet.',
  notComputedText:
    'They are calculated once the first scan has read images; this page fills in by itself.',
} as const;
