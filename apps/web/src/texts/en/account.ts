export const account = {
  mailPreferences: {
    title: 'Mail preferences',
    lead: 'ISETS writes to {{email}}. Choose which of these mails you want; mails about your own requests always come.',
    kinds: 'Mails that you want',
    save: 'Save',
    saved: 'Your choice is saved.',
    none: 'Your role gets no mails that can be turned off.',
  },
} as const
