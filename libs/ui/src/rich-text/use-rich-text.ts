import Image from '@tiptap/extension-image'
import { Selection } from '@tiptap/pm/state'
import { useEditor, type Editor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { picturesIn, sameContent } from './content.ts'
import type { RichTextEditorProps } from './rich-text-editor.tsx'
import styles from './rich-text.module.css'

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

/** The editor of a field: says what was written, follows a value that changes, hands on pictures. */
export function useRichText(props: RichTextEditorProps, addPictures: (into: Editor, files: File[]) => boolean): Editor {
  const { value, onChange, takeFocus = false } = props
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  const holder = useRef<Editor | null>(null)
  const takePictures = (files: File[]): boolean => holder.current !== null && addPictures(holder.current, files)
  const editor = useEditor({
    immediatelyRender: true,
    extensions,
    content: value,
    // In the middle of typing: without it a space that was typed last is dropped, and two words become one.
    parseOptions: { preserveWhitespace: takeFocus },
    onUpdate: ({ editor: current }) => latest.current(current.isEmpty ? '' : current.getHTML()),
    editorProps: {
      attributes: attributesOf(props),
      handlePaste: (_view, event) => takePictures(picturesIn(event.clipboardData)),
      handleDrop: (_view, event, _slice, moved) => !moved && takePictures(picturesIn(event.dataTransfer)),
    },
  })
  useEffect(() => {
    holder.current = editor
  }, [editor])
  useCaretAtEnd(editor, takeFocus)

  useEffect(() => {
    if (editor.isDestroyed) return
    if (!sameContent(value, editor.getHTML())) editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])
  return editor
}

function attributesOf({ id, label, describedBy, invalid = false }: RichTextEditorProps): Record<string, string> {
  return {
    id,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-invalid': String(invalid),
    ...(describedBy && { 'aria-describedby': describedBy }),
    class: styles.content ?? '',
  }
}

/** Goes on where somebody was typing in the plain field. */
function useCaretAtEnd(editor: Editor, takeFocus: boolean): void {
  useLayoutEffect(() => {
    if (!takeFocus) return
    const { state, view } = editor
    view.dispatch(state.tr.setSelection(Selection.atEnd(state.doc)))
    view.focus() // at once with its caret: given to the element alone, the next keys would go to the beginning
  }, [editor, takeFocus])
}
