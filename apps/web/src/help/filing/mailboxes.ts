/** The mailboxes of the quick choices (HELP-011); the help desk knows them by the same default settings. */
export const QUICK_COPIES = {
  access: 'isets-access@dhs.example',
  policy: 'isets-policy@dhs.example',
} as const
