export const files = {
  files: {
    wait: 'Wait until all files are uploaded.',
    someFailed: 'Remove the files that could not be uploaded.',
    drop: 'Drag files here or choose files',
    choose: 'Choose files',
    uploading: 'Uploading {{name}}',
    remove: 'Remove {{name}}',
    tooLarge: 'Each file must be 10 MB or smaller.',
    empty: 'This file is empty.',
    tooMany: 'At most {{count}} files.',
    wrongType: 'This type of file is not accepted here.',
    ssnInName: 'The file name looks like it has a Social Security number. Rename the file.',
    failed: 'The upload did not work. Remove it and try again.',
    checking: 'Being checked for viruses',
    refused: 'Refused, not kept',
    download: 'Download {{name}}',
  },
} as const
