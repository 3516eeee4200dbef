import Image from '@tiptap/extension-image'
import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { picturesIn, sameContent } from './content.ts'
import styles from './rich-text.module.css'
import { RichTextToolbar, type RichTextLabels } from './toolbar.tsx'

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

const extensions = [
  StarterKit.configure({
    heading: false,
    codeBlock: false,
    horizontalRule: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      HTMLAttributes: { rel: 'noopener noreferrer' },
    },
  }),
  Image,
]

/** Rich text as HTML: bold, italic, lists, links, pictures that are pasted, dropped or chosen (HELP-007). */
export function RichTextEditor(props: RichTextEditorProps) {
  const { id, label, value, onChange, onPicture, describedBy, invalid = false, compact = false } = props
  const { takeFocus = false } = props
  const [problem, setProblem] = useState<string | null>(null)
  const [uploading, setUploading] = useState(0)
  const latest = useRef({ onChange, onPicture })
  useEffect(() => {
    latest.current = { onChange, onPicture }
  })

  const addPictures = (into: Editor, files: File[]): boolean => {
    const store = latest.current.onPicture
    if (!store || files.length === 0) return false
    setProblem(null)
    for (const file of files) {
      setUploading((count) => count + 1)
      store(file)
        .then((picture) => into.chain().focus().setImage(picture).run())
        .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
        .finally(() => setUploading((count) => count - 1))
    }
    return true
  }

  const holder = useRef<Editor | null>(null)
  const takePictures = (files: File[]): boolean => holder.current !== null && addPictures(holder.current, files)
  const editor = useEditor({
    immediatelyRender: true,
    extensions,
    content: value,
    // In the middle of typing: without it a space that was typed last is dropped, and two words become one.
    parseOptions: { preserveWhitespace: takeFocus },
    onUpdate: ({ editor: current }) => latest.current.onChange(current.isEmpty ? '' : current.getHTML()),
    editorProps: {
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-invalid': String(invalid),
        ...(describedBy && { 'aria-describedby': describedBy }),
        class: styles.content ?? '',
      },
      handlePaste: (_view, event) => takePictures(picturesIn(event.clipboardData)),
      handleDrop: (_view, event, _slice, moved) => !moved && takePictures(picturesIn(event.dataTransfer)),
    },
  })
  useEffect(() => {
    holder.current = editor
  }, [editor])
  useLayoutEffect(() => {
    if (!takeFocus) return
    const { state, view } = editor
    view.dispatch(state.tr.setSelection(Selection.atEnd(state.doc)))
    view.focus() // at once with its caret: given to the element alone, the next keys would go to the beginning
  }, [editor, takeFocus])

  useEffect(() => {
    if (editor.isDestroyed) return
    if (!sameContent(value, editor.getHTML())) editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])

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
