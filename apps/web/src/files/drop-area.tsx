import { IconUpload } from '@tabler/icons-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './files.module.css'

interface DropAreaProps {
  id: string
  accept: string
  multiple?: boolean
  describedBy?: string
  invalid?: boolean
  /** Only for the feed of IES, which is made of such numbers. */
  mayHoldSsn?: boolean
  onFiles: (files: File[]) => void
}

/**
 * One button that opens the file chooser and takes dropped files; errors lead the focus here. Whatever is uploaded, it
 * warns not to include a full Social Security number (REF-018).
 */
export function DropArea({ id, accept, multiple = true, describedBy, invalid, mayHoldSsn, onFiles }: DropAreaProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const warningId = `${id}-warning`
  const description = [describedBy, mayHoldSsn ? undefined : warningId].filter(Boolean).join(' ') || undefined
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <>
      <button
        type="button"
        id={id}
        className={styles.drop}
        data-over={over || undefined}
        data-invalid={invalid || undefined}
        aria-describedby={description}
        onClick={() => chooser.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={19} aria-hidden />
        {t('files.drop')}
      </button>
      {mayHoldSsn ? null : (
        <small id={warningId} className={styles.warning}>
          {t('files.noSsn')}
        </small>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
