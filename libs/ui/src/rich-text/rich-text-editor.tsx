import { EditorContent } from '@tiptap/react'
import type { KeyboardEvent } from 'react'
import styles from './rich-text.module.css'
import { RichTextToolbar, type RichTextLabels } from './toolbar.tsx'
import { usePictures } from './use-pictures.ts'
import { useRichText } from './use-rich-text.ts'

export interface RichTextEditorProps {
  id: string
  /** Accessible name, when no visible label points here. */
  label: string
  value: string
  onChange: (html: string) => void
  labels: RichTextLabels
  /** Stores a picture and tells where it can be read; rejects with a sentence for people. */
  onPicture?: (file: File) => Promise<{ src: string; alt: string }>
  placeholder?: string
  describedBy?: string
  invalid?: boolean
  compact?: boolean
  tone?: 'plain' | 'note'
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void
  /** Somebody types in the plain field that this editor replaces: no key may be lost. */
  takeFocus?: boolean
}

/** Rich text as HTML: bold, italic, lists, links, pictures that are pasted, dropped or chosen (HELP-007). */
export function RichTextEditor(props: RichTextEditorProps) {
  const { id, value, onPicture, invalid = false, compact = false } = props
  const { addPictures, uploading, problem } = usePictures(onPicture)
  const editor = useRichText(props, addPictures)
  return (
    <div
      className={styles.root}
      data-invalid={invalid || undefined}
      data-compact={compact || undefined}
      data-tone={props.tone}
      onKeyDown={props.onKeyDown}
    >
      <RichTextToolbar
        editor={editor}
        labels={props.labels}
        controls={id}
        onPictures={onPicture ? (files) => addPictures(editor, files) : undefined}
      />
      <EditorContent
        editor={editor}
        className={styles.frame}
        data-placeholder={value === '' ? props.placeholder : undefined}
      />
      <div role="status" className={uploading > 0 || problem ? styles.status : 'visually-hidden'}>
        {uploading > 0 ? props.labels.uploading : null}
        {problem ? <span className={styles.problem}>{problem}</span> : null}
      </div>
    </div>
  )
}
