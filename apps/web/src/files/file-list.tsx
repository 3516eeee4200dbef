import type { AttachmentView } from '@isets/contracts'
import { IconFile, IconPaperclip, IconPhoto, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { sizeText } from './file-checks.ts'
import styles from './files.module.css'
import { contentUrl } from './upload.ts'
import type { FileEntry, Uploads } from './use-uploads.ts'

/** The files of a form: progress while they are on their way, their own error, a way to take them out. */
export function FileList({ entries, remove }: Pick<Uploads, 'entries' | 'remove'>) {
  if (entries.length === 0) return null
  return (
    <ul className={styles.list}>
      {entries.map((entry) => (
        <FileRow key={entry.key} entry={entry} remove={remove} />
      ))}
    </ul>
  )
}

function FileRow({ entry, remove }: { entry: FileEntry; remove: (key: string) => void }) {
  const { t } = useTranslation()
  const { key, name, bytes, progress, stored, problem } = entry
  const Picture = stored?.mediaType.startsWith('image/') ? IconPhoto : IconFile
  return (
    <li className={styles.row} data-problem={problem ? true : undefined}>
      <Picture size={20} stroke={1.7} aria-hidden />
      <div className={styles.words}>
        <span className={styles.name}>{name}</span> <span className={styles.size}>{sizeText(bytes)}</span>
        {stored?.state === 'quarantined' ? <span className={styles.size}> · {t('files.checking')}</span> : null}
        {problem ? (
          <span className={styles.problem} role="alert">
            {problem}
          </span>
        ) : null}
        {!stored && !problem ? <progress value={progress} aria-label={t('files.uploading', { name })} /> : null}
      </div>
      <button
        type="button"
        className={styles.remove}
        onClick={() => remove(key)}
        aria-label={t('files.remove', { name })}
      >
        <IconX size={18} aria-hidden />
      </button>
    </li>
  )
}

/** Files of a message, to be downloaded. */
export function AttachedFiles({ files }: { files: readonly AttachmentView[] }) {
  const { t } = useTranslation()
  const shown = files.filter(({ purpose }) => purpose !== 'picture')
  const words = { clean: sizeText, quarantined: () => t('files.checking'), refused: () => t('files.refused') }
  if (shown.length === 0) return null
  return (
    <ul className={styles.chips}>
      {shown.map(({ id, name, bytes, state }) => (
        <li key={id}>
          {state === 'clean' ? (
            <a href={contentUrl(id)} download={name} aria-label={t('files.download', { name })}>
              <IconPaperclip size={15} aria-hidden />
              {name}
            </a>
          ) : (
            <span>
              <IconPaperclip size={15} aria-hidden />
              {name}
            </span>
          )}
          <span className={styles.size}>{words[state](bytes)}</span>
        </li>
      ))}
    </ul>
  )
}
