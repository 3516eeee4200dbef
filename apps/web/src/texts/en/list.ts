export const list = {
  list: {
    clear: 'Clear',
    moreThan: 'More than {{what}}',
    provider: 'Provider',
    anyProvider: 'Any provider',
    noneTitle: 'No {{things}} match these filters',
    export: 'Export',
    exportAs: { xlsx: 'Excel workbook', csv: 'CSV file' },
    exported: 'The file is downloaded.',
    noneText: 'Try other words or clear the filters.',
  },
  pager: {
    label: 'Pages',
    range: '{{from}}–{{to}} of {{total}}',
    rangeOfMore: '{{from}}–{{to}} of more than {{total}}',
    previous: 'Previous',
    next: 'Next',
  },
} as const
