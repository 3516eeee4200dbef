export const startPassword = {
  startPassword: {
    copy: 'Copy',
    copied: 'Copied.',
    copyFailed: 'Copying does not work in this browser. Write it down.',
  },
}
