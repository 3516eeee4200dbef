import { IconBold, IconItalic, IconLink, IconList, IconListNumbers, IconPhoto } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ComponentType, type RefObject } from 'react'
import { htmlOfLines, linesOf } from './plain-lines.ts'
import type { RichTextEditorProps } from './rich-text-editor.tsx'
import styles from './rich-text.module.css'

type Field = Omit<RichTextEditorProps, 'takeFocus'>

let loaded: ComponentType<RichTextEditorProps> | null = null
let loading: Promise<ComponentType<RichTextEditorProps>> | null = null

/** A failed load may be tried again: whoever types meanwhile has the plain field. */
function loadEditor(): Promise<ComponentType<RichTextEditorProps>> {
  loading ??= import('./rich-text-editor.tsx').then(
    ({ RichTextEditor }) => (loaded = RichTextEditor),
    (problem: unknown) => {
      loading = null
      throw problem
    },
  )
  return loading
}

/**
 * Rich text as HTML (HELP-007). Most pages with such a field are opened to read: it begins as a plain field that looks
 * the same, and the editor, the heaviest part of the web app, loads when somebody turns to it.
 */
export function RichTextField(props: Field) {
  const text = linesOf(props.value)
  const plain = useRef<HTMLTextAreaElement>(null)
  const { Editor, takeFocus, want } = useEditorOnDemand(text, plain)
  if (Editor !== null) return <Editor {...props} takeFocus={takeFocus} />
  return (
    <div
      className={styles.root}
      data-invalid={props.invalid || undefined}
      data-compact={props.compact || undefined}
      data-tone={props.tone}
      onKeyDown={props.onKeyDown}
      onPointerEnter={want}
      onDragEnter={want}
    >
      <ToolbarToCome onPointerDown={() => setTimeout(() => plain.current?.focus())} />
      <div className={styles.frame}>
        <textarea
          ref={plain}
          id={props.id}
          className={styles.content}
          aria-label={props.label}
          aria-invalid={props.invalid ?? false}
          aria-describedby={props.describedBy}
          placeholder={props.placeholder}
          value={text ?? ''}
          disabled={text === null}
          onFocus={want}
          onChange={(event) => props.onChange(htmlOfLines(event.currentTarget.value))}
        />
      </div>
    </div>
  )
}

/** The editor once it is there; it loads when it is wanted, or when the text (`null`) is more than a plain field shows. */
function useEditorOnDemand(text: string | null, plain: RefObject<HTMLTextAreaElement | null>) {
  const [Editor, setEditor] = useState(() => loaded)
  const [wanted, setWanted] = useState(text !== '')
  const [takeFocus, setTakeFocus] = useState(false)
  const needed = wanted || text === null
  useEffect(() => {
    if (!needed || Editor !== null) return
    let left = false
    loadEditor().then(
      (ready) => {
        if (left) return
        setTakeFocus(plain.current !== null && plain.current === document.activeElement)
        setEditor(() => ready)
      },
      () => setWanted(false),
    )
    return () => {
      left = true
    }
  }, [needed, Editor, plain])
  return { Editor, takeFocus, want: () => setWanted(true) }
}

const TOOLS = [IconBold, IconItalic, IconList, IconListNumbers, IconLink, IconPhoto]

/** What the toolbar will show, so that nothing moves when it comes. */
function ToolbarToCome({ onPointerDown }: { onPointerDown: () => void }) {
  return (
    <div className={styles.toolbar} aria-hidden onPointerDown={onPointerDown}>
      {TOOLS.map((Picture, index) => (
        <span key={index} className={styles.tool}>
          <Picture size={17} stroke={2} />
        </span>
      ))}
    </div>
  )
}
